import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { argument, serve } from '../bench/incoming/child.ts'
import { createBook } from './book.ts'
import { type Answer, dialects } from './dialects.ts'
import { type Asked, createPlan, type Fate } from './plan.ts'

// A platform's API server in a process of its own: strict, fast, and as unreliable as its plan says.

const options = z
  .object({ platform: z.enum(['telegram', 'slack']), seed: z.number(), readers: z.number(), trouble: z.number() })
  .parse(argument())
const plan = createPlan(options)
const dialect = dialects[options.platform]
const book = createBook(options.platform, plan)
const throttleSeconds = 1
const page = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1>nginx</body></html>'

const server = createServer(async (request, response) => {
  const body = await textOf(request).catch(() => null)
  if (body === null) return
  const method = dialect.method(request)
  if (method === null) return say(response, dialect.wrong('Unauthorized'))
  if (method !== dialect.sends) {
    const answer = dialect.other(method, body)
    return answer === null ? undefined : say(response, answer)
  }
  const wanted = dialect.read(body)
  const marks = new Set(typeof wanted === 'string' ? [] : wanted.text.match(/mark\d+x\d+/g))
  const [mark] = marks
  if (typeof wanted === 'string' || mark === undefined || marks.size !== 1) {
    book.breach(typeof wanted === 'string' ? wanted : `a message with the marks ${[...marks].join()}`)
    return say(response, dialect.wrong('Bad Request: can not be read'))
  }
  const [issue = 0, part = 0] = mark.slice('mark'.length).split('x').map(Number)
  const asked = book.ask(wanted.chat, issue, part, performance.now())
  signal()
  meet(asked, wanted.thread, response)
})
// Connections that the server closes while they rest would be one more trouble, and one that no plan names.
server.keepAliveTimeout = 120_000

/** Lets a send meet its fate. What its sender did not wait for may have been taken in, or not. */
function meet(asked: Asked, thread: string | null, response: ServerResponse): void {
  const fate = plan.fate(asked)
  book.note(
    fate.kind === 'fine' || !('accepts' in fate) ? fate.kind : `${fate.kind}, ${fate.accepts ? '' : 'not '}accepted`,
  )
  if (fate.kind === 'throttled') book.throttle(asked, performance.now() + throttleSeconds * 1000)
  if ('accepts' in fate) book.unclear(asked)
  const late = plan.chance(`late ${asked.chat} ${asked.issue} ${asked.part} ${asked.nth}`) < 0.5
  const accept = (): string => book.accept(asked, thread, performance.now())
  const early = accepts(fate) && !late ? accept() : null
  setTimeout(() => {
    if (response.destroyed && early === null) return
    const id = early ?? (accepts(fate) ? accept() : '')
    answer(fate, asked, id, response)
  }, plan.latency(asked))
}

const accepts = (fate: Fate): boolean => fate.kind === 'fine' || ('accepts' in fate && fate.accepts)

function answer(fate: Fate, asked: Asked, id: string, response: ServerResponse): void {
  switch (fate.kind) {
    case 'fine':
      say(response, dialect.sent(asked.chat, id))
      break
    case 'blocked':
      say(response, dialect.blocked())
      break
    case 'moved':
      say(response, dialect.moved(fate.to))
      break
    case 'throttled':
      say(response, dialect.throttled(throttleSeconds))
      break
    case 'page':
      response.writeHead(500, { 'content-type': 'text/html' }).end(page)
      break
    case 'cut':
      response.destroy()
      break
    case 'hung':
      break
  }
}

function say(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

let signal: () => void = () => {}

/** Resolves after so many more sends, or after so long; 0 sends: after so long. */
const after = (sends: number, patienceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const end = sends === 0 ? Number.POSITIVE_INFINITY : book.sends + sends
    const done = (): void => {
      clearTimeout(late)
      signal = () => {}
      resolve()
    }
    const late = setTimeout(done, patienceMs)
    signal = () => {
      if (book.sends >= end) done()
    }
  })

const request = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('after'), sends: z.number(), patienceMs: z.number() }),
  z.object({ kind: z.literal('report') }),
])

server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
serve({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }, async (raw) => {
  const asked = request.parse(raw)
  if (asked.kind === 'report') return book.report()
  await after(asked.sends, asked.patienceMs)
  return { sends: book.sends }
})
