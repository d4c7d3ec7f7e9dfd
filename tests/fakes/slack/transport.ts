import { createHmac, randomUUID } from 'node:crypto'
import type { SlackServer } from './server.ts'

/** How Slack reaches the app. */
export type Transport =
  | { readonly kind: 'http'; readonly url: string; readonly signingSecret: string }
  | { readonly kind: 'socket' }

/** What the app answered at once. */
export interface Ack {
  /** HTTP status; 200 for an acknowledged envelope. */
  readonly status: number
  readonly body: unknown
}

/** How a request is signed wrongly. */
export interface Stamp {
  /** Added to the time of signing, in seconds. */
  readonly skew?: number
  readonly forged?: boolean
}

/** Sends an envelope over the socket and waits for its acknowledgement. */
export async function envelope(
  server: SlackServer,
  kind: 'command' | 'interactive' | 'event',
  payload: object,
): Promise<Ack> {
  const id = randomUUID()
  const type = { command: 'slash_commands', interactive: 'interactive', event: 'events_api' }[kind]
  await server.until('a connected socket', () => server.sockets() > 0)
  server.peer()?.send(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: kind !== 'event' }))
  const mine = (frame: unknown): boolean =>
    typeof frame === 'object' && frame !== null && Reflect.get(frame, 'envelope_id') === id
  await server.until(`the acknowledgement of ${type}`, () => server.frames.some(mine))
  const frame = server.frames.find(mine)
  return { status: 200, body: typeof frame === 'object' && frame !== null ? Reflect.get(frame, 'payload') : null }
}

/** Posts a signed request to the app. */
export async function signed(
  { url, signingSecret }: Extract<Transport, { kind: 'http' }>,
  { type, body }: { readonly type: string; readonly body: string },
  { skew = 0, forged = false }: Stamp,
): Promise<Ack> {
  const stamp = String(Math.floor(Date.now() / 1000) + skew)
  const secret = forged ? 'somebody else' : signingSecret
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`
  const response = await fetch(`${url}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': type, 'x-slack-request-timestamp': stamp, 'x-slack-signature': signature },
    body,
  })
  const text = await response.text()
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text }
}
