import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { argument, serve } from '../bench/incoming/child.ts'
import { createBook } from './book.ts'
import { changesFrom, createChanges, tellsAt } from './changes.ts'
import { type Answer, type Change, dialects, type Wanted } from './dialects.ts'
import { type Asked, createPlan, type Fate } from './plan.ts'

// A platform's API server in a process of its own: strict, fast, and as unreliable as its plan says.

const options = z
  .object({
    platform: z.enum(['telegram', 'slack']),
    seed: z.number(),
    readers: z.number(),
    trouble: z.number(),
    since: z.number(),
  })
  .parse(argument())
const plan = createPlan(options)
/** What meets changes of messages, and messages about them. */
const since = createChanges(options)
const dialect = dialects[options.platform]
const book = createBook(options.platform, plan)
const throttleSeconds = 1
const page = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1>nginx</body></html>'

const server = createServer(async (request, response) => {
  const body = await textOf(request).catch(() => null)
  if (body === null) return
  const method = dialect.method(request)
  if (method === null) return say(response, dialect.wrong('Unauthorized'))
  if (method === dialect.edits) {
    edit(dialect.readEdit(body), response)
    return
  }
  if (method !== dialect.sends) {
    const answer = dialect.other(method, body)
    return answer === null ? undefined : say(response, answer)
  }
  const wanted = dialect.read(body)
  if (typeof wanted !== 'string' && wanted.text.includes('Correction to item')) return tell(wanted, response)
  const mark = markOf(wanted)
  if (typeof wanted === 'string' || mark === null) return refuse(wanted, response)
  const { issue, part } = placeOf(mark)
  const asked = book.ask(wanted.chat, issue, part, performance.now())
  const { chat, thread } = wanted
  meet(asked, plan.fate(asked), response, {
    accept: () => book.accept(asked, mark, thread, performance.now()),
    answer: (id) => dialect.sent(chat, id),
  })
})
// Connections that the server closes while they rest would be one more trouble, and one that no plan names.
server.keepAliveTimeout = 120_000

/** All the marks of a text, each once. */
function marksOf(text: string): readonly string[] {
  return [...new Set(text.match(/mark\d+x\d+(?:r\d+)?/g))]
}

/** The one mark of what is a part of an issue. */
function markOf(read: string | { readonly text: string }): string | null {
  const marks = typeof read === 'string' ? [] : marksOf(read.text)
  return marks.length === 1 ? (marks[0] ?? null) : null
}

function placeOf(mark: string): { readonly issue: number; readonly part: number } {
  const [issue = 0, part = 0] = (mark.match(/\d+/g) ?? []).map(Number)
  return { issue, part }
}

function refuse(read: string | { readonly text: string }, response: ServerResponse): void {
  book.breach(typeof read === 'string' ? read : `a message with the marks ${marksOf(read.text).join()}`)
  say(response, dialect.wrong('Bad Request: can not be read'))
}

function edit(read: Change, response: ServerResponse): void {
  const mark = markOf(read)
  if (typeof read === 'string' || mark === null) {
    refuse(read, response)
    return
  }
  const { chat, id } = read
  const { issue, part } = placeOf(mark)
  const asked = book.ask(chat, issue, part + changesFrom, performance.now())
  const gone = !book.has(chat, id) || since.isDeleted(chat, part)
  meet(asked, since.fate(asked), response, {
    accept() {
      if (!gone) book.change(asked, id, mark, performance.now())
      return id
    },
    answer: () => (gone ? dialect.gone() : dialect.edited(chat, id)),
  })
}

function tell({ chat, text }: Exclude<Wanted, string>, response: ServerResponse): void {
  const marks = marksOf(text).toSorted().join()
  const asked = book.ask(chat, placeOf(marks).issue, tellsAt, performance.now())
  meet(asked, since.fate(asked), response, {
    accept: () => book.tell(asked, marks, performance.now()),
    answer: (id) => dialect.sent(chat, id),
  })
}

/** What is to happen where a request is taken in. */
interface Fine {
  accept(): string
  answer(id: string): Answer
}

/** Lets a request meet its fate. What its sender did not wait for may have been taken in, or not. */
function meet(asked: Asked, fate: Fate, response: ServerResponse, fine: Fine): void {
  signal()
  book.note(
    fate.kind === 'fine' || !('accepts' in fate) ? fate.kind : `${fate.kind}, ${fate.accepts ? '' : 'not '}accepted`,
  )
  if (fate.kind === 'throttled') book.throttle(asked, performance.now() + throttleSeconds * 1000)
  if ('accepts' in fate) book.unclear(asked)
  const late = plan.chance(`late ${asked.chat} ${asked.issue} ${asked.part} ${asked.nth}`) < 0.5
  const early = accepts(fate) && !late ? fine.accept() : null
  setTimeout(() => {
    if (response.destroyed && early === null) return
    const id = early ?? (accepts(fate) ? fine.accept() : '')
    answer(fate, fine.answer(id), response)
  }, plan.latency(asked))
}

const accepts = (fate: Fate): boolean => fate.kind === 'fine' || ('accepts' in fate && fate.accepts)

function answer(fate: Fate, fine: Answer, response: ServerResponse): void {
  switch (fate.kind) {
    case 'fine':
      say(response, fine)
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
