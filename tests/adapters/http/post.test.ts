import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { createPost, type Post, Unanswered } from '../../../adapters/http/post.ts'

const servers: Server[] = []
const posts: Post[] = []
afterEach(async () => {
  for (const post of posts.splice(0)) await post.close()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
})

const postTo = (origin: string, timeoutMs = 5000): Post => {
  const post = createPost({ origin, timeoutMs })
  posts.push(post)
  return post
}

const serve = async (
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<string> => {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    answer(request, response, Buffer.concat(chunks).toString())
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

const letter = { path: '/send', headers: { 'content-type': 'application/json' }, body: '{"text":"支付宝"}' } as const

/** What a post that got no answer threw. */
const failed = async (posting: Promise<unknown>): Promise<{ readonly code: string; readonly arrived: boolean }> => {
  const thrown = await posting.catch((error: unknown) => error)
  if (!(thrown instanceof Unanswered)) throw new Error(`expected Unanswered, got ${String(thrown)}`)
  return { code: thrown.code, arrived: thrown.arrived }
}

describe('a post', () => {
  it('brings its body, and the answer whole, however it is cut', async () => {
    const origin = await serve((request, response, body) => {
      const said = Buffer.from(`${request.method} ${request.url} ${request.headers['content-type']} ${body}`)
      response.writeHead(429, { 'Retry-After': '7' })
      // In the middle of a character.
      response.write(said.subarray(0, said.length - 5))
      setImmediate(() => response.end(said.subarray(said.length - 5)))
    })
    const post = postTo(origin)
    for (const body of [letter.body, Buffer.from(letter.body)]) {
      const { status, headers, text } = await post({ ...letter, body })
      expect([status, headers['retry-after']]).toEqual([429, '7'])
      expect(text).toBe('POST /send application/json {"text":"支付宝"}')
    }
  })

  it('goes out at once beside many others that wait', async () => {
    const open: ServerResponse[] = []
    const origin = await serve((_, response) => {
      open.push(response)
      if (open.length === 200) for (const each of open) each.end('ok')
    })
    const post = postTo(origin)
    const texts = await Promise.all(Array.from({ length: 200 }, async () => (await post(letter)).text))
    expect(new Set(texts)).toEqual(new Set(['ok']))
  })

  it('has not arrived where nobody listens', async () => {
    expect(await failed(postTo('http://127.0.0.1:9')(letter))).toEqual({ code: 'ECONNREFUSED', arrived: false })
  })

  it('has not arrived where it was given up before it left', async () => {
    const origin = await serve(() => {
      throw new Error('it arrived')
    })
    expect(await failed(postTo(origin)(letter, AbortSignal.abort()))).toMatchObject({ arrived: false })
    const ending = new AbortController()
    const posting = postTo(origin)(letter, ending.signal)
    // Its connection is not there yet.
    ending.abort(new DOMException('too late', 'TimeoutError'))
    expect((await failed(posting)).arrived).toBe(false)
  })

  it('may have arrived where the connection breaks, or nothing comes back', async () => {
    const ending = new AbortController()
    let asked = 0
    const origin = await serve((_, response) => {
      asked++
      if (asked === 1) response.destroy()
      if (asked === 2) ending.abort(new DOMException('too late', 'TimeoutError'))
      if (asked === 3) response.writeHead(200, { 'content-length': '10' }).write('half')
      if (asked === 3) setImmediate(() => response.destroy())
    })
    const post = postTo(origin)
    expect((await failed(post(letter))).arrived).toBe(true)
    expect(await failed(post(letter, ending.signal))).toEqual({ code: 'TimeoutError', arrived: true })
    expect((await failed(post(letter))).arrived).toBe(true)
    expect(asked).toBe(3)
  })

  it('ends by itself where no answer begins', async () => {
    const origin = await serve(() => {})
    expect((await failed(postTo(origin, 50)(letter))).arrived).toBe(true)
  })
})
