import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { clock, serve } from '../incoming/child.ts'

// Telegram's and Slack's API servers, as fast as node:http allows; they can be slow, and strict about the rate, when told so.

const settings = z.object({
  latencyMs: z.number(),
  /** Messages that any second may hold; null: as many as come. */
  perSecond: z.number().nullable(),
})

let { latencyMs, perSecond }: z.infer<typeof settings> = { latencyMs: 0, perSecond: null }
let sends: [chat: string, at: number][] = []
let refused = 0
/** Where the last second begins in `sends`. */
let from = 0

const me = { id: 123456, is_bot: true, first_name: 'Bench', username: 'bench_bot', can_join_groups: true }

function send(chat: string): { readonly status: number; readonly body: object } {
  const at = clock()
  while (from < sends.length && (sends[from]?.[1] ?? 0) <= at - 1000) from++
  if (perSecond !== null && sends.length - from >= perSecond) {
    refused++
    const error = { error_code: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } }
    return { status: 429, body: { ok: false, ...error } }
  }
  sends.push([chat, at])
  const message = { message_id: sends.length, date: 1, chat: { id: 1, type: 'private' }, text: '' }
  return { status: 200, body: { ok: true, result: message, channel: chat, ts: `1.${sends.length}` } }
}

const server = createServer(async (request, response) => {
  const body = await textOf(request)
  const { url = '' } = request
  const method = url.slice(url.lastIndexOf('/') + 1)
  const isSend = method === 'sendMessage' || method === 'chat.postMessage'
  const { status, body: said } = isSend
    ? send(/(?:"chat_id":"?|channel=)([\w-]+)/.exec(body)?.[1] ?? '')
    : { status: 200, body: { ok: true, result: method === 'getMe' ? me : true, team_id: 'T1', user_id: 'UBOT' } }
  const answer = (): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
  }
  if (latencyMs > 0 && isSend) setTimeout(answer, latencyMs)
  else answer()
})
server.keepAliveTimeout = 120_000

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
const request = z.union([z.object({ set: settings }), z.object({ atLeast: z.number(), patienceMs: z.number() })])

// Told its settings it forgets what was; asked for sends it waits for so many, or until for so long none has come.
serve({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }, async (raw) => {
  const asked = request.parse(raw)
  if ('set' in asked) {
    ;({ latencyMs, perSecond } = asked.set)
    sends = []
    from = 0
    refused = 0
    return {}
  }
  const begun = clock()
  while (sends.length < asked.atLeast && clock() - Math.max(begun, sends.at(-1)?.[1] ?? 0) < asked.patienceMs)
    await new Promise((done) => setTimeout(done, 5))
  return { sends, refused }
})
