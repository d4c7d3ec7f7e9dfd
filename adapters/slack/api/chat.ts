import { createPost, type Posted, Unanswered } from '../../http/post.ts'
import type { Answer } from './client.ts'
import { retryAfterMs, SlackError, unanswered } from './errors.ts'
import { redact, type SlackLog } from './log.ts'

/** The methods that change a channel. */
export type ChatMethod = 'chat.postMessage' | 'chat.update' | 'chat.delete' | 'pins.add'

/** What goes into one call: `head` is this call's own; `body` goes to many and is written out once, as long as it is the same object. */
export interface ChatCall {
  readonly token: string
  readonly head: object
  readonly body?: object
}

/** Calls Slack once: no retries, no waiting. Throws SlackError and nothing else. */
export interface Chat {
  (method: ChatMethod, call: ChatCall, signal?: AbortSignal): Promise<Answer>
  close(): Promise<void>
}

export interface ChatOptions {
  /** Where the methods are: `https://slack.com/api/`. */
  readonly apiUrl: string
  /** After this long without an answer a call has failed. */
  readonly timeoutMs: number
  readonly log: SlackLog
}

/** For what goes out in numbers: a delivery costs a quarter of what it does through Slack's library. All workspaces share the connections. */
export function createChat({ apiUrl, timeoutMs, log }: ChatOptions): Chat {
  const { origin, pathname } = new URL(apiUrl)
  const base = pathname.replace(/\/*$/, '/')
  const post = createPost({ origin, timeoutMs })
  const written = new WeakMap<object, Buffer>()
  const bytesOf = (body: object): Buffer => {
    const known = written.get(body)
    if (known) return known
    const bytes = Buffer.from(`&${toForm(body)}`)
    written.set(body, bytes)
    return bytes
  }
  const call = async (method: ChatMethod, { token, head, body }: ChatCall, signal?: AbortSignal): Promise<Answer> => {
    const own = toForm(head)
    const letter = {
      path: base + method,
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Bearer ${token}` },
      body: body ? Buffer.concat([Buffer.from(own), bytesOf(body)]) : own,
    }
    const answer = read(await post(letter, signal).catch(fail))
    if (answer.ok === true) return answer
    for (const hint of hintsOf(answer)) log.warn({ platform: 'slack' }, redact(`${method}: ${hint}`).slice(0, 500))
    throw refusal(answer.error)
  }
  return Object.assign(call, { close: post.close })
}

/** As Slack's library writes it: what is nested as JSON, what is undefined not at all. */
const toForm = (args: object): string => {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(args))
    if (value !== undefined && value !== null)
      form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  return form.toString()
}

const fail = (thrown: unknown): never => {
  if (!(thrown instanceof Unanswered)) throw new SlackError({ kind: 'unclear', reason: 'unknown fault' })
  throw new SlackError(unanswered(thrown.code, thrown.arrived))
}

const read = ({ status, headers, text }: Posted): Answer => {
  if (status === 429) throw new SlackError({ kind: 'throttled', retryAfterMs: retryAfterMs(headers['retry-after']) })
  if (status !== 200) throw new SlackError({ kind: 'unclear', reason: `Slack answered with HTTP ${status}` })
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer === 'object' && answer !== null) return { ...answer }
  } catch {
    // It is said below.
  }
  throw new SlackError({ kind: 'unclear', reason: 'Slack answered with something that is no JSON' })
}

const refusal = (error: unknown): SlackError =>
  typeof error === 'string' && /^[a-z0-9_]{2,80}$/i.test(error)
    ? new SlackError({ kind: 'refused', error })
    : new SlackError({ kind: 'unclear', reason: 'Slack refused without saying why' })

/** Where Slack says what is wrong with blocks. */
const hintsOf = ({ response_metadata: about }: Answer): readonly string[] =>
  typeof about === 'object' && about !== null && 'messages' in about && Array.isArray(about.messages)
    ? about.messages.filter((each) => typeof each === 'string')
    : []
