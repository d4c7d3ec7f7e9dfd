import { createHash } from 'node:crypto'
import type { SlackPart } from '../blocks.ts'

/** An answer as one person saw it, and the thread that it belongs to. */
export interface ShownAnswer {
  readonly parts: readonly SlackPart[]
  readonly thread: string | null
}

/** The answers that somebody may want to show to everybody; at most `most`, the newest, and only until the process ends. */
export interface ShownAnswers {
  /** Its name, the same for the same answer. */
  keep(answer: ShownAnswer): string
  /** Null: it was forgotten. */
  find(name: string): ShownAnswer | null
}

/** Nothing is kept yet. */
export function createShownAnswers(most = 1000): ShownAnswers {
  const known = new Map<string, ShownAnswer>()
  return {
    keep(answer) {
      const name = createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 22)
      known.delete(name)
      if (known.size >= most) known.delete(known.keys().next().value ?? '')
      known.set(name, answer)
      return name
    },
    find: (name) => known.get(name) ?? null,
  }
}
