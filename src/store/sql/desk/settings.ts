import { type NewAuditEntry, plannedSettings } from '../../desk.ts'
import type { Hint } from '../../hints.ts'
import type { Store } from '../../port.ts'
import type { Transactions, Work } from '../work.ts'
import type { WriteAudit } from './audit-log.ts'

/** One named value at a time, for those that are in a transaction already; null takes it away. */
export type PutSetting = (name: string, value: string | null) => Work<void>

/** Writes settings. */
export const createPutSetting = ({ sql }: Pick<Transactions, 'sql'>, hint: (hint: Hint) => Work<void>): PutSetting => {
  const put = sql.prepare<[string, string]>(`
    insert into settings (name, value) values (?, ?) on conflict (name) do update set value = excluded.value`)
  const remove = sql.prepare<[string]>('delete from settings where name = ?')
  return function* (name, value) {
    if (value === null) yield* remove.run(name)
    else yield* put.run(name, value)
    if (plannedSettings.includes(name)) yield* hint('planned')
  }
}

/** What the desk remembers by name. */
export const createSettings = (
  { sql, read, write }: Transactions,
  put: PutSetting,
  writeAudit: WriteAudit,
): Pick<Store, 'setting' | 'saveSetting' | 'changeSetting'> => {
  const named = sql.prepare<[string], { value: string }>('select value from settings where name = ?')
  return {
    setting: read(function* (name) {
      return (yield* named.get(name))?.value ?? null
    }),
    saveSetting: write(function* (name: string, value: string | null, entry?: NewAuditEntry) {
      yield* put(name, value)
      if (entry !== undefined) yield* writeAudit(entry)
    }),
    changeSetting: write(function* (name, change, entry) {
      const before = (yield* named.get(name))?.value ?? null
      const after = change(before)
      if (after === before) return false
      yield* put(name, after)
      if (entry !== undefined) yield* writeAudit(entry)
      return true
    }),
  }
}
