import { once } from 'node:events'
import { createServer } from 'node:http'
import { marksIn } from './marks.ts'

/** A message as it came in. */
export interface Arrival {
  /** `slack T7`, or `telegram`. */
  readonly lane: string
  readonly chat: string
  readonly text: string
  /** Milliseconds on a clock that goes forward evenly. */
  readonly at: number
}

/** Telegram with one bot and Slack with many workspaces, where nothing goes wrong, and everything is written down with its time. */
export interface FairPlatforms {
  readonly url: string
  readonly arrivals: readonly Arrival[]
  /** Messages that carry this mark, by chat. */
  withMark(mark: string): ReadonlyMap<string, number>
  close(): Promise<void>
}

export const telegramToken = '424242:faults-faults-faults-faults-faults'
/** The token of a workspace. */
export const slackTokenOf = (team: string): string => `xoxb-${team}`

const answerMs = 40
const me = { id: 424242, is_bot: true, first_name: 'Brief', username: 'faults_bot', can_join_groups: true }

export async function openFairPlatforms(): Promise<FairPlatforms> {
  const arrivals: Arrival[] = []
  let made = 0
  const server = createServer(async (request, response) => {
    const at = performance.now()
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
      arrivals.push({ lane: `slack ${team}`, chat, text: fields.get('blocks') ?? '', at })
      return later({ ...said, channel: chat, ts: `1700000000.${String(++made).padStart(6, '0')}`, message: {} })
    }
    if (method === 'sendMessage') {
      const { chat_id: chat, text } = JSON.parse(body)
      arrivals.push({ lane: 'telegram', chat: String(chat), text: String(text), at })
      return later({ ok: true, result: { message_id: ++made, date: 1_780_000_000, chat: { id: Number(chat) } } })
    }
    // Long polling stays open.
    if (method === 'getUpdates' && /"timeout":[1-9]/.test(body)) return
    return say({ ok: true, result: method === 'getMe' ? me : method === 'getUpdates' ? [] : true })
  })
  server.keepAliveTimeout = 120_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    arrivals,
    withMark(mark) {
      const counts = new Map<string, number>()
      for (const { chat, text } of arrivals)
        if (marksIn(text).includes(mark)) counts.set(chat, (counts.get(chat) ?? 0) + 1)
      return counts
    },
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** The most that arrived on a lane within so many milliseconds. */
export const mostWithin = (times: readonly number[], windowMs: number): number => {
  let [most, from] = [0, 0]
  for (const [at, time] of times.entries()) {
    while (time - (times[from] ?? time) >= windowMs) from++
    most = Math.max(most, at - from + 1)
  }
  return most
}
