import type { NewAuditEntry } from '../../desk.ts'
import type { Store } from '../../port.ts'
import type { Connection } from '../connection.ts'
import type { WriteAudit } from './audit-log.ts'

/** One named value at a time, for those that are in a transaction already; null takes it away. */
export type PutSetting = (name: string, value: string | null) => void

/** Writes settings. */
export const createPutSetting = ({ db }: Connection): PutSetting => {
  const put = db.prepare<[string, string]>(`
    insert into settings (name, value) values (?, ?) on conflict (name) do update set value = excluded.value`)
  const remove = db.prepare<[string]>('delete from settings where name = ?')
  return (name, value) => {
    if (value === null) remove.run(name)
    else put.run(name, value)
  }
}

/** What the desk remembers by name. */
export const createSettings = (
  { db, read, write }: Connection,
  put: PutSetting,
  writeAudit: WriteAudit,
): Pick<Store, 'setting' | 'saveSetting' | 'changeSetting'> => {
  const named = db.prepare<[string], { value: string }>('select value from settings where name = ?')
  return {
    setting: read((name) => named.get(name)?.value ?? null),
    saveSetting: write((name: string, value: string | null, entry?: NewAuditEntry) => {
      put(name, value)
      if (entry !== undefined) writeAudit(entry)
    }),
    changeSetting: write((name, change, entry) => {
      const before = named.get(name)?.value ?? null
      const after = change(before)
      if (after === before) return false
      put(name, after)
      if (entry !== undefined) writeAudit(entry)
      return true
    }),
  }
}
