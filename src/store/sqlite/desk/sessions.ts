import { z } from 'zod'
import type { SessionStore } from '../../sessions.ts'
import type { Connection } from '../connection.ts'

interface SessionRow {
  readonly person: string
  readonly target: string
}

/** Who works at the desk in a browser. */
export const createSessions = ({ db, read, write }: Connection): SessionStore => {
  const offer = db.prepare<[string, string, string, number]>(
    'insert into sign_ins (hash, person, target, expires_at) values (?, ?, ?, ?)',
  )
  const offered = db.prepare<[string, number], { there: 1 }>(
    'select 1 as there from sign_ins where hash = ? and expires_at > ?',
  )
  const use = db.prepare<[string, number], SessionRow>(
    'delete from sign_ins where hash = ? and expires_at > ? returning person, target',
  )
  const begin = db.prepare<[string, string, string, number]>(
    'insert into sessions (hash, person, target, expires_at) values (?, ?, ?, ?)',
  )
  const find = db.prepare<[string, number], SessionRow>(
    'select person, target from sessions where hash = ? and expires_at > ?',
  )
  const end = db.prepare<[string]>('delete from sessions where hash = ?')
  const endAll = db.prepare<[string]>('delete from sessions where person = ?')
  const takeBack = db.prepare<[string]>('delete from sign_ins where person = ?')
  const forget = [
    db.prepare<[number]>('delete from sign_ins where expires_at <= ?'),
    db.prepare<[number]>('delete from sessions where expires_at <= ?'),
  ]
  return {
    offerSignIn: write(({ hash, person, target, expiresAt }, at) => {
      for (const each of forget) each.run(at)
      offer.run(hash, person, JSON.stringify(target), expiresAt)
    }),
    signInOffered: read((hash, at) => offered.get(hash, at) !== undefined),
    signIn: write((code, { hash, expiresAt }, at) => {
      const row = use.get(code, at)
      if (row === undefined) return false
      begin.run(hash, row.person, row.target, expiresAt)
      return true
    }),
    session: read((hash, at) => {
      const row = find.get(hash, at)
      return row === undefined ? null : { person: row.person, target: target.parse(JSON.parse(row.target)) }
    }),
    endSession: write((hash) => {
      end.run(hash)
    }),
    endSessions: write((person) => {
      takeBack.run(person)
      return endAll.run(person).changes
    }),
  }
}

const target = z.object({
  platform: z.string(),
  account: z.string(),
  chat: z.string(),
  thread: z.string().nullable(),
})
