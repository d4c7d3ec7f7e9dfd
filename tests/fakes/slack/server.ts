import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { patienceMs } from '../patience.ts'
import { readBlocks } from './blocks.ts'
import { download, hasImages, receive } from './files.ts'
import type { Args } from './method.ts'
import { methods } from './methods.ts'
import { exchange, teamOfToken } from './oauth.ts'
import { createState, type Fault, nextTs, type SlackState } from './state.ts'
import { acceptWebSocket, type Peer } from './websocket.ts'

/** Slack on 127.0.0.1: its Web API, its response addresses, and the server's end of Socket Mode. */
export interface SlackServer {
  readonly state: SlackState
  readonly url: string
  /** For `slackApiUrl`. */
  readonly apiUrl: string
  /** The socket that the next envelope goes to, or null: none is open. Each of them has its turn. */
  readonly peer: () => Peer | null
  /** How many sockets of the app are open. */
  readonly sockets: () => number
  /** What the app sent over the socket. */
  readonly frames: unknown[]
  /** Resolves as soon as it is true; looked at after everything that happens here. */
  until(what: string, condition: () => boolean): Promise<void>
  changed(): void
  close(): Promise<void>
}

/** Starts on a free port. */
export async function startServer(): Promise<SlackServer> {
  const state = createState()
  const frames: unknown[] = []
  const waiting = new Set<() => void>()
  const peers: Peer[] = []
  let turn = 0
  const changed = (): void => {
    for (const look of [...waiting]) look()
  }
  const server = createServer((request, response) => {
    answer(request, response, state, url)
      .catch(() => response.destroy())
      .finally(changed)
  })
  server.on('upgrade', (request, socket) => {
    const mine = acceptWebSocket(request, socket, {
      text(text) {
        frames.push(JSON.parse(text))
        changed()
      },
      gone() {
        peers.splice(peers.indexOf(mine), 1)
        changed()
      },
    })
    peers.push(mine)
    mine.send(JSON.stringify({ type: 'hello', num_connections: peers.length, connection_info: { app_id: 'A1' } }))
    changed()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return {
    state,
    url,
    apiUrl: `${url}/api/`,
    peer: () => peers[turn++ % peers.length] ?? null,
    sockets: () => peers.length,
    frames,
    changed,
    until(what, condition) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look)
          reject(new Error(`never came: ${what}`))
        }, patienceMs)
        const look = (): void => {
          if (!condition()) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      })
    },
    async close() {
      for (const peer of peers) peer.close()
      server.close()
      server.closeAllConnections()
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  state: SlackState,
  url: string,
): Promise<void> {
  const path = new URL(request.url ?? '/', url).pathname
  const bytes = await read(request)
  if (path.startsWith('/files-pri/')) return download(path, request, response, state)
  if (path.startsWith('/upload/')) {
    response.writeHead(receive(path, bytes, state)).end()
    return
  }
  const body = bytes.toString()
  if (path.startsWith('/response/')) {
    const paused = takeFault(state, 'response_url', '')
    if (paused?.kind === 'limit') return fail(response, paused)
    const { status, word } = respond(path.slice('/response/'.length), body, state)
    response.writeHead(status).end(word)
    return
  }
  const method = path.replace(/^\/api\//, '')
  const args = parse(request.headers['content-type'] ?? '', body)
  if (request.method !== 'POST' || args === null) return json(response, { ok: false, error: 'invalid_post_type' })
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? String(args.token ?? '')
  const found = teamOfToken(state, token)
  const team = 'error' in found ? undefined : found
  const fault = takeFault(state, method, String(args.channel ?? ''))
  const record = (error: string | null): void => {
    state.calls.push({ method, team: team?.id ?? '', args, error })
  }
  if (method === 'chat.postMessage' && !hasRoom(state, String(args.channel))) {
    record('ratelimited')
    return fail(response, { kind: 'limit', seconds: 1 })
  }
  if (fault?.kind === 'wait') await fault.until
  else if (fault && fault.kind !== 'drop') {
    record(fault.kind)
    return fail(response, fault)
  }
  const result = run(method, args, token, state, url)
  record(result.ok === true ? null : String(result.error))
  if (fault?.kind === 'drop') response.destroy()
  else json(response, result, team ? { 'x-oauth-scopes': team.scopes.join(',') } : {})
}

function run(
  method: string,
  args: Args,
  token: string,
  state: SlackState,
  url: string,
): Readonly<Record<string, unknown>> {
  if (method === 'apps.connections.open') {
    if (!state.appTokens.has(token)) return { ok: false, error: 'invalid_auth' }
    return { ok: true, url: `${url.replace('http', 'ws')}/link?ticket=secret-ticket` }
  }
  if (method === 'oauth.v2.access') return { ...exchange(args, state) }
  const known = methods[method]
  if (!known) return { ok: false, error: 'unknown_method' }
  const team = teamOfToken(state, token)
  return { ...('error' in team ? team : known(args, state, team, url)) }
}

/** A response address: five answers, JSON only. */
function respond(id: string, body: string, state: SlackState): Said {
  const address = state.responses.get(id)
  if (!address) return refuse(404, 'expired_url')
  address.uses += 1
  if (address.uses > 5) return refuse(404, 'used_url')
  const args = parse('application/json', body)
  if (args === null) return refuse(400, 'invalid_payload')
  const index = state.messages.findIndex((message) => message.ts === address.original)
  if (args.delete_original === true) {
    if (index >= 0) state.messages.splice(index, 1)
    return taken
  }
  const inWords = args.blocks === undefined
  if (inWords && !args.text) return refuse(400, 'no_text')
  const read = inWords ? { blocks: [] } : readBlocks(args.blocks, false)
  if ('error' in read) return refuse(400, read.error)
  const team = state.teams.get(state.channels.get(address.channel)?.team ?? '')
  const unknown = team?.containers === false && read.blocks.some(({ type }) => type === 'container')
  if (unknown || !hasImages(read.blocks, state, team?.id ?? ''))
    return refuse(404, JSON.stringify({ ok: false, error: 'invalid_blocks' }))
  const before = state.messages[index]
  const message = { text: String(args.text ?? ''), blocks: read.blocks, responded: true }
  if (args.replace_original === true && before) state.messages[index] = { ...before, ...message }
  else {
    const only = args.response_type === 'in_channel' ? null : address.user
    const thread = before?.thread ?? null
    state.messages.push({ channel: address.channel, ts: nextTs(state), thread, only, ...message })
  }
  return taken
}

/** "1 per second per channel, short bursts tolerated": docs.slack.dev/apis/web-api/rate-limits. */
function hasRoom({ burst, rooms }: SlackState, channel: string): boolean {
  if (burst === null) return true
  const at = Date.now()
  const before = rooms.get(channel) ?? { left: burst, at }
  const left = Math.min(burst, before.left + (at - before.at) / 1000)
  rooms.set(channel, { left: left < 1 ? left : left - 1, at })
  return left >= 1
}

function takeFault(state: SlackState, method: string, channel: string): Fault['how'] | null {
  const index = state.faults.findIndex(
    (fault) => fault.method === method && (fault.channel === undefined || fault.channel === channel),
  )
  const fault = state.faults[index]
  if (!fault) return null
  fault.times = (fault.times ?? 1) - 1
  if (fault.times <= 0) state.faults.splice(index, 1)
  return fault.how
}

function fail(response: ServerResponse, how: Exclude<Fault['how'], { readonly kind: 'drop' | 'wait' }>): void {
  switch (how.kind) {
    case 'error':
      json(response, { ok: false, error: how.error })
      break
    case 'limit':
      response.writeHead(429, how.seconds === null ? {} : { 'retry-after': String(how.seconds) })
      response.end(JSON.stringify({ ok: false, error: 'ratelimited' }))
      break
    case 'status':
      response.writeHead(how.status, { 'content-type': 'text/html' }).end(how.body)
      break
    case 'page':
      response.writeHead(200, { 'content-type': 'text/html' }).end(how.body)
      break
    case 'hang':
      break
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** Form fields that hold JSON come as such, as Slack takes them. */
function parse(type: string, body: string): Args | null {
  try {
    if (type.startsWith('application/json')) return { ...JSON.parse(body) }
    if (!type.startsWith('application/x-www-form-urlencoded')) return null
    const fields = [...new URLSearchParams(body)]
    return Object.fromEntries(
      fields.map(([name, value]) => [
        name,
        ['blocks', 'view', 'metadata', 'files'].includes(name) ? JSON.parse(value) : value,
      ]),
    )
  } catch {
    return null
  }
}

interface Said {
  readonly status: number
  readonly word: string
}

const taken: Said = { status: 200, word: 'ok' }
const refuse = (status: number, word: string): Said => ({ status, word })

const json = (response: ServerResponse, body: unknown, headers: Readonly<Record<string, string>> = {}): void =>
  void response
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(body))
