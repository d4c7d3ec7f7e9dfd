import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { eventually } from '../fakes/eventually.ts'
import { briefwire, emptyFolder, serve } from './run.ts'

const count = (text: string, piece: string): number => text.split(piece).length - 1
const headlines = (text: string): string[] => text.split('\n').filter((line) => /^ *\d+\. \S/.test(line))

describe('the first start', () => {
  it('delivers the sample issue, answers a script line by line, and ends with its input', async () => {
    const folder = emptyFolder()
    const first = await briefwire(folder, ['start'], { input: '/topic payments\n/nonsense\nnonsense\n' })
    expect(first).toMatchObject({ code: 0, err: '' })
    const [issue = '', answers = ''] = first.out.split('Payments\n')
    const [answer = '', typed = ''] = answers.split('I do not know')
    expect(headlines(issue).length).toBeGreaterThanOrEqual(10)
    expect(headlines(answer).map((line) => Number.parseInt(line, 10))).toEqual([1, 5, 8])
    expect(typed).toContain(': /nonsense\n\nAll that I can do: /help')
    // Whoever sits at the terminal is an editor: what they write may be news, or a slip.
    expect(typed).toMatch(/Is this an item\?\s+1\. nonsense\s+Type: Add · Discard/)
    expect(first.out).not.toContain('\u001b[')

    const second = await briefwire(folder, ['start'], { input: '/latest\nexit\n/latest\n' })
    expect(second.code).toBe(0)
    expect(headlines(second.out)).toEqual(headlines(issue))
  })

  it('speaks Chinese where the brief does', async () => {
    const { out } = await briefwire(emptyFolder(), ['start'], {
      input: '/话题\n/help\n',
      env: { BRIEF_LANGUAGE: 'zh' },
    })
    expect(out).toContain('第 1 期')
    expect(out).toContain('最新一期')
  })

  it('shows an issue that was published before it', async () => {
    const folder = emptyFolder()
    await briefwire(folder, ['import', '-', '--publish'], { input: 'My brief\n1. Only this\nA body. (The Ledger)\n' })
    const { out } = await briefwire(folder, ['start'], { input: '' })
    expect(headlines(out)).toEqual([' 1. Only this'])
  })

  it('answers the word of a button', async () => {
    const folder = emptyFolder()
    const { out } = await briefwire(folder, ['start'], { input: '/latest headlines\nOpen 2\n' })
    expect(count(out, '[Open 1]')).toBe(2)
    expect(count(out, '[Open 2]')).toBe(1)
  })
})

describe('a server', () => {
  it('tells its health and its figures, and delivers what is published beside it', async () => {
    const folder = emptyFolder()
    const { url, child } = await serve(folder)
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ready: true, problems: [] })
    const imported = await briefwire(folder, ['import', '-', '--publish'], { input: '1. A\nText. (X)\n' })
    expect(imported).toMatchObject({ code: 0 })
    await eventually(async () => {
      const metrics = await (await fetch(`${url}/metrics`)).text()
      expect(metrics).toContain('briefwire_subscriptions{state="active"} 0')
      expect(metrics).toContain('briefwire_latest_issue_deliveries{state="pending"} 0')
    })
    expect((await fetch(`${url}/nothing`)).status).toBe(404)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it.each([
    ['a bad variable', { BRIEF_TIMEZONE: 'Moon' }, 'BRIEF_TIMEZONE: must be an IANA time zone'],
    ['a folder that cannot be made', { DATABASE_URL: 'file:/dev/null/briefwire.db' }, '/dev/null/briefwire.db'],
    ['a host that this machine is not', { HOST: '203.0.113.1' }, 'HOST'],
  ])('says in one line what is wrong with %s', async (_what, env, words) => {
    const { code, out, err } = await briefwire(emptyFolder(), ['start'], { env })
    expect(code).toBe('BRIEF_TIMEZONE' in env ? 3 : 1)
    expect(out).toBe('')
    expect(err).toContain(words)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('names a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const { code, err } = await briefwire(emptyFolder(), ['start'], { env: { PORT: port } })
    expect(code).toBe(1)
    expect(err).toBe(
      `Port ${port} on 127.0.0.1 is in use, perhaps by another Briefwire. Stop that one, or set PORT to a free port.\n`,
    )
  })

  it('serves while its platforms are away, shows no token, and still ends at once', async () => {
    const secret = 'AAAAsecretsecretsecretsecretsecret'
    const away = 'http://127.0.0.1:9/'
    const env = {
      TELEGRAM_BOT_TOKEN: `77:${secret}`,
      TELEGRAM_API_ROOT: away,
      SLACK_BOT_TOKEN: `xoxb-${secret}`,
      SLACK_SIGNING_SECRET: secret,
      SLACK_API_URL: away,
      LOG_LEVEL: 'trace',
    }
    const folder = emptyFolder()
    const { url, child, log } = await serve(folder, env)
    const health = await fetch(`${url}/healthz`)
    expect([health.status, await health.json()]).toMatchObject([
      503,
      { ready: false, problems: [{ platform: 'telegram' }, { platform: 'slack', account: null }] },
    ])
    expect((await fetch(`${url}/livez`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(log()).toContain('Telegram')
    const { code, out, err } = await briefwire(folder, ['doctor'], { env })
    expect(code).toBe(1)
    expect(out).toContain('Nobody may write issues in chat')
    for (const shown of [log(), out, err]) expect(shown).not.toContain(secret)
  })

  it('leaves a database alone that is none', async () => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'notes.db'), 'dear diary')
    const { code, err } = await briefwire(folder, ['start'], { env: { DATABASE_URL: 'file:./notes.db' } })
    expect(code).toBe(1)
    expect(err).toContain('notes.db')
  })
})

it('tells somebody on an old Node what to do', async () => {
  const pretend = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})"
  const { code, err } = await briefwire(emptyFolder(), ['start'], { node: ['--import', pretend] })
  expect(code).toBe(1)
  expect(err).toContain('needs Node 22.19 or newer; this is Node 20.20.2')
})
