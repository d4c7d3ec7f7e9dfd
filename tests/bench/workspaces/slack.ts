import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { clock, serve } from '../incoming/child.ts'

// Slack's API for very many workspaces: it answers after 50 ms, and sees whether anybody is sent to more often than Slack allows.

const latencyMs = 50
/** One message a second in a channel; what is a few milliseconds early was late before. */
const channelMs = 990
/** "Several hundred per minute" in a workspace: five a second, as we keep to. */
const workspaceMost = 6

const asked = z.union([
  z.object({ forget: z.literal(true), revoked: z.array(z.string()) }),
  z.object({ sends: z.number(), patienceMs: z.number() }),
])

let revoked = new Set<string>()
let sends = 0
let exchanges = 0
let answers = 0
let refused = 0
let tooSoon = 0
let lastAt = 0
let inChannel = new Map<string, number>()
let inWorkspace = new Map<string, number[]>()

const forget = (): void => {
  sends = 0
  exchanges = 0
  answers = 0
  refused = 0
  tooSoon = 0
  inChannel = new Map()
  inWorkspace = new Map()
}

const post = (team: string, channel: string): object => {
  lastAt = clock()
  if (revoked.has(team)) {
    refused++
    return { ok: false, error: 'account_inactive' }
  }
  sends++
  const earlier = inWorkspace.get(team) ?? []
  const lately = earlier.filter((at) => at > lastAt - 1000)
  if (lastAt - (inChannel.get(channel) ?? Number.NEGATIVE_INFINITY) < channelMs || lately.length >= workspaceMost)
    tooSoon++
  inChannel.set(channel, lastAt)
  earlier.push(lastAt)
  inWorkspace.set(team, earlier)
  return { ok: true, channel, ts: `1.${sends}` }
}

const teamOf = (token: string): string => /T\d+/.exec(token)?.[0] ?? 'T0'

const answer = (method: string, body: string, token: string): object => {
  const team = teamOf(token)
  switch (method) {
    case 'chat.postMessage':
      return post(team, new URLSearchParams(body).get('channel') ?? '')
    case 'oauth.v2.access': {
      exchanges++
      const next = teamOf(new URLSearchParams(body).get('refresh_token') ?? '')
      return {
        ok: true,
        access_token: `xoxe.xoxb-1-${next}-${exchanges}`,
        refresh_token: `xoxe-1-${next}-${exchanges}`,
        expires_in: 43_200,
      }
    }
    default:
      if (/^\d+$/.test(method)) answers++
      return { ok: true, team_id: team, user_id: 'UBOT', user: { id: 'U1', locale: 'en-US', tz: 'UTC' } }
  }
}

const server = createServer(async (request, response) => {
  const body = await textOf(request)
  const { url = '', headers } = request
  const said = answer(url.slice(url.lastIndexOf('/') + 1), body, headers.authorization ?? '')
  setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said)), latencyMs)
})
server.keepAliveTimeout = 120_000

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const delay = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
serve({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }, async (raw) => {
  const given = asked.parse(raw)
  if ('forget' in given) {
    forget()
    revoked = new Set(given.revoked)
    return {}
  }
  const begun = clock()
  while (sends < given.sends && clock() - Math.max(begun, lastAt) < given.patienceMs) await delay(5)
  const firsts = [...inWorkspace.values()].flatMap(([first]) => first ?? []).sort((a, b) => a - b)
  return {
    sends,
    refused,
    exchanges,
    answers,
    tooSoon,
    lastAt,
    teams: firsts.length,
    firsts: [firsts[0] ?? 0, firsts.at(-1) ?? 0],
  }
})
