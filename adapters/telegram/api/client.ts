import { z } from 'zod'
import { createGet } from '../../http/get.ts'
import { patiently } from '../../http/patiently.ts'
import { createPost, type Posted, Unanswered } from '../../http/post.ts'

/** Telegram answered, with `ok: false`. */
export class ApiError extends Error {
  readonly code: number
  readonly description: string
  /** Milliseconds, from `parameters.retry_after`. */
  readonly retryAfterMs: number | null
  /** The chat's new id, from `parameters.migrate_to_chat_id`. */
  readonly movedTo: string | null
  constructor(method: string, answer: Refusal) {
    super(`${method}: ${answer.error_code} ${answer.description}`)
    this.name = 'ApiError'
    this.code = answer.error_code
    this.description = answer.description
    const { retry_after, migrate_to_chat_id } = answer.parameters ?? {}
    this.retryAfterMs = retry_after === undefined ? null : retry_after * 1000
    this.movedTo = migrate_to_chat_id === undefined ? null : String(migrate_to_chat_id)
  }
}

/** No answer, or none that can be read. `arrived` is false where the request surely never reached Telegram. */
export class NoAnswer extends Error {
  readonly arrived: boolean
  constructor(method: string, reason: string, arrived: boolean) {
    super(`${method}: ${reason}`)
    this.name = 'NoAnswer'
    this.arrived = arrived
  }
}

/** What a call says: an object, its JSON as bytes, or a form with files in it. */
export type Body = object | Uint8Array | FormData

/** Calls the Bot API, once each: nothing is ever tried again here. */
export interface Client {
  /** The bot's id, the part of the token before the colon. */
  readonly bot: string
  /** Throws ApiError or NoAnswer; neither holds the token. */
  call(method: string, body: Body, signal?: AbortSignal): Promise<unknown>
  /** The same for what sends one message: of what Telegram says of it only `message_id` is read. */
  send(method: string, body: Body, signal?: AbortSignal): Promise<unknown>
  /** A file that getFile gave the path of; null where it has more than `most` bytes. Throws NoAnswer. */
  download(path: string, most: number): Promise<Uint8Array | null>
  close(): Promise<void>
}

export interface ClientOptions {
  readonly token: string
  /** Where the Bot API server is; Telegram's own if not given. */
  readonly apiRoot?: string | undefined
  /** How long to wait for an answer, 30 s if not given. */
  readonly timeoutMs?: number | undefined
}

/**
 * A client of our own over undici: five to ten times cheaper than the libraries' own, and free of the plugins that a
 * host bot may have put on its client (auto-retry would send twice).
 */
export const createClient = ({ token, apiRoot = telegram, timeoutMs = 30_000 }: ClientOptions): Client => {
  const root = new URL(apiRoot)
  const base = root.pathname.replace(/\/+$/, '')
  const path = `${base}/bot${token}/`
  const strip = createStrip(token)
  const post = createPost({ origin: root.origin, timeoutMs })
  const get = createGet({ timeoutMs })

  const noAnswer = (method: string, thrown: unknown): NoAnswer =>
    thrown instanceof Unanswered
      ? new NoAnswer(method, strip(thrown.code), thrown.arrived)
      : new NoAnswer(method, 'unknown fault', true)

  const asked =
    (read: typeof readAnswer): Client['call'] =>
    async (method, body, signal) => {
      let posted: Posted
      try {
        const { headers, body: bytes } = body instanceof FormData ? await toForm(body) : toJson(body)
        posted = await post({ path: path + method, headers, body: bytes }, signal)
      } catch (thrown) {
        throw noAnswer(method, thrown)
      }
      const { status, text } = posted
      const answer = read(text)
      // Behind a proxy a failing server answers with a page of HTML.
      if (answer === null || status >= 500) throw new NoAnswer(method, `HTTP ${status} that says nothing`, true)
      if (answer.ok) return answer.result
      throw new ApiError(method, { ...answer, description: strip(answer.description) })
    }

  return {
    bot: token.split(':')[0] ?? '',
    call: asked(readAnswer),
    send: asked(readSent),
    async download(file, most) {
      const url = new URL(`${base}/file/bot${token}/${encodeURI(file)}`, root)
      try {
        const { status, bytes } = await get(url, most)
        if (status === 200) return bytes
        throw new NoAnswer('download', `HTTP ${status}`, true)
      } catch (thrown) {
        if (thrown instanceof NoAnswer) throw thrown
        throw new NoAnswer('download', thrown instanceof Unanswered ? strip(thrown.code) : 'unknown fault', true)
      }
    },
    async close() {
      await Promise.all([post.close(), get.close()])
    },
  }
}

/** Asks Telegram for something without which somebody gets no right answer: after a pause of up to ten seconds, too. Throws as `call`. */
export const askPatiently = (client: Pick<Client, 'call'>, method: string, body: object): Promise<unknown> =>
  patiently(() => client.call(method, body), {
    mostMs: 10_000,
    pauseMs: (thrown) => (thrown instanceof ApiError && thrown.code === 429 ? (thrown.retryAfterMs ?? 1000) : null),
  })

/** Takes a token out of whatever is going to be shown or logged. */
export const createStrip = (token: string): ((text: string) => string) => {
  const secret = token.includes(':') ? token.slice(token.indexOf(':') + 1) : token
  const forms = [token, encodeURIComponent(token), secret].filter((form) => form !== '')
  return (text) => forms.reduce((left, form) => left.replaceAll(form, '[token]'), text)
}

const telegram = 'https://api.telegram.org'
const headers = { 'content-type': 'application/json' }

const refusal = z.object({
  ok: z.literal(false),
  error_code: z.number(),
  description: z.string().default(''),
  parameters: z
    .object({ retry_after: z.number().optional(), migrate_to_chat_id: z.union([z.number(), z.string()]).optional() })
    .optional(),
})
type Refusal = z.infer<typeof refusal>

const toJson = (body: Exclude<Body, FormData>) => ({ headers, body: isWritten(body) ? body : JSON.stringify(body) })

/** A form as bytes, under the headers that name its boundary. */
const toForm = async (form: FormData) => {
  const whole = new Response(form)
  return {
    headers: { 'content-type': whole.headers.get('content-type') ?? '' },
    body: new Uint8Array(await whole.arrayBuffer()),
  }
}

const isWritten = (body: Body): body is Uint8Array => body instanceof Uint8Array

/** Telegram gives back the whole message, which may be long: its name stands in front. */
const sentStart = /^\{"ok":true,"result":\{"message_id":(\d+)[,}]/

const readSent: typeof readAnswer = (text) => {
  const id = sentStart.exec(text)?.[1]
  return id === undefined ? readAnswer(text) : { ok: true, result: { message_id: Number(id) } }
}

/** Null: nothing that Telegram says. Only refusals are read with care: of what went well the caller reads what it needs. */
const readAnswer = (text: string): { readonly ok: true; readonly result: unknown } | Refusal | null => {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return null
    if (answer.ok === true && 'result' in answer) return { ok: true, result: answer.result }
    return refusal.safeParse(answer).data ?? null
  } catch {
    return null
  }
}
