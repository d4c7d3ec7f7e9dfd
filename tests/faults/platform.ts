import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { argument, serve } from '../bench/incoming/child.ts'
import { createBook, type Says, type Standing } from './book.ts'
import { askedAs, createChanges } from './changes.ts'
import { type Answer, type Change, dialects, type Removal, type Wanted } from './dialects.ts'
import { marksIn, readMark } from './marks.ts'
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
  if (method === dialect.removes) {
    remove(dialect.readRemove(body), response)
    return
  }
  if (method !== dialect.sends) {
    const answer = dialect.other(method, body)
    return answer === null ? undefined : say(response, answer)
  }
  const wanted = dialect.read(body)
  if (typeof wanted === 'string') return refuse(wanted, response)
  if (isNotice(wanted.text) || isOut) return add(wanted, response)
  const says = saysOf(wanted.text)
  const [item, ...others] = new Set(says.marks.map((mark) => readMark(mark).item))
  const [first = ''] = says.marks
  if (item === undefined || others.length > 0) return refuse(`a part with the marks ${says.marks.join()}`, response)
  const { chat, thread } = wanted
  const asked = book.ask(chat, readMark(first).issue, item, performance.now())
  meet(asked, plan.fate(asked), response, {
    accept: () => book.accept(asked, says, thread, performance.now()),
    answer: (id) => dialect.sent(chat, id),
  })
})
// Connections that the server closes while they rest would be one more trouble, and one that no plan names.
server.keepAliveTimeout = 120_000

/** Whether the broadcast is over. */
let isOut = false

const isNotice = (text: string): boolean => text.includes('Correction to item')

const saysOf = (text: string): Says => ({
  marks: marksIn(text),
  retracted: [...text.matchAll(/Item (\d+) was retracted/g)].map(([, number]) => Number(number)),
})

function refuse(what: string, response: ServerResponse): void {
  book.breach(what)
  say(response, dialect.wrong('Bad Request: can not be read'))
}

/** A part that comes late, or a message about a correction. */
function add({ chat, text }: Exclude<Wanted, string>, response: ServerResponse): void {
  const kind = isNotice(text) ? 'notice' : 'late'
  const part = kind === 'notice' ? askedAs.notices : askedAs.late + book.count(chat, 'late')
  const asked = book.ask(chat, 1, part, performance.now())
  meet(asked, since.fate(asked), response, {
    accept: () => book.add(asked, kind, saysOf(text), performance.now()),
    answer: (id) => dialect.sent(chat, id),
  })
}

/** A request about a message that was there once. */
function about({ chat, id }: Exclude<Removal, string>): { readonly there: Standing | null; readonly asked: Asked } {
  const there = book.find(chat, id)
  // Which of its kind it is tells it apart from any other one in its chat.
  const place =
    there === null ? 0 : ['part', 'late', 'notice'].indexOf(there.kind) * 100 + Number(/\d+$/.exec(there.name))
  return { there, asked: book.ask(chat, 1, askedAs.changes * 100 + place, performance.now()) }
}

function edit(read: Change, response: ServerResponse): void {
  if (typeof read === 'string') {
    refuse(read, response)
    return
  }
  const { chat, id, text } = read
  const { there, asked } = about(read)
  const lot = there && since.lot(chat, there.name)
  meet(asked, since.fate(asked), response, {
    accept() {
      if (there !== null && lot === null) book.change(asked, id, saysOf(text), performance.now())
      return id
    },
    answer() {
      if (there === null || lot === 'deleted') return dialect.gone()
      return lot === null ? dialect.edited(chat, id) : dialect.frozen('edit')
    },
  })
}

function remove(read: Removal, response: ServerResponse): void {
  if (typeof read === 'string') {
    refuse(read, response)
    return
  }
  const { chat, id } = read
  const { there, asked } = about(read)
  const lot = there && since.lot(chat, there.name)
  const goes = there !== null && (lot === null || lot === 'frozen')
  meet(asked, since.fate(asked), response, {
    accept() {
      if (goes) book.remove(asked, id, performance.now())
      return id
    },
    answer() {
      if (goes) return dialect.edited(chat, id)
      return lot === 'stuck' ? dialect.frozen('remove') : dialect.gone()
    },
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

/** Resolves after so many more sends (or parts that come late), or after so long; 0 sends: after so long. */
const after = (sends: number, patienceMs: number, of: 'sends' | 'late'): Promise<void> =>
  new Promise((resolve) => {
    const end = sends === 0 ? Number.POSITIVE_INFINITY : book[of] + sends
    const done = (): void => {
      clearTimeout(late)
      signal = () => {}
      resolve()
    }
    const late = setTimeout(done, patienceMs)
    signal = () => {
      if (book[of] >= end) done()
    }
  })

const request = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('after'), sends: z.number(), patienceMs: z.number(), of: z.enum(['sends', 'late']) }),
  z.object({ kind: z.literal('report') }),
  z.object({ kind: z.literal('out') }),
])

server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
serve({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }, async (raw) => {
  const asked = request.parse(raw)
  if (asked.kind === 'report') return book.report()
  if (asked.kind === 'out') {
    isOut = true
    return {}
  }
  await after(asked.sends, asked.patienceMs, asked.of)
  return { sends: book.sends }
})
