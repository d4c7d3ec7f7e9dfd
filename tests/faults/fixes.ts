import { readConfig } from '../../src/config.ts'
import { openDesk } from '../../src/main.ts'
import { markedItem } from './marks.ts'
import { databaseOf, environmentOf, type ProgramOptions } from './program.ts'
import { openWitness } from './rows.ts'

/** A copy that was to be put right, as the rows have it. */
export interface FixEntry {
  readonly chat: string
  readonly state: string
  readonly telling: 0 | 1
  readonly reason: string | null
  readonly delivery: { readonly state: string; readonly part: number; readonly parts: number; readonly doubts: number }
  readonly parts: readonly { readonly part: number; readonly id: string | null; readonly standing: string }[]
  readonly notices: readonly { readonly id: string | null; readonly revision: number }[]
}

/** What becomes of an item: another version, of so many paragraphs, or nothing. */
export interface Turn {
  /** From 0. */
  readonly item: number
  readonly version: number
  /** Null: it is retracted. */
  readonly paragraphs: number | null
}

/** Corrects an item of issue 1, as another process than the one that delivers. Tells how many copies are to be put right. */
export async function correctItem(options: ProgramOptions, { item, version, paragraphs }: Turn): Promise<number> {
  const { store } = await openDesk(readConfig(environmentOf(options)))
  try {
    const issue = await store.issue(1)
    const old = issue?.sections.flatMap(({ items }) => items)[item]
    if (!issue || !old) throw new Error(`there is no item ${item}`)
    const actor = { person: 'cli', name: null, from: null }
    const kind = paragraphs === null ? 'retracted' : 'corrected'
    const { amended: _amended, ...before } = old
    const now = paragraphs === null ? before : markedItem(options.platform, { issue: 1, item, version, paragraphs })
    const done = await store.correct({
      issue: 1,
      revision: issue.revision,
      item: { ...now, amended: { kind, time: '2026-11-20T10:40', reason: kind === 'retracted' ? 'invented' : null } },
      at: Date.now(),
      audit: { at: Date.now(), actor, action: kind, subject: `issue 1.${item + 1}`, detail: {} },
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
  return { fixes: await fixesIn(options), counts }
}

/** The rows of issue 1. */
export async function fixesIn(options: ProgramOptions): Promise<readonly FixEntry[]> {
  const witness = await openWitness(databaseOf(options))
  try {
    const rows = await witness.all<FixRow>(`
        select s.chat, f.state, f.telling, f.reason,
          json_object('state', d.state, 'part', d.part, 'parts', d.parts, 'doubts', d.doubts) as delivery,
          (select json_group_array(json_object('part', p.part, 'id', p.message, 'standing', p.standing) order by p.part)
            from parts p where p.delivery = d.id) as parts,
          (select json_group_array(json_object('id', o.message, 'revision', o.revision) order by o.id)
            from notices o where o.delivery = d.id) as notices
        from fixes f join deliveries d on d.id = f.delivery join subscriptions s on s.id = d.subscription`)
    return rows.map(({ delivery, parts, notices, ...row }) => ({
      ...row,
      delivery: JSON.parse(delivery),
      parts: JSON.parse(parts),
      notices: JSON.parse(notices),
    }))
  } finally {
    await witness.close()
  }
}

type FixRow = Omit<FixEntry, 'delivery' | 'parts' | 'notices'> &
  Readonly<Record<'delivery' | 'parts' | 'notices', string>>
