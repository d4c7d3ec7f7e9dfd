import type { Lane } from '../../../model.ts'
import type { InstallationStore } from '../../platforms.ts'
import type { Transactions } from '../work.ts'

const nameOf = ({ platform, account }: Lane): string => `installation ${platform} ${account}`

/** The workspaces that installed us. */
export const createInstallations = ({ sql, read, beside }: Transactions): InstallationStore => {
  const one = sql.prepare<[string, string], { sealed: string }>(
    'select sealed from installations where platform = ? and account = ?',
  )
  const put = sql.prepare<[string, string, string, number]>(`
    insert into installations (platform, account, sealed, changed_at) values (?, ?, ?, ?)
    on conflict (platform, account) do update
      set sealed = excluded.sealed, changed_at = excluded.changed_at, held_by = null, held_until = null`)
  const replace = sql.prepare<[string, number, string, string, string]>(`
    update installations set sealed = ?, changed_at = ?, held_by = null, held_until = null
    where platform = ? and account = ? and sealed = ?`)
  // Nobody can hold it for longer than whoever asks now would, unless a clock was wrong.
  const hold = sql.prepare<{ by: string; until: number; platform: string; account: string; now: number }>(`
    update installations set held_by = :by, held_until = :until
    where platform = :platform and account = :account
      and (held_until is null or held_until <= :now or held_until > :until)`)
  const remove = sql.prepare<[string, string]>('delete from installations where platform = ? and account = ?')
  const accounts = sql.prepare<[string], { account: string }>(
    'select account from installations where platform = ? order by account',
  )
  const after = sql.prepare<[string, string, number], { account: string; sealed: string }>(`
    select account, sealed from installations where platform = ? and account > ? order by account limit ?`)
  return {
    installation: read(function* (lane) {
      return (yield* one.get(lane.platform, lane.account))?.sealed ?? null
    }),
    saveInstallation: beside(function* (lane, sealed, at) {
      yield* put.run(lane.platform, lane.account, sealed, at)
    }, nameOf),
    replaceInstallation: beside(function* ({ platform, account }, before, after, at) {
      return (yield* replace.run(after, at, platform, account, before)).changes > 0
    }, nameOf),
    holdInstallation: beside(function* ({ platform, account }, by, until, now) {
      return (yield* hold.run({ by, until, platform, account, now })).changes > 0
    }, nameOf),
    forgetInstallation: beside(function* (lane) {
      yield* remove.run(lane.platform, lane.account)
    }, nameOf),
    installations: read(function* (platform) {
      return (yield* accounts.all(platform)).map(({ account }) => account)
    }),
    installationsAfter: read(function* (platform, account, limit) {
      return yield* after.all(platform, account, limit)
    }),
  }
}
