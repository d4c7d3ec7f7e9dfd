import type { Addendum, Claim } from '../../../port.ts'
import type { Transactions, Work } from '../../work.ts'
import type { DeliveryRow } from './delivery-rows.ts'

/** What was corrected in copies that cannot be changed, for those that are in a transaction already: the reader's next issue tells of it. */
export interface Addenda {
  /** The reader of this delivery is to be told of these items, as they are in this revision. */
  add(delivery: number, items: readonly number[], revision: number): Work<void>
  /** Writes down with each delivery that begins what it tells, and gives it to its claim. */
  take(claims: readonly Claim[]): Work<readonly Claim[]>
  /** What is written down with a delivery. */
  read(written: string | null): readonly Addendum[]
  /** The delivery has reached its reader: what it told is told. */
  arrived(row: Pick<DeliveryRow, 'subscription' | 'addenda'>): Work<void>
}

interface Row {
  readonly delivery: number
  readonly issue: number
  readonly items: string
  readonly revision: number
}

export const createAddenda = ({ sql }: Transactions): Addenda => {
  const known = sql.prepare<[number], { subscription: number; issue: number; items: string | null }>(`
    select d.subscription, d.issue, a.items from deliveries d
    left join addenda a on a.subscription = d.subscription and a.issue = d.issue where d.id = ?`)
  const put = sql.prepare<[number, number, string, number]>(`
    insert into addenda (subscription, issue, items, revision) values (?, ?, ?, ?)
    on conflict (subscription, issue) do update set items = excluded.items, revision = excluded.revision`)
  const of = sql.prepare<[string], Row>(`
    select d.id as delivery, a.issue, a.items, a.revision
    from json_each(?) j cross join deliveries d on d.id = cast(j.value as integer) cross join addenda a on a.subscription = d.subscription`)
  const write = sql.prepare<[string, number]>('update deliveries set addenda = ? where id = ?')
  const drop = sql.prepare<[number, number, number]>(
    'delete from addenda where subscription = ? and issue = ? and revision <= ?',
  )
  const read = (written: string | null): readonly Addendum[] => {
    const addenda: readonly Addendum[] = written === null ? [] : JSON.parse(written)
    return addenda
  }

  return {
    read,
    *add(delivery, items, revision) {
      const row = yield* known.get(delivery)
      if (row === undefined) return
      const before: readonly number[] = row.items === null ? [] : JSON.parse(row.items)
      const all = [...new Set([...before, ...items])].toSorted((a, b) => a - b)
      yield* put.run(row.subscription, row.issue, JSON.stringify(all), revision)
    },
    *take(claims) {
      const fresh = claims.filter(({ part }) => part === 0).map(({ delivery }) => delivery)
      if (fresh.length === 0) return claims
      const told = new Map<number, Addendum[]>()
      const rows = (yield* of.all(JSON.stringify(fresh))).toSorted((a, b) => a.issue - b.issue)
      for (const { delivery, issue, items, revision } of rows) {
        const numbers: readonly number[] = JSON.parse(items)
        told.set(delivery, [...(told.get(delivery) ?? []), { issue, items: numbers, revision }])
      }
      for (const [delivery, addenda] of told) yield* write.run(JSON.stringify(addenda), delivery)
      return claims.map((claim) => ({ ...claim, addenda: told.get(claim.delivery) ?? claim.addenda }))
    },
    *arrived({ subscription, addenda }) {
      for (const { issue, revision } of read(addenda)) yield* drop.run(subscription, issue, revision)
    },
  }
}
