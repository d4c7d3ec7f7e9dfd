import { setTimeout as sleep } from 'node:timers/promises'
import type { Host } from '../../src/adapter.ts'
import { messageOf } from '../../src/errors.ts'
import { ApiError, type Client } from './api/client.ts'
import { askMe, type Self } from './api/me.ts'
import type { Log } from './log.ts'

export interface ReceivingOptions {
  readonly client: Client
  readonly log: Log
  readonly closing: AbortSignal
  /** Once it is known who we are: what is done once before anything is received. Throws what Telegram says. */
  readonly begin: (host: Host, me: Self) => Promise<void>
  /**
   * Receives, and calls `ready` as soon as that is set up. Resolves when there is nothing more to wait for, or after the end; throws
   * where receiving has ended by itself.
   */
  readonly receive: (me: Self, ready: () => void) => Promise<void>
  /** The first pause after a failure; each further one is twice as long. */
  readonly firstPauseMs: number
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number
}

/** Receiving that goes on, whatever Telegram or the network does. */
export interface Receiving {
  /** Resolves after the first try, whatever came of it. Never throws. */
  start(host: Host): Promise<void>
  /** Why nothing is received, for the operator; `ours`: it is about this bot, not about the way to Telegram. Null: nothing known. */
  fault(): { readonly reason: string; readonly ours: boolean } | null
  /** Resolves after the end; at once where it was never started. */
  ended(): Promise<void>
}

/** The longest pauses: a refused token is hardly ever good again soon, while people wait for the end of anything else. */
const longestMs = { refused: 600_000, other: 60_000 }
/** Receiving works if nothing went wrong for this long: Telegram would have told of another program by then. */
const quietMs = 3_000

/** A receiving; nothing runs yet. It is taken up again with growing pauses, each fault being told once. */
export function createReceiving(options: ReceivingOptions): Receiving {
  const { client, log, closing, begin, receive, firstPauseMs, elapsed } = options
  let running: Promise<void> = Promise.resolve()
  let begun = false
  let fault: ReturnType<Receiving['fault']> = { reason: 'Telegram has not been asked yet who we are.', ours: false }
  let told: string | null = null
  let failures = 0

  const works = (): void => {
    if (told !== null) log.info('Telegram: updates come in again.')
    fault = null
    told = null
  }

  const tryOnce = async (host: Host, tried: () => void): Promise<void> => {
    const me = await askMe(client, closing)
    if (!begun) await begin(host, me)
    begun = true
    const ready = (): void => {
      if (told === null) fault = null
      tried()
    }
    const begunAt = elapsed()
    const quiet = setTimeout(works, quietMs)
    try {
      await receive(me, ready)
      works()
    } finally {
      clearTimeout(quiet)
      if (elapsed() - begunAt > longestMs.other) failures = 0
    }
  }

  const run = async (host: Host, tried: () => void): Promise<void> => {
    while (!closing.aborted) {
      try {
        await tryOnce(host, tried)
        return
      } catch (thrown) {
        if (closing.aborted) return
        const { reason, refused, ours } = read(thrown)
        fault = { reason, ours }
        if (told !== reason) log[refused ? 'error' : 'warn'](`${reason} It is tried again, less and less often.`)
        told = reason
        tried()
      }
      const longest = fault?.reason === words.refused ? longestMs.refused : longestMs.other
      await sleep(Math.min(longest, firstPauseMs * 2 ** failures++), undefined, { signal: closing }).catch(() => {})
    }
  }

  return {
    async start(host) {
      const first = Promise.withResolvers<void>()
      running = run(host, first.resolve).finally(first.resolve)
      await first.promise
    },
    fault: () => fault,
    ended: () => running,
  }
}

const words = {
  refused:
    'Telegram refuses TELEGRAM_BOT_TOKEN. Get a valid one from @BotFather (/mybots, "API Token") and start again.',
  conflict:
    'Another program is receiving updates for this bot (409). Stop the other one, or give each a token of its own.',
}

const read = (thrown: unknown): { readonly reason: string; readonly ours: boolean; readonly refused: boolean } => {
  const code = thrown instanceof ApiError ? thrown.code : codeOf(thrown)
  if (code === 401 || code === 404) return { reason: words.refused, ours: true, refused: true }
  if (code === 409) return { reason: words.conflict, ours: true, refused: false }
  return { reason: `Telegram is not ready: ${messageOf(thrown)}.`, ours: false, refused: false }
}

/** The error code, as either library keeps it. */
const codeOf = (thrown: unknown): number | null => {
  if (typeof thrown !== 'object' || thrown === null) return null
  if ('error_code' in thrown && typeof thrown.error_code === 'number') return thrown.error_code
  return 'code' in thrown && typeof thrown.code === 'number' ? thrown.code : null
}
