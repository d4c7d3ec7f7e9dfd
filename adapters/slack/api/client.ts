import { webApi } from '@slack/bolt'
import { patiently } from '../../http/patiently.ts'
import { readFault, SlackError } from './errors.ts'
import type { SlackLog } from './log.ts'
import { quietLogger } from './log.ts'

export interface ClientOptions {
  /** Null: for the methods that take none. */
  readonly token: string | null
  /** Where the methods are: `https://slack.com/api/`. */
  readonly apiUrl: string
  /** After this long without an answer a call has failed. */
  readonly timeoutMs: number
  readonly log: SlackLog
  /** Aborted when nothing shall be waited for any longer. */
  readonly closing?: AbortSignal | undefined
}

/** Slack's answer to a call, beside `ok`. */
export type Answer = Readonly<Record<string, unknown>>

/** Calls Slack with one workspace's token or none. Throws SlackError and nothing else. */
export interface SlackClient {
  /** Once: no retries, no waiting. */
  call(method: string, args?: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<Answer>
  /**
   * For what somebody waits for, and for all that does no harm twice: again after the pauses that Slack asks for, of `mostMs` together at
   * most, and where Slack was not reached.
   */
  ask(method: string, args?: Readonly<Record<string, unknown>>, mostMs?: number): Promise<Answer>
}

/** So long people wait for an answer to which several calls may belong. */
const patienceMs = 10_000
/** How long after a call that did not reach Slack it is tried again. */
const unreachedMs = 1000

/** How long what a call threw asks to be waited for, in milliseconds; null: it will not get better. */
export const pauseAfter = (thrown: unknown): number | null => {
  if (!(thrown instanceof SlackError)) return null
  if (thrown.fault.kind === 'throttled') return thrown.fault.retryAfterMs
  return thrown.fault.kind === 'unsent' ? unreachedMs : null
}

/** A client of our own beside the host's: Slack's defaults send a message again after a time-out, and wait out 429s for all. */
export function createClient({ token, apiUrl, timeoutMs, log, closing }: ClientOptions): SlackClient {
  // A workspace that only gets its issues never needs one, and of ten thousand they come to hundreds of megabytes.
  let made: webApi.WebClient | null = null
  const client = (): webApi.WebClient => {
    made ??= new webApi.WebClient(token ?? undefined, {
      slackApiUrl: apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: timeoutMs,
      logger: quietLogger(log),
      fetch: withRetryAfter,
    })
    return made
  }
  const call: SlackClient['call'] = async (method, args = {}, signal) => {
    if (signal?.aborted) throw new SlackError({ kind: 'unsent', reason: 'given up before it was sent' })
    try {
      return { ...(await until(client().apiCall(method, { ...args }), signal)) }
    } catch (thrown) {
      throw new SlackError(readFault(thrown))
    }
  }
  return {
    call,
    ask: (method, args, mostMs = patienceMs) =>
      patiently(() => call(method, args), { mostMs, pauseMs: pauseAfter, closing }),
  }
}

/** Slack's library cannot read a 429 that does not say for how long. */
const withRetryAfter: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response
  await response.body?.cancel()
  return new Response(null, { status: 429, headers: { 'retry-after': '30' } })
}

function until<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new SlackError({ kind: 'unclear', reason: 'Slack did not answer in time' }))
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
