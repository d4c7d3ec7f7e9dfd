import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What came of reading a request. `check` is Slack asking whether our certificate is good, which it does not sign. */
export type SignedRead =
  | { readonly kind: 'signed'; readonly body: Buffer }
  | { readonly kind: 'check' }
  | { readonly kind: 'refused'; readonly status: 401 | 413 }

export interface SignedOptions {
  readonly signingSecret: string
  readonly now: () => number
}

/** Slack says that older stamps are somebody's replay (docs.slack.dev/authentication/verifying-requests-from-slack); ours may go wrong too. */
const skewMs = 5 * 60_000

/**
 * No request of Slack's is larger, in bytes: a changed message of 40,000 Chinese letters, told four times over and escaped, is 960,000.
 */
export const largestRequest = 1024 * 1024
const largestCheck = 8 * 1024

/**
 * Reads the body of a request that Slack signed. Of one without a signature or with a stale stamp nothing is read, or a few kilobytes; of
 * one with a wrong signature no more than of any; whether it says how long it is or not. Fails when the client goes away.
 */
export async function readSigned(request: IncomingMessage, { signingSecret, now }: SignedOptions): Promise<SignedRead> {
  const { headers } = request
  const signature = /^v0=([0-9a-f]{64})$/.exec(String(headers['x-slack-signature'] ?? ''))?.[1]
  const stamp = /^\d{1,12}$/.exec(String(headers['x-slack-request-timestamp'] ?? ''))?.[0]
  if (signature === undefined && stamp === undefined) return (await isCheck(request)) ? { kind: 'check' } : unsigned
  if (signature === undefined || stamp === undefined) return unsigned
  if (Math.abs(Number(stamp) * 1000 - now()) > skewMs) return unsigned
  const expected = createHmac('sha256', signingSecret).update(`v0:${stamp}:`)
  const body = await read(request, largestRequest, (chunk) => expected.update(chunk))
  if (body === null) return { kind: 'refused', status: 413 }
  return timingSafeEqual(expected.digest(), Buffer.from(signature, 'hex')) ? { kind: 'signed', body } : unsigned
}

const unsigned: SignedRead = { kind: 'refused', status: 401 }

async function isCheck(request: IncomingMessage): Promise<boolean> {
  if (!/^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? '')) return false
  const body = await read(request, largestCheck, () => {})
  return body !== null && new URLSearchParams(body.toString()).get('ssl_check') === '1'
}

/** The whole body, or null as soon as it is, or says that it will be, larger than that. */
async function read(request: IncomingMessage, most: number, seen: (chunk: Uint8Array) => void): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > most) return null
  const chunks: Uint8Array[] = []
  let length = 0
  // An answer is still to be written: the connection stays when the reading ends early.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes: Uint8Array = chunk
    length += bytes.byteLength
    if (length > most) return null
    seen(bytes)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}
