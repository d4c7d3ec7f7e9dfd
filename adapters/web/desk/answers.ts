import type { Doc } from '../../../src/doc.ts'

/** What the bot answered last in each browser, until something else is asked there. */
export interface LastAnswers {
  put(session: string, doc: Doc | null): void
  of(session: string): Doc | null
}

/** So many browsers are remembered. */
const most = 200

export function createLastAnswers(): LastAnswers {
  const answers = new Map<string, Doc>()
  return {
    put(session, doc) {
      answers.delete(session)
      if (doc !== null) answers.set(session, doc)
      const [oldest] = answers.keys()
      if (answers.size > most && oldest !== undefined) answers.delete(oldest)
    },
    of: (session) => answers.get(session) ?? null,
  }
}
