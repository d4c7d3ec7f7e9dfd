import { Pool } from 'undici'
import { z } from 'zod'
import { argument, clock, serve } from './child.ts'
import { type Post, slackPosts, telegramPosts } from './posts.ts'

// Posts updates to a program and writes down when: as many at a time as Telegram does, or so many a second, whatever comes back.

const { platform, answersTo } = z
  .object({ platform: z.enum(['telegram', 'slack']), answersTo: z.string() })
  .parse(argument())

/** `perSecond` null: as fast as the connections allow; `text`: what Telegram's people say, each of `chats` in turn if there are so many. */
const round = z.object({
  ...{ url: z.string(), first: z.number(), count: z.number(), perSecond: z.number().nullable() },
  ...{ text: z.optional(z.string()), chats: z.optional(z.object({ from: z.number() })) },
})

/** Telegram's own default (`max_connections` of setWebhook). */
const connections = 40
/** An update that is not taken within this counts as lost. */
const timeoutMs = 10_000

const slackPost = slackPosts(answersTo)
const pools = new Map<string, Pool>()

async function run({ url, first, count, perSecond, text, chats }: z.infer<typeof round>): Promise<object> {
  const pool = pools.get(url) ?? new Pool(url, { connections, headersTimeout: timeoutMs, bodyTimeout: timeoutMs })
  pools.set(url, pool)
  const posted: [string, number][] = []
  const acknowledged: number[] = []
  const send = async (post: Post): Promise<void> => {
    const from = clock()
    posted.push([post.key, from])
    const { statusCode, body } = await pool.request({ ...post, method: 'POST' })
    await body.dump()
    if (statusCode === 200) acknowledged.push(clock() - from)
  }
  let next = 0
  const postOf = (at: number): Post =>
    platform === 'slack' ? slackPost(first + at) : telegramPosts(first + at, text, chats && chats.from + at)
  const one = (): Promise<void> => send(postOf(next++)).catch(() => {})
  if (perSecond === null) {
    const lane = async (): Promise<void> => {
      while (next < count) await one()
    }
    await Promise.all(Array.from({ length: connections }, lane))
  } else await evenly(one, count, perSecond)
  return { posted, acknowledged }
}

/** Starts each on its time, however long the others take. */
async function evenly(one: () => Promise<void>, count: number, perSecond: number): Promise<void> {
  const started: Promise<void>[] = []
  const from = clock()
  while (started.length < count) {
    const due = Math.min(count, Math.floor(((clock() - from) / 1000) * perSecond) + 1)
    while (started.length < due) started.push(one())
    await new Promise((done) => setTimeout(done, 1))
  }
  await Promise.all(started)
}

serve({}, async (request) => run(round.parse(request)))
