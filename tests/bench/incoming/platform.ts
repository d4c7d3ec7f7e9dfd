import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { clock, serve } from './child.ts'

// Both platforms' API servers, as fast as node:http allows: they judge nothing, and write down when each answer came.

/** What a round is over with: so many answers, or none for so long. */
const expectation = z.object({ answers: z.number(), patienceMs: z.number() })
/** What Telegram hands out from now on when it is asked for a file, in base64. */
const hand = z.object({ file: z.string() })

let file = Buffer.alloc(0)

const arrivals = new Map<string, number>()
let last = { at: clock(), body: '' }

const arrive = (key: string, body: string): void => {
  last = { at: clock(), body }
  if (!arrivals.has(key)) arrivals.set(key, last.at)
}

const results: Record<string, object> = {
  getMe: { id: 123456, is_bot: true, first_name: 'Bench', username: 'bench_bot', can_read_all_group_messages: false },
  getFile: { file_id: 'f', file_unique_id: 'f', file_path: 'documents/a.txt' },
  sendMessage: { message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: '' },
}

const slackAnswers: Record<string, object> = {
  'auth.test': { team_id: 'T1', user_id: 'UBOT', bot_id: 'B1' },
  'users.info': { user: { id: 'U1', team_id: 'T1', locale: 'en-US' } },
}

const server = createServer(async (request, response) => {
  const body = await textOf(request)
  const path = request.url ?? ''
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (path.startsWith('/bot') && name === 'sendMessage') arrive(/"chat_id":"?(\d+)/.exec(body)?.[1] ?? '', body)
  if (path.startsWith('/answer/')) arrive(name, body)
  if (name === 'chat.postMessage') arrive(/"channel":"(\w+)/.exec(body)?.[1] ?? '', body)
  if (path.startsWith('/file/')) {
    response.end(file)
    return
  }
  const said = path.startsWith('/bot')
    ? { ok: true, result: results[name] ?? true }
    : { ok: true, ...slackAnswers[name] }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(said))
})

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const settle = async ({ answers, patienceMs }: z.infer<typeof expectation>): Promise<void> => {
  last.at = clock()
  while (arrivals.size < answers && clock() - last.at < patienceMs) await new Promise((done) => setTimeout(done, 10))
}

// Between its rounds a program keeps its connections.
server.keepAliveTimeout = 300_000
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
serve({ url }, async (request) => {
  const handed = hand.safeParse(request)
  if (handed.success) {
    file = Buffer.from(handed.data.file, 'base64')
    return {}
  }
  await settle(expectation.parse(request))
  const round = { arrivals: [...arrivals], body: last.body }
  arrivals.clear()
  return round
})
