import type { InstallationStore } from '../../platforms.ts'
import type { Connection } from '../connection.ts'

/** The workspaces that installed us. */
export const createInstallations = ({ db, read, write }: Connection): InstallationStore => {
  const one = db.prepare<[string, string], { sealed: string }>(
    'select sealed from installations where platform = ? and account = ?',
  )
  const put = db.prepare<[string, string, string, number]>(`
    insert into installations (platform, account, sealed, changed_at) values (?, ?, ?, ?)
    on conflict (platform, account) do update
      set sealed = excluded.sealed, changed_at = excluded.changed_at, held_by = null, held_until = null`)
  const replace = db.prepare<[string, number, string, string, string]>(`
    update installations set sealed = ?, changed_at = ?, held_by = null, held_until = null
    where platform = ? and account = ? and sealed = ?`)
  // Nobody can hold it for longer than whoever asks now would, unless a clock was wrong.
  const hold = db.prepare<{ by: string; until: number; platform: string; account: string; now: number }>(`
    update installations set held_by = :by, held_until = :until
    where platform = :platform and account = :account
      and (held_until is null or held_until <= :now or held_until > :until)`)
  const remove = db.prepare<[string, string]>('delete from installations where platform = ? and account = ?')
  const accounts = db.prepare<[string], { account: string }>(
    'select account from installations where platform = ? order by account',
  )
  return {
    installation: read((lane) => one.get(lane.platform, lane.account)?.sealed ?? null),
    saveInstallation: write((lane, sealed, at) => {
      put.run(lane.platform, lane.account, sealed, at)
    }),
    replaceInstallation: write(
      ({ platform, account }, before, after, at) => replace.run(after, at, platform, account, before).changes > 0,
    ),
    holdInstallation: write(
      ({ platform, account }, by, until, now) => hold.run({ by, until, platform, account, now }).changes > 0,
    ),
    forgetInstallation: write((lane) => {
      remove.run(lane.platform, lane.account)
    }),
    installations: read((platform) => accounts.all(platform).map(({ account }) => account)),
  }
}
