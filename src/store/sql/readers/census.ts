import { setImmediate } from 'node:timers/promises'
import { chooserOf, wordsOf } from '../../../choices/choose.ts'
import type { SubscriptionState } from '../../../model.ts'
import type { DeskStore } from '../../desk.ts'
import type { Store } from '../../port.ts'
import { selectionOf } from '../choices.ts'
import type { Transactions } from '../work.ts'

/** Subscriptions that are alike in what is counted. */
interface Alike {
  readonly lane: number
  readonly selection: number
  readonly state: SubscriptionState
  readonly count: number
}

interface LaneName {
  readonly id: number
  readonly platform: string
  readonly account: string
}

/** Subscriptions are gone through so many times as many at once as are written: some 10 ms. */
const lighter = 25

/** How many readers there are, counted in pieces, so that a million hold nobody up: whoever comes or goes meanwhile may be counted or not. */
export const createCensus = (
  { sql, read, write }: Transactions,
  atOnce: number,
): Pick<Store, 'subscriptionCounts' | 'readersByLane' | 'noteReaders'> & Pick<DeskStore, 'readersOf'> => {
  const newest = sql.prepare<[], { id: number }>('select coalesce(max(id), 0) as id from subscriptions')
  const alike = sql.prepare<[number, number], Alike>(`
    select lane, selection, state, count(*) as count from subscriptions where id > ? and id <= ? group by lane, selection, state`)
  const lanes = sql.prepare<[], LaneName>('select id, platform, account from lanes order by platform, account')
  const selections = sql.prepare<[], { id: number; content: string }>('select id, content from selections')
  const put = sql.prepare<[string, string, string, number]>(`
    insert into reader_days (day, kind, name, readers) values (?, ?, ?, ?)
    on conflict (day, kind, name) do update set readers = excluded.readers`)
  const forget = sql.prepare<[string]>('delete from reader_days where day = ?')

  const last = read(function* () {
    return (yield* newest.get())?.id ?? 0
  })
  const piece = read(function* (done: number, to: number) {
    return yield* alike.all(done, to)
  })
  const laneNames = read(function* () {
    return yield* lanes.all()
  })
  const contents = read(function* () {
    return (yield* selections.all()).map(({ id, content }) => ({ id, selection: selectionOf(content) }))
  })
  /** Every piece of the readers. */
  const pieces = async (see: (those: Alike) => void): Promise<void> => {
    const end = await last()
    for (let done = 0; done < end; ) {
      const to = Math.min(end, done + atOnce * lighter)
      for (const those of await piece(done, to)) see(those)
      done = to
      // Others have their turn between two pieces.
      if (done < end) await setImmediate()
    }
  }
  /** How many active ones each of these is for. */
  const activeBy = async (key: 'lane' | 'selection'): Promise<ReadonlyMap<number, number>> => {
    const counts = new Map<number, number>()
    await pieces((those) => {
      if (those.state === 'active') add(counts, those[key], those.count)
    })
    return counts
  }

  const clear = write(function* (day: string) {
    yield* forget.run(day)
  })
  const keep = write(function* (day: string, counts: readonly { kind: string; name: string; readers: number }[]) {
    for (const { kind, name, readers } of counts) yield* put.run(day, kind, name, readers)
  })

  return {
    async subscriptionCounts() {
      const counts = { active: 0, paused: 0, ended: 0 }
      await pieces(({ state, count }) => {
        counts[state] += count
      })
      return counts
    },
    async readersByLane() {
      const counts = await activeBy('lane')
      return (await laneNames()).flatMap(({ id, platform, account }) => {
        const active = counts.get(id) ?? 0
        return active === 0 ? [] : { platform, account, active }
      })
    },
    async readersOf(draft) {
      const counts = await activeBy('selection')
      const chosen = (await contents()).filter(({ id }) => counts.has(id))
      const choose = chooserOf(draft, wordsOf(chosen.map(({ selection }) => selection)))
      return chosen.reduce(
        (sum, { id, selection }) => sum + (choose(selection).length > 0 ? (counts.get(id) ?? 0) : 0),
        0,
      )
    },
    async noteReaders(day) {
      const byLane = new Map<number, number>()
      const bySelection = new Map<number, number>()
      await pieces(({ lane, selection, state, count }) => {
        if (state !== 'active') return
        add(byLane, lane, count)
        add(bySelection, selection, count)
      })
      const platforms = new Map<string, number>()
      const accounts = new Map<string, number>()
      for (const { id, platform, account } of await laneNames()) {
        const readers = byLane.get(id)
        if (readers === undefined) continue
        add(platforms, platform, readers)
        add(accounts, `${platform} ${account}`, readers)
      }
      const topics = new Map<string, number>()
      for (const { id, selection } of await contents())
        for (const topic of selection.topics) if (bySelection.has(id)) add(topics, topic, bySelection.get(id) ?? 0)
      const kinds = { platform: platforms, account: accounts, topic: topics }
      const counts = Object.entries(kinds).flatMap(([kind, all]) =>
        [...all].map(([name, readers]) => ({ kind, name, readers })),
      )
      await clear(day)
      for (let done = 0; done < counts.length; done += atOnce) {
        await setImmediate()
        await keep(day, counts.slice(done, done + atOnce))
      }
    },
  }
}

const add = <K>(counts: Map<K, number>, key: K, count: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + count)
}
