import { z } from 'zod'
import type { SessionStore } from '../../sessions.ts'
import type { Transactions } from '../work.ts'

interface SessionRow {
  readonly person: string
  readonly target: string
}

/** Who works at the desk in a browser. */
export const createSessions = ({ sql, read, write, beside }: Transactions): SessionStore => {
  const offer = sql.prepare<[string, string, string, number]>(
    'insert into sign_ins (hash, person, target, expires_at) values (?, ?, ?, ?)',
  )
  const offered = sql.prepare<[string, number], { there: 1 }>(
    'select 1 as there from sign_ins where hash = ? and expires_at > ?',
  )
  const use = sql.prepare<[string, number], SessionRow>(
    'delete from sign_ins where hash = ? and expires_at > ? returning person, target',
  )
  const begin = sql.prepare<[string, string, string, number]>(
    'insert into sessions (hash, person, target, expires_at) values (?, ?, ?, ?)',
  )
  const find = sql.prepare<[string, number], SessionRow>(
    'select person, target from sessions where hash = ? and expires_at > ?',
  )
  const end = sql.prepare<[string]>('delete from sessions where hash = ?')
  const endAll = sql.prepare<[string]>('delete from sessions where person = ?')
  const takeBack = sql.prepare<[string]>('delete from sign_ins where person = ?')
  const forget = [
    sql.prepare<[number]>('delete from sign_ins where expires_at <= ?'),
    sql.prepare<[number]>('delete from sessions where expires_at <= ?'),
  ]
  return {
    offerSignIn: beside(
      function* ({ hash, person, target, expiresAt }, at) {
        for (const each of forget) yield* each.run(at)
        yield* offer.run(hash, person, JSON.stringify(target), expiresAt)
      },
      ({ person }) => `sign-in ${person}`,
    ),
    signInOffered: read(function* (hash, at) {
      return (yield* offered.get(hash, at)) !== undefined
    }),
    signIn: beside(
      function* (code, { hash, expiresAt }, at) {
        const row = yield* use.get(code, at)
        if (row === undefined) return false
        yield* begin.run(hash, row.person, row.target, expiresAt)
        return true
      },
      (code) => `sign-in ${code}`,
    ),
    session: read(function* (hash, at) {
      const row = yield* find.get(hash, at)
      return row === undefined ? null : { person: row.person, target: target.parse(JSON.parse(row.target)) }
    }),
    endSession: beside(
      function* (hash) {
        yield* end.run(hash)
      },
      (hash) => `session ${hash}`,
    ),
    // Alone: nobody may be just signing in.
    endSessions: write(function* (person) {
      yield* takeBack.run(person)
      return (yield* endAll.run(person)).changes
    }),
  }
}

const target = z.object({
  platform: z.string(),
  account: z.string(),
  chat: z.string(),
  thread: z.string().nullable(),
})
