import Database from 'better-sqlite3'
import { readConfig } from '../../src/config.ts'
import { openDesk } from '../../src/main.ts'
import { databaseIn, environmentOf, type ProgramOptions } from './program.ts'

/** A copy that was to be put right, as the rows have it. */
export interface FixEntry {
  readonly chat: string
  readonly state: string
  readonly telling: 0 | 1
  readonly reason: string | null
}

/** Corrects item `number` of issue 1, as another process than the one that delivers: its mark becomes one of a second revision. */
export async function correctItem(options: ProgramOptions, number: number): Promise<number> {
  const { store } = await openDesk(readConfig(environmentOf(options)))
  try {
    const issue = await store.issue(1)
    const item = issue?.sections.flatMap(({ items }) => items).find((each) => each.number === number)
    if (!issue || !item) throw new Error(`there is no item ${number}`)
    const amended = { kind: 'corrected', time: '2026-11-20T10:40', reason: null } as const
    const actor = { person: 'cli', name: null, from: null }
    const done = await store.correct({
      issue: 1,
      revision: issue.revision,
      item: { ...item, headline: `${item.headline}r2`, amended },
      at: Date.now(),
      audit: { at: Date.now(), actor, action: 'corrected', subject: `issue 1.${number}`, detail: {} },
    })
    return done.kind === 'corrected' ? done.copies : 0
  } finally {
    await store.close()
  }
}

/** The fixes of issue 1, and how the store counts them. */
export async function readFixes(
  options: ProgramOptions,
): Promise<{ readonly fixes: readonly FixEntry[]; readonly counts: Readonly<Record<string, number>> }> {
  const { store } = await openDesk(readConfig(environmentOf(options)))
  const counts = await store.fixes(1)
  await store.close()
  return { fixes: fixesIn(options.folder), counts }
}

/** The rows in this folder. */
export function fixesIn(folder: string): readonly FixEntry[] {
  const db = new Database(databaseIn(folder))
  try {
    return db
      .prepare<[], FixEntry>(`
        select s.chat, f.state, f.telling, f.reason
        from fixes f join deliveries d on d.id = f.delivery join subscriptions s on s.id = d.subscription`)
      .all()
  } finally {
    db.close()
  }
}
