import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { clock, serve } from '../../incoming/child.ts'

// Slack's API server for many workspaces, as fast as node:http allows. It refuses what comes faster than it is told that a workspace and
// a channel may be sent to, as Slack does: with 429 and the seconds to wait.

const settings = z.object({
  /** Messages that any second may hold, in a workspace and in a channel; null: as many as come. */
  limits: z.object({ workspace: z.number(), channel: z.number() }).nullable(),
})

let { limits }: z.infer<typeof settings> = { limits: null }
let sent = 0
let twice = 0
let refused = 0
let firstAt = 0
let lastAt = 0
let channels = new Map<string, number>()
/** When the last second's messages came, by workspace and by channel. */
let seconds = new Map<string, number[]>()

const isFull = (name: string, most: number, at: number): boolean => {
  const all = (seconds.get(name) ?? []).filter((each) => each > at - 1000)
  seconds.set(name, all)
  return all.length >= most
}

function send(workspace: string, channel: string): { readonly status: number; readonly body: object } {
  const at = clock()
  if (limits !== null) {
    if (isFull(workspace, limits.workspace, at) || isFull(channel, limits.channel, at)) {
      refused++
      return { status: 429, body: { ok: false, error: 'ratelimited' } }
    }
    for (const name of [workspace, channel]) seconds.get(name)?.push(at)
  }
  firstAt ||= at
  lastAt = at
  sent++
  const before = channels.get(channel) ?? 0
  channels.set(channel, before + 1)
  if (before > 0) twice++
  return { status: 200, body: { ok: true, channel, ts: `1.${sent}` } }
}

/** Its token names the workspace: xoxb-T1. */
const workspaceOf = ({ headers }: IncomingMessage): string => /xoxb-(\w+)/.exec(headers.authorization ?? '')?.[1] ?? ''

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const workspace = workspaceOf(request)
  const isSend = request.url?.endsWith('/chat.postMessage') === true
  const channel = isSend ? (/(?:^|&)channel=(\w+)/.exec(Buffer.concat(chunks).toString())?.[1] ?? '') : ''
  const { status, body } = isSend
    ? send(workspace, channel)
    : { status: 200, body: { ok: true, team_id: workspace, user_id: 'UBOT' } }
  const headers = { 'content-type': 'application/json', ...(status === 429 ? { 'retry-after': '1' } : {}) }
  response.writeHead(status, headers).end(JSON.stringify(body))
})
server.keepAliveTimeout = 120_000
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
const request = z.union([settings, z.object({ atLeast: z.number(), patienceMs: z.number() })])

// Told its settings it forgets what was; asked for sends it waits for so many, or until for so long none has come.
serve({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }, async (raw) => {
  const asked = request.parse(raw)
  if ('limits' in asked) {
    limits = asked.limits
    channels = new Map()
    seconds = new Map()
    sent = twice = refused = firstAt = lastAt = 0
    return {}
  }
  const begun = clock()
  while (sent < asked.atLeast && clock() - Math.max(begun, lastAt) < asked.patienceMs)
    await new Promise((done) => setTimeout(done, 5))
  return { sent, twice, refused, seconds: (lastAt - firstAt) / 1000, cpuSeconds: cpuSeconds() }
})

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
