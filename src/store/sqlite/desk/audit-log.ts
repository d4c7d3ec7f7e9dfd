import type { Target } from '../../../model.ts'
import type { AuditAction, AuditEntry, NewAuditEntry } from '../../desk.ts'
import type { Store } from '../../port.ts'
import type { Connection } from '../connection.ts'
import { threadKey, toTarget } from '../rows.ts'

interface AuditRow {
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

/** Adds a line to the record, in a transaction that is open already, and tells its id. */
export type WriteAudit = (entry: NewAuditEntry) => number

type Place = [string | null, string | null, string | null, string | null]

/** The writeAudit of the record. */
export const createAuditWriter = ({ db }: Connection): WriteAudit => {
  const insert = db.prepare<[number, string, string | null, ...Place, string, string, string]>(`
    insert into deeds (at, person, name, platform, account, chat, thread, deed, subject, detail)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  return ({ at, actor, action, subject, detail }) => {
    const { person, name, from } = actor
    const line = insert.run(at, person, name, ...placeOf(from), action, subject, JSON.stringify(detail))
    return Number(line.lastInsertRowid)
  }
}

/** Who did what, for good. */
export const createAuditLog = (
  { db, read, write }: Connection,
  writeAudit: WriteAudit,
): Pick<Store, 'recordAudit' | 'auditBefore' | 'auditAfter' | 'auditEntry'> => {
  const before = db.prepare<[number, number], AuditRow>('select * from deeds where id < ? order by id desc limit ?')
  const after = db.prepare<[number, number], AuditRow>('select * from deeds where id > ? order by id limit ?')
  const single = db.prepare<[number], AuditRow>('select * from deeds where id = ?')
  return {
    recordAudit: write((entry) => writeAudit(entry)),
    auditBefore: read((id, limit) => before.all(id ?? Number.MAX_SAFE_INTEGER, limit).map(toDeed)),
    auditAfter: read((id, limit) => after.all(id, limit).map(toDeed)),
    auditEntry: read((id) => {
      const row = single.get(id)
      return row === undefined ? null : toDeed(row)
    }),
  }
}

const placeOf = (from: Target | null): Place =>
  from === null ? [null, null, null, null] : [from.platform, from.account, from.chat, threadKey(from.thread)]

const toDeed = (row: AuditRow): AuditEntry => {
  const { platform, account, chat, thread } = row
  const nowhere = platform === null || account === null || chat === null || thread === null
  const from = nowhere ? null : toTarget({ platform, account, chat, thread })
  const detail: AuditEntry['detail'] = JSON.parse(row.detail)
  const { id, at, person, name, deed: action, subject } = row
  return { id, at, actor: { person, name, from }, action, subject, detail }
}
