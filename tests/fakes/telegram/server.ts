/** HTTP around the methods: tokens, faults on demand, the record of calls. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { readForm } from './media.ts'
import { field, Refusal } from './text.ts'

/** One request as it came in. */
export interface Call {
  readonly method: string
  readonly body: unknown
}

/** Something that goes wrong with the next matching calls. */
export interface Fault {
  /** `drop`, `hang` and `html` happen after the server has done what it was asked; `refuse` and `throttle` before. */
  readonly kind: 'drop' | 'hang' | 'html' | 'slow' | 'refuse' | 'throttle'
  readonly method?: string
  readonly chat?: number
  /** How often, once if not given. */
  readonly times?: number
  readonly retryAfter?: number
  readonly code?: number
  readonly description?: string
}

export interface ServerOptions {
  readonly token: string
  run(method: string, body: unknown, aborted: AbortSignal): unknown
  /** The bytes under a file_path, or null. */
  file(path: string): Uint8Array | null
  changed(): void
}

export interface ApiServer {
  readonly root: string
  readonly calls: Call[]
  fault(fault: Fault): void
  /** The token is good for nothing from now on, until `restore`. */
  revoke(): void
  restore(): void
  close(): Promise<void>
}

export const createApiServer = async ({ token, run, file, changed }: ServerOptions): Promise<ApiServer> => {
  const calls: Call[] = []
  const faults: { fault: Fault; left: number }[] = []
  let revoked = false

  const faultFor = (method: string, body: unknown): Fault | null => {
    const found = faults.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.method === undefined ? method !== 'getUpdates' : fault.method === method) &&
        (fault.chat === undefined || fault.chat === Number(field(body, 'chat_id'))),
    )
    if (found === undefined) return null
    found.left -= 1
    return found.fault
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const [, given = '', method = ''] = /^\/bot([^/]*)\/([A-Za-z]+)$/.exec(request.url ?? '') ?? []
    const sent = await read(request)
    const type = request.headers['content-type'] ?? ''
    const body = type.startsWith('multipart/form-data') ? await readForm(sent, type) : parse(sent.toString('utf8'))
    const say = (status: number, json: object) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(json))
    }
    const refuse = ({ code, message, parameters }: Refusal) =>
      say(code, {
        ok: false,
        error_code: code,
        description: message,
        ...(parameters === undefined ? {} : { parameters }),
      })
    // A token of the wrong shape is not even looked up.
    if (!/^\d+:[\w-]+$/.test(given)) return refuse(new Refusal(404, 'Not Found'))
    if (given !== token || revoked) return refuse(new Refusal(401, 'Unauthorized'))
    calls.push({ method, body })
    changed()
    const fault = faultFor(method, body)
    if (fault?.kind === 'throttle') {
      const seconds = fault.retryAfter ?? 1
      return refuse(new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds }))
    }
    if (fault?.kind === 'refuse') return refuse(new Refusal(fault.code ?? 400, fault.description ?? 'Bad Request'))
    if (fault?.kind === 'slow') await sleep(50)
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    try {
      const result = await run(method, body, gone.signal)
      if (result === undefined) return refuse(new Refusal(404, 'Not Found: method not found'))
      if (fault?.kind === 'drop') return void request.socket.destroy()
      if (fault?.kind === 'hang') return
      if (fault?.kind === 'html') {
        response.writeHead(502, { 'content-type': 'text/html' })
        return void response.end('<html><h1>502 Bad Gateway</h1></html>')
      }
      say(200, { ok: true, result })
    } catch (thrown) {
      if (thrown instanceof Refusal) return refuse(thrown)
      say(500, { ok: false, error_code: 500, description: `Internal Server Error: ${String(thrown)}` })
    } finally {
      changed()
    }
  }

  const download = (request: IncomingMessage, response: ServerResponse) => {
    const [, given, path = ''] = /^\/file\/bot([^/]*)\/(.+)$/.exec(request.url ?? '') ?? []
    const bytes = given === token && !revoked && request.method === 'GET' ? file(decodeURI(path)) : null
    calls.push({ method: 'download', body: { path } })
    if (faultFor('download', {})?.kind === 'drop') return void request.socket.destroy()
    response.writeHead(bytes === null ? 404 : 200, {
      'content-type': bytes === null ? 'application/json' : 'application/octet-stream',
    })
    response.end(bytes ?? JSON.stringify({ ok: false, error_code: 404, description: 'Not Found' }))
  }

  const server = createServer(
    (request, response) =>
      void (request.url?.startsWith('/file/') ? download(request, response) : answer(request, response)),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    root: `http://127.0.0.1:${port(server.address())}`,
    calls,
    fault(fault) {
      faults.push({ fault, left: fault.times ?? 1 })
    },
    revoke() {
      revoked = true
    },
    restore() {
      revoked = false
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

const port = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0

const read = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const parse = (text: string): unknown => {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return {}
  }
}
