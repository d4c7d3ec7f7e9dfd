import { Pool } from 'undici'
import { z } from 'zod'

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

/** Calls the Bot API, once each: nothing is ever tried again here. */
export interface Client {
  /** The bot's id, the part of the token before the colon. */
  readonly bot: string
  /** Throws ApiError or NoAnswer; neither holds the token. */
  call(method: string, body: object | string, signal?: AbortSignal): Promise<unknown>
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
  const path = `${root.pathname.replace(/\/+$/, '')}/bot${token}/`
  const strip = createStrip(token)
  const pool = new Pool(root.origin, {
    connections: 128,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connectTimeout: Math.min(timeoutMs, 10_000),
    keepAliveTimeout: 20_000,
  })

  const exchange = async (method: string, body: string, signal: AbortSignal | undefined) => {
    try {
      const response = await pool.request({
        path: path + method,
        method: 'POST',
        headers,
        body,
        ...(signal === undefined ? {} : { signal }),
      })
      return { status: response.statusCode, text: await response.body.text() }
    } catch (thrown) {
      // The error itself may hold the request with the token in its path: only its code goes on.
      const code = codeOf(thrown)
      throw new NoAnswer(method, strip(code), !neverSent.has(code))
    }
  }

  return {
    bot: token.split(':')[0] ?? '',
    async call(method, body, signal) {
      if (signal?.aborted === true) throw new NoAnswer(method, 'given up before it was sent', false)
      const { status, text } = await exchange(method, typeof body === 'string' ? body : JSON.stringify(body), signal)
      const answer = readAnswer(text)
      // Behind a proxy a failing server answers with a page of HTML.
      if (answer === null || status >= 500) throw new NoAnswer(method, `HTTP ${status} that says nothing`, true)
      if (answer.ok) return answer.result
      throw new ApiError(method, { ...answer, description: strip(answer.description) })
    },
    close: () => pool.destroy(),
  }
}

/** Takes a token out of whatever is going to be shown or logged. */
export const createStrip = (token: string): ((text: string) => string) => {
  const secret = token.includes(':') ? token.slice(token.indexOf(':') + 1) : token
  const forms = [token, encodeURIComponent(token), secret].filter((form) => form !== '')
  return (text) => forms.reduce((left, form) => left.replaceAll(form, '[token]'), text)
}

const telegram = 'https://api.telegram.org'
const headers = { 'content-type': 'application/json' }

/** Nothing was sent in these cases, so nothing can have arrived. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const refusal = z.object({
  ok: z.literal(false),
  error_code: z.number(),
  description: z.string().default(''),
  parameters: z
    .object({ retry_after: z.number().optional(), migrate_to_chat_id: z.union([z.number(), z.string()]).optional() })
    .optional(),
})
type Refusal = z.infer<typeof refusal>

const answers = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), result: z.unknown() }), refusal])

const readAnswer = (text: string) => {
  try {
    return answers.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

const codeOf = (thrown: unknown): string => {
  if (typeof thrown !== 'object' || thrown === null) return 'unknown fault'
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code
  return 'name' in thrown && typeof thrown.name === 'string' ? thrown.name : 'unknown fault'
}
