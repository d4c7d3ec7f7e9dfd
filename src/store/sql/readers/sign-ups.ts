import type { Wants } from '../../../model.ts'
import type { SignUp, SignUpStore } from '../../readers.ts'
import type { Transactions } from '../work.ts'

interface SignUpRow {
  readonly platform: string
  readonly account: string
  readonly chat: string
  readonly wants: string
}

/** Who asked for the brief and has not confirmed it. */
export const createSignUps = ({ sql, read, write, beside }: Transactions): SignUpStore => {
  const asked = sql.prepare<[string, string, string, number], { there: 1 }>(
    'select 1 as there from sign_ups where platform = ? and account = ? and chat = ? and asked_at > ?',
  )
  const dropOthers = sql.prepare<[string, string, string]>(
    'delete from sign_ups where platform = ? and account = ? and chat = ?',
  )
  const insert = sql.prepare<[string, string, string, string, string, number, number]>(
    'insert into sign_ups (hash, platform, account, chat, wants, asked_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)',
  )
  const find = sql.prepare<[string, number], SignUpRow>(
    'select platform, account, chat, wants from sign_ups where hash = ? and expires_at > ?',
  )
  const drop = sql.prepare<[string]>('delete from sign_ups where hash = ?')
  const forget = sql.prepare<[number]>('delete from sign_ups where expires_at <= ?')

  return {
    offerSignUp: beside(
      function* ({ hash, target, wants, expiresAt }, at, restMs) {
        yield* forget.run(at)
        const { platform, account, chat } = target
        if ((yield* asked.get(platform, account, chat, at - restMs)) !== undefined) return false
        yield* dropOthers.run(platform, account, chat)
        yield* insert.run(hash, platform, account, chat, JSON.stringify(wants), at, expiresAt)
        return true
      },
      ({ target: { platform, account, chat } }) => `sign-up ${platform} ${account} ${chat}`,
    ),
    signUpOffered: read(function* (hash, at) {
      const row = yield* find.get(hash, at)
      return row === undefined ? null : toSignUp(row)
    }),
    takeSignUp: beside(
      function* (hash, at) {
        const row = yield* find.get(hash, at)
        if (row === undefined) return null
        yield* drop.run(hash)
        return toSignUp(row)
      },
      (hash) => `sign-up ${hash}`,
    ),
    forgetSignUps: write(function* (at) {
      yield* forget.run(at)
    }),
  }
}

const toSignUp = ({ platform, account, chat, wants }: SignUpRow): SignUp => {
  const asked: Partial<Wants> = JSON.parse(wants)
  return { target: { platform, account, chat, thread: null }, wants: asked }
}
