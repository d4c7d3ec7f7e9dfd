import type { Watch } from '../../desk.ts'
import type { Store } from '../../port.ts'
import type { Connection } from '../connection.ts'
import { type TargetRow, threadKey, toTarget } from '../rows.ts'

interface WatchRow extends TargetRow {
  readonly issue: number
  readonly message: string
}

/** Messages that follow a broadcast, oldest first. */
export const createWatches = ({ db, read, write }: Connection): Pick<Store, 'watch' | 'watches' | 'unwatch'> => {
  const insert = db.prepare<Columns>(`
    insert into watches (issue, platform, account, chat, thread, message) values (?, ?, ?, ?, ?, ?)
    on conflict (issue, platform, account, chat, thread, message) do nothing`)
  const all = db.prepare<[], WatchRow>('select * from watches order by id')
  const remove = db.prepare<Columns>(`
    delete from watches where issue = ? and platform = ? and account = ? and chat = ? and thread = ? and message = ?`)
  return {
    watch: write((watch) => {
      insert.run(...columnsOf(watch))
    }),
    watches: read(() => all.all().map((row) => ({ issue: row.issue, target: toTarget(row), message: row.message }))),
    unwatch: write((watch) => {
      remove.run(...columnsOf(watch))
    }),
  }
}

type Columns = [number, string, string, string, string, string]

const columnsOf = ({ issue, target, message }: Watch): Columns => {
  const { platform, account, chat, thread } = target
  return [issue, platform, account, chat, threadKey(thread), message]
}
