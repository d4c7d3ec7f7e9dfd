import type { FixStep } from '../../../corrections.ts'
import type { Transactions, Work } from '../../work.ts'

/** The messages that stand for the parts of a copy, for those that are in a transaction already. */
export interface ShownRows {
  /** What became of one, in a step for this revision. */
  note(delivery: number, change: NonNullable<FixStep['message']>, revision: number): Work<void>
  /** They stand for other parts from now on; what they show is not sure any more. */
  move(delivery: number, moves: NonNullable<FixStep['moves']>): Work<void>
  /** A later revision may stand in this one. */
  doubt(delivery: number, part: number): Work<void>
  /** A later revision may stand in any that is of an older one than this. */
  doubtAll(delivery: number, revision: number): Work<void>
  /** All that did not have to be changed shows this revision; what cannot be changed keeps what it shows. The copy has no more parts than that. */
  settle(delivery: number, revision: number): Work<void>
}

/** Rows of what stands in chats. */
export const createShownRows = ({ sql }: Transactions): ShownRows => {
  const show = sql.prepare<[number, number, number]>(`
    update parts set revision = ?, standing = 'there' where delivery = ? and part = ?`)
  const lose = sql.prepare<[number, number, number]>(
    "update parts set refused = ?, standing = 'gone' where delivery = ? and part = ?",
  )
  const refuse = sql.prepare<[number, number, number]>(
    "update parts set refused = ?, standing = 'there' where delivery = ? and part = ?",
  )
  const settle = sql.prepare<{ delivery: number; revision: number }>(`
    update parts set revision = :revision
    where delivery = :delivery and state = 'sent' and standing = 'there' and revision < :revision and refused < :revision`)
  const count = sql.prepare<{ delivery: number }>(`
    update deliveries set part = there.parts, parts = there.parts
    from (select max(part) + 1 as parts from parts where delivery = :delivery) there
    where id = :delivery and state = 'sent' and there.parts < deliveries.parts`)
  const doubt = sql.prepare<{ delivery: number; revision: number }>(`
    update parts set standing = 'unsure'
    where delivery = :delivery and state = 'sent' and standing = 'there' and revision < :revision`)
  const remove = sql.prepare<[number, number]>('delete from parts where delivery = ? and part = ?')
  const shorten = sql.prepare<{ delivery: number; part: number }>(`
    update deliveries set part = min(part, :part), parts = case state when 'sent' then :part else parts end
    where id = :delivery and not exists (select 1 from parts p where p.delivery = :delivery and p.part > :part)`)
  const carry = sql.prepare<[number, number, number]>('update parts set part = ? where delivery = ? and part = ?')
  const unsure = sql.prepare<[number, number]>(
    "update parts set standing = 'unsure' where delivery = ? and part = ? and standing = 'there'",
  )

  return {
    *note(delivery, { part, became }, revision) {
      switch (became) {
        case 'changed':
          yield* show.run(revision, delivery, part)
          return
        case 'refused':
          yield* refuse.run(revision, delivery, part)
          return
        case 'gone':
          yield* lose.run(revision, delivery, part)
          return
        case 'removed':
          yield* remove.run(delivery, part)
          yield* shorten.run({ delivery, part })
          return
        default:
          became satisfies never
      }
    },
    *move(delivery, moves) {
      // By way of places that no part has, so that none takes another one's.
      for (const { from } of moves) yield* carry.run(-1 - from, delivery, from)
      for (const { from, to } of moves) yield* carry.run(to, delivery, -1 - from)
      for (const { to } of moves) yield* unsure.run(delivery, to)
    },
    *doubt(delivery, part) {
      yield* unsure.run(delivery, part)
    },
    *doubtAll(delivery, revision) {
      yield* doubt.run({ delivery, revision })
    },
    *settle(delivery, revision) {
      yield* settle.run({ delivery, revision })
      yield* count.run({ delivery })
    },
  }
}
