import type { FixStep } from '../../../corrections.ts'
import type { Connection } from '../../connection.ts'

/** What readers were told of corrections by messages of their own, for those that are in a transaction already. */
export interface NoticeRows {
  /** The reader was told; `message` is null where nobody knows, `items` where nobody knows of what. */
  add(delivery: number, message: string | null, items: readonly number[] | null, revision: number): void
  /** What became of one, in a step for this revision. */
  note(change: NonNullable<FixStep['notice']>, revision: number): void
  /** A later revision may stand in this one. */
  doubt(notice: number): void
  /** A later revision may stand in any of this copy's that are of an older one than this. */
  doubtAll(delivery: number, revision: number): void
}

/** Rows of notices; what became of a message that nobody can change any more is kept, because it may contradict what is told later. */
export const createNoticeRows = ({ db }: Connection): NoticeRows => {
  const add = db.prepare<[number, string | null, string | null, number]>(
    'insert into notices (delivery, message, items, revision) values (?, ?, ?, ?)',
  )
  const show = db.prepare<[number, string, number]>(
    "update notices set revision = ?, items = ?, standing = 'there' where id = ?",
  )
  const stand = db.prepare<['unsure' | 'refused', number]>('update notices set standing = ? where id = ?')
  const lose = db.prepare<[string, number]>(
    "update notices set message = null, items = ?, standing = 'there' where id = ?",
  )
  const empty = db.prepare<[string, number]>(
    "update notices set message = null, items = ?, revision = 0, standing = 'there' where id = ?",
  )
  const doubtAll = db.prepare<[number, number]>(`
    update notices indexed by notices_of_delivery set standing = 'unsure'
    where delivery = ? and message is not null and standing = 'there' and revision < ?`)
  return {
    add(delivery, message, items, revision) {
      add.run(delivery, message, items === null ? null : JSON.stringify(items), revision)
    },
    note({ notice, became, items }, revision) {
      const about = JSON.stringify(items)
      switch (became) {
        case 'changed':
          show.run(revision, about, notice)
          return
        case 'refused':
          stand.run('refused', notice)
          return
        case 'removed':
          empty.run(about, notice)
          return
        case 'stuck':
          lose.run(about, notice)
          return
        default:
          became satisfies never
      }
    },
    doubt(notice) {
      stand.run('unsure', notice)
    },
    doubtAll(delivery, revision) {
      doubtAll.run(delivery, revision)
    },
  }
}
