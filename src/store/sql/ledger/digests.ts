import type { Digested } from '../../port.ts'
import type { Transactions, Work } from '../work.ts'
import type { Counters } from './rows/counters.ts'
import type { DeliveryRow, DeliveryRows } from './rows/delivery-rows.ts'

/** Issues that have waited for one reader and come as one message, for those that are in a transaction already. */
export interface Digests {
  /** These deliveries never go out by themselves: another one each, of a newer issue for the same reader, brings them. */
  carryAll(carried: readonly { readonly row: DeliveryRow; readonly by: number }[], counters: Counters): Work<void>
  /** The digest goes out as things stand now. */
  freeze(delivery: number): Work<readonly Digested[]>
  /** What it brings besides its own issue, as it went out. */
  of(digest: string | null): readonly Digested[]
  /**
   * A part of a digest has arrived. What it shows is not changed any more: its reader is told what is corrected, of the issues that it
   * brings as well.
   */
  arrived(row: Pick<DeliveryRow, 'id' | 'part'>, message: string, at: number, counters: Counters): Work<void>
}

/** Why a delivery was passed over that a digest brings. */
export const carriedReason = 'it comes with a newer issue'

export const createDigests = ({ sql }: Transactions, deliveries: DeliveryRows): Digests => {
  // What it was to bring itself goes along.
  const link = sql.prepare<{ by: number; id: number }>(
    'update deliveries set carrier = :by where id = :id or carrier = :id',
  )
  const mark = sql.prepare<[number]>("update deliveries set digest = '[]' where id = ?")
  const refresh = sql.prepare<[number]>(`
    update deliveries indexed by deliveries_carried set revision = (select revision from issues where number = deliveries.issue)
    where carrier = ?`)
  const freeze = sql.prepare<{ id: number }, { digest: string }>(`
    update deliveries set digest = (
      select json_group_array(json_object('issue', c.issue, 'revision', c.revision) order by c.issue)
      from deliveries c indexed by deliveries_carried where c.carrier = :id)
    where id = :id returning digest`)
  const settle = sql.prepare<[number]>("update parts set standing = 'gone' where delivery = ?")
  const carried = sql.prepare<[number], DeliveryRow>(`
    select id, issue, lane, subscription, queue, state, 0 as part, parts, attempt, revision
    from deliveries indexed by deliveries_carried where carrier = ?`)
  const of = (digest: string | null): readonly Digested[] => (digest === null ? [] : JSON.parse(digest))
  return {
    of,
    *carryAll(carried, counters) {
      const change = { reason: carriedReason }
      yield* deliveries.putAll(
        carried.map(({ row }) => ({ row, state: 'skipped', change })),
        counters,
      )
      for (const { row, by } of carried) {
        yield* link.run({ by, id: row.id })
        yield* mark.run(by)
      }
    },
    *freeze(delivery) {
      yield* refresh.run(delivery)
      return of((yield* freeze.get({ id: delivery }))?.digest ?? null)
    },
    *arrived({ id, part }, message, at, counters) {
      for (const row of part === 0 ? yield* carried.all(id) : []) {
        yield* deliveries.note(row, message, at, counters)
        yield* settle.run(row.id)
      }
      yield* settle.run(id)
    },
  }
}
