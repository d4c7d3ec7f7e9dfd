import type { Store } from '../../port.ts'
import type { Connection } from '../connection.ts'

/** The workspaces that installed us. */
export const createInstallations = ({
  db,
  read,
  write,
}: Connection): Pick<Store, 'installation' | 'saveInstallation' | 'forgetInstallation' | 'installations'> => {
  const one = db.prepare<[string, string], { sealed: string }>(
    'select sealed from installations where platform = ? and account = ?',
  )
  const put = db.prepare<[string, string, string, number]>(`
    insert into installations (platform, account, sealed, changed_at) values (?, ?, ?, ?)
    on conflict (platform, account) do update set sealed = excluded.sealed, changed_at = excluded.changed_at`)
  const remove = db.prepare<[string, string]>('delete from installations where platform = ? and account = ?')
  const accounts = db.prepare<[string], { account: string }>(
    'select account from installations where platform = ? order by account',
  )
  return {
    installation: read((lane) => one.get(lane.platform, lane.account)?.sealed ?? null),
    saveInstallation: write((lane, sealed, at) => {
      put.run(lane.platform, lane.account, sealed, at)
    }),
    forgetInstallation: write((lane) => {
      remove.run(lane.platform, lane.account)
    }),
    installations: read((platform) => accounts.all(platform).map(({ account }) => account)),
  }
}
