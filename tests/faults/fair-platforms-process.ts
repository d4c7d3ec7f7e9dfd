import { createServer } from 'node:http'
import { serve } from '../bench/incoming/child.ts'
import { listen } from '../postgres/port.ts'
import type { Arrival } from './fair-platforms.ts'
import { marksIn } from './marks.ts'

// Answers as fair platforms do, a process of its own.

const answerMs = 40
const me = { id: 424242, is_bot: true, first_name: 'Brief', username: 'faults_bot', can_join_groups: true }
const arrivals: Arrival[] = []
let made = 0

// A machine that is busy elsewhere reads late what came in on time: all that is sure is that it had not come when it was read before.
let [before, last] = [performance.now(), performance.now()]
setInterval(() => {
  before = last
  last = performance.now()
}, 2)

const note = (lane: string, chat: string, text: string, at: number, from: number): void => {
  const marks = [...marksIn(text)]
  arrivals.push({ lane, chat, marks, text: marks.length === 0 ? text : '', at, from })
}

const server = createServer(async (request, response) => {
  const [at, from] = [performance.now(), before]
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString()
  const method = (request.url ?? '').slice((request.url ?? '').lastIndexOf('/') + 1)
  const say = (answer: object): void =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  const later = (answer: object): void => void setTimeout(() => say(answer), answerMs)
  const [, team] = /^Bearer xoxb-(\w+)$/.exec(request.headers.authorization ?? '') ?? []
  if (team !== undefined) {
    const said = { ok: true, team_id: team, user_id: `UBOT${team}`, bot_id: 'B1' }
    if (method !== 'chat.postMessage') return say(said)
    const fields = new URLSearchParams(body)
    const chat = fields.get('channel') ?? ''
    note(`slack ${team}`, chat, fields.get('blocks') ?? '', at, from)
    return later({ ...said, channel: chat, ts: `1700000000.${String(++made).padStart(6, '0')}`, message: {} })
  }
  if (method === 'sendMessage') {
    const { chat_id: chat, text } = JSON.parse(body)
    note('telegram', String(chat), String(text), at, from)
    return later({ ok: true, result: { message_id: ++made, date: 1_780_000_000, chat: { id: Number(chat) } } })
  }
  // Long polling stays open.
  if (method === 'getUpdates' && /"timeout":[1-9]/.test(body)) return
  return say({ ok: true, result: method === 'getMe' ? me : method === 'getUpdates' ? [] : true })
})
server.keepAliveTimeout = 120_000
serve({ url: `http://127.0.0.1:${await listen(server)}` }, async () => ({ arrivals }))
