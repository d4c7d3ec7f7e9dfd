import type { FixMark } from '../../src/store/corrections.ts'
import type { Mark, Store } from '../../src/store/port.ts'
import { seeded } from '../bench/archive.ts'
import { type FanOutOptions, killed, reader } from './fan-out.ts'
import { openField } from './field.ts'
import { settledAfterKill } from './rows.ts'

/** What came of corrections whose process was killed while it wrote the fixes. */
export interface FixFanOutOutcome {
  readonly kills: number
  /** Of these, how many left a correction of which some fixes were written and others were not. */
  readonly within: number
  readonly copies: number
  /** Copies that show another revision than the newest when nothing is left to be done. */
  readonly lost: number
  /** Copies that were changed into one and the same revision more than once. */
  readonly doubled: number
  /** Copies that were changed into a revision which was not the newest any more. */
  readonly outdated: number
  /** Corrections whose counters say something else than the rows. */
  readonly miscounted: number
  readonly seconds: number
}

const lane = { platform: 'telegram', account: '1' }

/**
 * Corrects an issue that everybody has in a process that is killed by turns after some pieces of the fixes, and at a moment which the seed
 * chooses; another process, which only delivers, writes what is missing and puts the copies right.
 */
export async function fixFanOut({ seed, readers, kills, newDatabase }: FanOutOptions): Promise<FixFanOutOutcome> {
  const from = performance.now()
  const random = seeded(seed)
  const field = await openField(newDatabase)
  const { path, database, store, look } = field
  const found = { within: 0, copies: 0, lost: 0, doubled: 0, outdated: 0, miscounted: 0 }
  try {
    const all = Array.from({ length: readers }, (_, at) => ({ target: reader(String(at)), wants: {} }))
    await store.subscribeAll(all, Date.now())
    await killed(path, 'publish', 'the issue', null)
    await work(store)
    const pieces = Math.floor((readers - 1) / 2_000)
    const wholeMs = kills > 1 ? await killed(path, 'correct', 'whole', null) : 0
    await work(store)
    for (let kill = 0; kill < kills; kill++) {
      const before = (await store.latest())?.revision ?? 0
      const when = kill % 2 === 0 ? { pieces: 1 + Math.floor(random() * pieces) } : { ms: random() * wholeMs }
      await killed(path, 'correct', `wording ${kill}`, when)
      await settledAfterKill(database, 'publisher')
      const { revision = 0 } = (await store.latest()) ?? {}
      // It was killed before the correction was written.
      if (revision === before) continue
      if ((await look.all('select issue from fix_fan_outs')).length > 0) found.within++
      const turns = await work(store)
      const rows = await look.all<{ revision: number; state: string }>(
        `select p.revision, coalesce(f.state, 'none') as state from parts p left join fixes f on f.delivery = p.delivery`,
      )
      found.copies += rows.length
      found.lost += rows.filter((row) => row.revision !== revision || row.state !== 'edited').length
      found.lost += readers - rows.length
      found.doubled += [...turns.values()].filter((count) => count > 1).length
      found.outdated += [...turns.keys()].filter((turn) => !turn.endsWith(` ${revision}`)).length
      if ((await store.fixes(1)).edited !== rows.length) found.miscounted++
    }
    return { kills, ...found, seconds: (performance.now() - from) / 1000 }
  } finally {
    await field.close()
  }
}

/** A process that delivers until nothing is left, to a platform that takes all. Tells how often each copy was changed into each revision. */
async function work(store: Store): Promise<ReadonlyMap<string, number>> {
  const turns = new Map<string, number>()
  let marks: Mark[] = []
  let fixMarks: FixMark[] = []
  for (;;) {
    const now = Date.now()
    const { claims, fixes, nextAt } = await store.tick({
      ...{ now, worker: 'other', leaseUntil: now + 60_000, marks, fixMarks },
      lanes: [{ ...lane, intervalMs: 0, slots: 128 }],
    })
    if (claims.length + fixes.length === 0 && nextAt === null) return turns
    marks = claims.map(({ delivery, part, attempt }) => ({
      ...{ delivery, part, attempt },
      verdict: { kind: 'sent', id: `${delivery}`, parts: 1, nextAt: now },
    }))
    fixMarks = fixes.map(({ delivery, turn, revision }) => {
      const key = `${delivery} ${revision}`
      turns.set(key, (turns.get(key) ?? 0) + 1)
      const message = { part: 0, became: 'changed' } as const
      return { delivery, turn, revision, verdict: { kind: 'step', message, next: 'nothing', nextAt: now } }
    })
  }
}
