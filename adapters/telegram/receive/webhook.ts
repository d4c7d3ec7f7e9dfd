import { createHash, timingSafeEqual } from 'node:crypto'

export interface WebhookOptions {
  /** What Telegram was told to send along; 1–256 characters of A-Z a-z 0-9 _ -. */
  readonly secret: string
  /** Puts the update away and starts to answer it. May throw: Telegram is then asked to send it again. */
  receive(update: object): Promise<void>
}

/** Larger than any update, in bytes: a rich message of 32,768 letters, each escaped, is 200,000. */
const largest = 524_288

/**
 * Takes Telegram's requests, on any server that speaks Request and Response. It says 200 once the update is put away, so a slow
 * command never makes Telegram send again, and 500 when that failed, so that it does.
 */
export const createWebhook = ({ secret, receive }: WebhookOptions): ((request: Request) => Promise<Response>) => {
  const expected = digest(secret)
  return async (request) => {
    if (request.method !== 'POST') return say(405)
    const given = request.headers.get('x-telegram-bot-api-secret-token') ?? ''
    // Digests have one length, so that comparing them tells nothing about the secret.
    if (!timingSafeEqual(digest(given), expected)) return say(401)
    const text = await textOf(request)
    if (text === null) return say(413)
    const update = parse(text)
    // Asking for it again would not make it better.
    if (update === null) return say(200)
    try {
      await receive(update)
      return say(200)
    } catch {
      return say(500)
    }
  }
}

/** The body, or null where it is too large; of one that does not say how long it is no more is read. */
const textOf = async (request: Request): Promise<string | null> => {
  const length = request.headers.get('content-length')
  if (length !== null) return Number(length) > largest ? null : request.text()
  const chunks: Uint8Array[] = []
  let read = 0
  // Not a loop over the stream: leaving one early would end the connection before the answer.
  const reader = request.body?.getReader()
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    read += next.value.byteLength
    if (read > largest) return null
    chunks.push(next.value)
  }
  return Buffer.concat(chunks).toString()
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const say = (status: number): Response => new Response(null, { status })

const parse = (text: string): object | null => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
