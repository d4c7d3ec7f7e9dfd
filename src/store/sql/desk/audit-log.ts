import type { Target } from '../../../model.ts'
import type { AuditAction, AuditEntry, NewAuditEntry } from '../../desk.ts'
import type { Store } from '../../port.ts'
import { threadKey, toTarget } from '../rows.ts'
import { one, type Transactions, type Work } from '../work.ts'

/** A row of deeds. */
export interface AuditRow {
  readonly id: number
  readonly at: number
  readonly person: string
  readonly name: string | null
  readonly platform: string | null
  readonly account: string | null
  readonly chat: string | null
  readonly thread: string | null
  readonly deed: AuditAction
  readonly subject: string
  readonly detail: string
}

/** Adds a line to the audit log, in a transaction that is open already, and tells its id. */
export type WriteAudit = (entry: NewAuditEntry) => Work<number>

type Place = [string | null, string | null, string | null, string | null]

/** Writes lines of the audit log. */
export const createAuditWriter = ({ sql }: Transactions): WriteAudit => {
  const insert = sql.prepare<[number, string, string | null, ...Place, string, string, string], { id: number }>(`
    insert into deeds (at, person, name, platform, account, chat, thread, deed, subject, detail)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id`)
  return function* ({ at, actor, action, subject, detail }) {
    const { person, name, from } = actor
    return one(yield* insert.get(at, person, name, ...placeOf(from), action, subject, JSON.stringify(detail))).id
  }
}

type AuditMethods =
  | 'recordAudit'
  | 'auditBefore'
  | 'auditAfter'
  | 'auditEntry'
  | 'lastAuditOf'
  | 'auditOf'
  | 'auditBringing'

/** Who did what, for good. */
export const createAuditLog = (
  { sql, read, write }: Transactions,
  writeAudit: WriteAudit,
): Pick<Store, AuditMethods> => {
  const before = sql.prepare<[number, number], AuditRow>('select * from deeds where id < ? order by id desc limit ?')
  const after = sql.prepare<[number, number], AuditRow>('select * from deeds where id > ? order by id limit ?')
  const single = sql.prepare<[number], AuditRow>('select * from deeds where id = ?')
  const about = sql.prepare<[string, AuditAction | null], AuditRow>(
    'select * from deeds where subject = ? and deed = coalesce(?, deed) order by id desc limit 1',
  )
  const all = sql.prepare<[string, number], AuditRow>('select * from deeds where subject = ? order by id desc limit ?')
  const imported = sql.prepare<[string], AuditRow>(`
    select d.* from deeds d where deed = 'imported' and exists (
      select 1 from json_each(d.detail, '$.keys') k where k.value = ?) order by id desc limit 1`)
  const found = (row: AuditRow | undefined): AuditEntry | null => (row === undefined ? null : toAuditEntry(row))
  return {
    recordAudit: write(function* (entry) {
      return yield* writeAudit(entry)
    }),
    auditBefore: read(function* (id, limit) {
      return (yield* before.all(id ?? Number.MAX_SAFE_INTEGER, limit)).map(toAuditEntry)
    }),
    auditAfter: read(function* (id, limit) {
      return (yield* after.all(id, limit)).map(toAuditEntry)
    }),
    auditEntry: read(function* (id) {
      return found(yield* single.get(id))
    }),
    lastAuditOf: read(function* (subject: string, action?: AuditAction) {
      return found(yield* about.get(subject, action ?? null))
    }),
    auditOf: read(function* (subject: string, limit: number) {
      return (yield* all.all(subject, limit)).map(toAuditEntry)
    }),
    auditBringing: read(function* (key) {
      return found((yield* about.get(`draft ${key}`, 'posted')) ?? (yield* imported.get(key)))
    }),
  }
}

const placeOf = (from: Target | null): Place =>
  from === null ? [null, null, null, null] : [from.platform, from.account, from.chat, threadKey(from.thread)]

/** A line as it was written. */
export const toAuditEntry = (row: AuditRow): AuditEntry => {
  const { platform, account, chat, thread } = row
  const nowhere = platform === null || account === null || chat === null || thread === null
  const from = nowhere ? null : toTarget({ platform, account, chat, thread })
  const detail: AuditEntry['detail'] = JSON.parse(row.detail)
  const { id, at, person, name, deed: action, subject } = row
  return { id, at, actor: { person, name, from }, action, subject, detail }
}
