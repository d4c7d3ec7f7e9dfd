import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type HttpOptions, httpLimits, openHttp } from '../../src/http/server.ts'
import { createLines } from '../fakes/log.ts'
import { startSlack } from '../fakes/slack.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { freePort, startApp } from './app.ts'

const token = 'a-token-of-24-characters'
const bearer = { headers: { authorization: `Bearer ${token}` } }

async function open(options: Partial<HttpOptions> = {}) {
  const http = await openHttp({
    host: '127.0.0.1',
    port: 0,
    health: async () => ({ ready: true, problems: [] }),
    metrics: { text: async () => 'sends 1', contentType: 'text/plain' },
    access: { token: null, port: null },
    limits: httpLimits,
    log: createLines().log,
    now: Date.now,
    mount: () => {},
    ...options,
  })
  onTestFinished(() => http.close())
  return http
}

/** A connection of a stranger, who says what he likes. */
async function dial(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  return socket
}

/** All that comes until the other side hangs up. */
function heard(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', (data) => {
    text += String(data)
  })
  return new Promise((resolve) => socket.once('close', () => resolve(text)))
}

/** Sends as much as is taken, up to 32 MiB in chunks that announce no end; tells how much went out and what came back, if it was heard. */
async function pour(url: string, head: string): Promise<{ readonly sent: number; readonly answer: string }> {
  const socket = await dial(url)
  const answer = heard(socket)
  socket.write(`${head}\r\nhost: brief.example\r\ntransfer-encoding: chunked\r\n\r\n`)
  const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  for (let sent = 0; sent < 512 && !socket.destroyed; sent++)
    if (!socket.write(piece)) await new Promise((resume) => socket.once('drain', resume).once('close', resume))
  const text = await answer
  return { sent: socket.bytesWritten, answer: text }
}

/** What the network holds between two programs of one machine, generously. */
const underWay = 8 * 1024 * 1024

async function program() {
  const telegram = await createFakeTelegram()
  const slack = await startSlack()
  onTestFinished(() => telegram.close())
  onTestFinished(() => slack.close())
  slack.team('T1')
  const port = await freePort()
  const { log, lines } = createLines()
  const app = await startApp(
    {
      PORT: String(port),
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/hook`,
      TELEGRAM_WEBHOOK_SECRET: 'quiet',
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.state.teams.get('T1')?.token ?? '',
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
    },
    { log },
  )
  const unsigned = () => lines.filter(({ msg }) => String(msg).includes('did not sign'))
  return { app, unsigned }
}

describe('the metrics', () => {
  it('are for whoever has the token, where there is one', async () => {
    const http = await open({ access: { token, port: null } })
    const refused = await fetch(http.metricsUrl)
    expect([refused.status, await refused.text()]).toEqual([401, expect.stringContaining('METRICS_TOKEN')])
    expect((await fetch(http.metricsUrl, { headers: { authorization: `Bearer ${token}x` } })).status).toBe(401)
    expect(await (await fetch(http.metricsUrl, bearer)).text()).toBe('sends 1')
    expect((await fetch(`${http.url}/healthz`)).status).toBe(200)
  })

  it('are on a port of their own, where they have one', async () => {
    const http = await open({ access: { token: null, port: 0 } })
    expect(new URL(http.metricsUrl).port).not.toBe(new URL(http.url).port)
    expect(await (await fetch(http.metricsUrl)).text()).toBe('sends 1')
    expect((await fetch(`${http.url}/metrics`)).status).toBe(404)
    expect((await fetch(new URL('/healthz', http.metricsUrl))).status).toBe(404)
  })

  it('are named where their port cannot be had, and the other is free again', async () => {
    const taken = await open()
    const port = await freePort()
    const access = { token: null, port: Number(new URL(taken.url).port) }
    await expect(open({ port, access })).rejects.toThrow('METRICS_PORT')
    await open({ port })
  })

  it('of the program ask for the token of its environment', async () => {
    const app = await startApp({ METRICS_TOKEN: token })
    expect((await fetch(`${app.url}/metrics`)).status).toBe(401)
    expect(await (await fetch(`${app.url}/metrics`, bearer)).text()).toContain('briefwire_unsigned_requests_total')
  })
})

describe('what strangers may hold', () => {
  it('a request that never comes whole is ended, a body that drips too', async () => {
    const http = await open({
      limits: { requestMs: 100, connections: 9 },
      mount: (routes) => void routes.post('/read', async (context) => context.text(await context.req.text())),
    })
    const silent = await dial(http.url)
    silent.write('GET /healthz HTTP/1.1\r\nhost: x\r\n')
    const dripping = await dial(http.url)
    dripping.write('POST /read HTTP/1.1\r\nhost: x\r\ncontent-length: 9000\r\n\r\n')
    const drops = setInterval(() => dripping.write('x'), 20)
    onTestFinished(() => clearInterval(drops))
    expect(await Promise.all([heard(silent), heard(dripping)])).toEqual([
      expect.stringContaining('408'),
      expect.stringContaining('408'),
    ])
    expect((await fetch(`${http.url}/healthz`)).status).toBe(200)
  })

  it('waits fifteen seconds for a request, and no longer', () => expect(httpLimits.requestMs).toBe(15_000))

  it('connections: so many, and the log says when some were turned away', async () => {
    const { log, lines } = createLines()
    const http = await open({ log, limits: { requestMs: 15_000, connections: 2 } })
    const first = await dial(http.url)
    await dial(http.url)
    const third = await dial(http.url)
    expect(await heard(third)).toBe('')
    expect(lines).toMatchObject([{ count: 1, most: 2 }])
    first.end()
    await once(first, 'close')
    const next = await dial(http.url)
    next.write('GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')
    expect(await heard(next)).toContain('200 OK')
  })

  it('a body that nobody wants is not read to its end', async () => {
    const { sent, answer } = await pour((await open()).url, 'POST /nowhere HTTP/1.1')
    expect(answer).toMatch(/^$|404/)
    expect(sent).toBeLessThan(underWay)
  })
})

describe('requests that no platform signed', () => {
  const stamp = () => String(Math.floor(Date.now() / 1000))

  it.each([
    ['POST /hook HTTP/1.1', '401'],
    ['POST /hook HTTP/1.1\r\nx-telegram-bot-api-secret-token: quiet', '413'],
    ['POST /slack/events HTTP/1.1', '401'],
    [`POST /slack/events HTTP/1.1\r\nx-slack-request-timestamp: 1\r\nx-slack-signature: v0=${'0'.repeat(64)}`, '401'],
    [
      `POST /slack/events HTTP/1.1\r\nx-slack-request-timestamp: ${stamp()}\r\nx-slack-signature: v0=${'0'.repeat(64)}`,
      '413',
    ],
    ['POST /slack/events HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded', '401'],
  ])('are read no further than a signed one could be: %s', async (head, status) => {
    const { app } = await program()
    const { sent, answer } = await pour(app.url, head)
    expect(answer).toMatch(new RegExp(`^$|^HTTP/1.1 ${status} `))
    expect(sent).toBeLessThan(underWay)
  })

  it('are logged once a minute with their number, and counted', async () => {
    const { app, unsigned } = await program()
    const knock = (path: string) => fetch(`${app.url}${path}`, { method: 'POST', body: '{}' })
    for (let round = 0; round < 3; round++)
      for (const path of ['/hook', '/slack/events']) expect((await knock(path)).status).toBe(401)
    expect(unsigned()).toMatchObject([
      { platform: 'telegram', count: 1 },
      { platform: 'slack', count: 1 },
    ])
    const metrics = await (await fetch(`${app.url}/metrics`)).text()
    for (const platform of ['telegram', 'slack'])
      expect(metrics).toContain(`briefwire_unsigned_requests_total{platform="${platform}"} 3`)
  })

  it('but for the question whether our certificate is good, which Slack asks without a signature', async () => {
    const { app, unsigned } = await program()
    const body = new URLSearchParams({ ssl_check: '1', token: 'x' })
    expect((await fetch(`${app.url}/slack/events`, { method: 'POST', body })).status).toBe(200)
    expect(unsigned()).toEqual([])
  })
})
