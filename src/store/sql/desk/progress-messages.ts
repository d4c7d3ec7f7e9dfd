import type { ProgressMessage } from '../../desk.ts'
import type { Store } from '../../port.ts'
import { type TargetRow, threadKey, toTarget } from '../rows.ts'
import type { Transactions } from '../work.ts'

interface WatchRow extends TargetRow {
  readonly issue: number
  readonly message: string
}

/** Messages that follow a broadcast, oldest first. */
export const createProgressMessages = ({
  sql,
  read,
  beside,
}: Transactions): Pick<Store, 'keepProgressMessage' | 'progressMessages' | 'forgetProgressMessage'> => {
  const insert = sql.prepare<Columns>(`
    insert into watches (issue, platform, account, chat, thread, message) values (?, ?, ?, ?, ?, ?)
    on conflict (issue, platform, account, chat, thread, message) do nothing`)
  const all = sql.prepare<[], WatchRow>('select * from watches order by id')
  const remove = sql.prepare<Columns>(`
    delete from watches where issue = ? and platform = ? and account = ? and chat = ? and thread = ? and message = ?`)
  return {
    keepProgressMessage: beside(
      function* (progressMessage) {
        yield* insert.run(...columnsOf(progressMessage))
      },
      ({ target, message }) => `progress ${target.platform} ${target.chat} ${message}`,
    ),
    progressMessages: read(function* () {
      return (yield* all.all()).map((row) => ({ issue: row.issue, target: toTarget(row), message: row.message }))
    }),
    forgetProgressMessage: beside(
      function* (progressMessage) {
        yield* remove.run(...columnsOf(progressMessage))
      },
      ({ target, message }) => `progress ${target.platform} ${target.chat} ${message}`,
    ),
  }
}

type Columns = [number, string, string, string, string, string]

const columnsOf = ({ issue, target, message }: ProgressMessage): Columns => {
  const { platform, account, chat, thread } = target
  return [issue, platform, account, chat, threadKey(thread), message]
}
