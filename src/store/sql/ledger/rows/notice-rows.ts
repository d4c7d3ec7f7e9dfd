import type { FixStep } from '../../../corrections.ts'
import type { Transactions, Work } from '../../work.ts'

/** What readers were told of corrections by messages of their own, for those that are in a transaction already. */
export interface NoticeRows {
  /** The reader was told; `message` is null where nobody knows, `items` where nobody knows of what. */
  add(delivery: number, message: string | null, items: readonly number[] | null, revision: number): Work<void>
  /** What became of one, in a step for this revision. */
  note(change: NonNullable<FixStep['notice']>, revision: number): Work<void>
  /** A later revision may stand in this one. */
  doubt(notice: number): Work<void>
  /** A later revision may stand in any of this copy's that are of an older one than this. */
  doubtAll(delivery: number, revision: number): Work<void>
}

/** Rows of notices; what became of a message that nobody can change any more is kept, because it may contradict what is told later. */
export const createNoticeRows = ({ sql }: Transactions): NoticeRows => {
  const add = sql.prepare<[number, string | null, string | null, number]>(
    'insert into notices (delivery, message, items, revision) values (?, ?, ?, ?)',
  )
  const show = sql.prepare<[number, string, number]>(
    "update notices set revision = ?, items = ?, standing = 'there' where id = ?",
  )
  const stand = sql.prepare<['unsure' | 'refused', number]>('update notices set standing = ? where id = ?')
  const lose = sql.prepare<[string, number]>(
    "update notices set message = null, items = ?, standing = 'there' where id = ?",
  )
  const empty = sql.prepare<[string, number]>(
    "update notices set message = null, items = ?, revision = 0, standing = 'there' where id = ?",
  )
  const doubtAll = sql.prepare<[number, number]>(`
    update notices indexed by notices_of_delivery set standing = 'unsure'
    where delivery = ? and message is not null and standing = 'there' and revision < ?`)
  return {
    *add(delivery, message, items, revision) {
      yield* add.run(delivery, message, items === null ? null : JSON.stringify(items), revision)
    },
    *note({ notice, became, items }, revision) {
      const about = JSON.stringify(items)
      switch (became) {
        case 'changed':
          yield* show.run(revision, about, notice)
          return
        case 'refused':
          yield* stand.run('refused', notice)
          return
        case 'removed':
          yield* empty.run(about, notice)
          return
        case 'stuck':
          yield* lose.run(about, notice)
          return
        default:
          became satisfies never
      }
    },
    *doubt(notice) {
      yield* stand.run('unsure', notice)
    },
    *doubtAll(delivery, revision) {
      yield* doubtAll.run(delivery, revision)
    },
  }
}
