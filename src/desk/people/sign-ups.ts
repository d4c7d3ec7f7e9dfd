import { createHash } from 'node:crypto'
import { dueAt } from '../../choices/when.ts'
import type { Brief, Subscription, Target, Wants } from '../../model.ts'
import type { DueAt, ReaderStore, SignUp, SignUpStore } from '../../store/readers.ts'

/** How long somebody may take to confirm, in milliseconds. */
export const confirmMs = 48 * 3_600_000
/** After a question nobody is asked again for so long, in milliseconds. */
const restMs = 10 * 60_000

/** Subscribes people where anybody can ask in anybody's name: nothing goes there until its owner has confirmed it. */
export interface SignUps {
  /** The code of the link that confirms it, which itself is kept nowhere; null: they were asked a moment ago. */
  offer(target: Target, wants: Partial<Wants>): Promise<string | null>
  /** What this code would confirm; it stays good for its one use. Null: it is no longer good. */
  offered(code: string): Promise<SignUp | null>
  /** Subscribes them, once; null: it is no longer good. */
  confirm(code: string): Promise<Subscription | null>
}

export interface SignUpsOptions {
  readonly store: SignUpStore & Pick<ReaderStore, 'subscribe'>
  readonly brief: Pick<Brief, 'timeZone'>
  readonly now: () => number
  /** A secret that nobody can guess. */
  readonly newCode: () => string
}

export const createSignUps = ({ store, brief, now, newCode }: SignUpsOptions): SignUps => ({
  async offer(target, wants) {
    const code = newCode()
    const at = now()
    const offered = await store.offerSignUp(
      { hash: hashOf(code), target, wants, expiresAt: at + confirmMs },
      at,
      restMs,
    )
    return offered ? code : null
  },
  offered: (code) => store.signUpOffered(hashOf(code), now()),
  async confirm(code) {
    const at = now()
    const taken = await store.takeSignUp(hashOf(code), at)
    if (taken === null) return null
    const due: DueAt = (when, urgent) => dueAt(when, at, { timeZone: brief.timeZone, urgent })
    const { subscription } = await store.subscribe(taken.target, taken.wants, at, due)
    return subscription
  },
})

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex')
