import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openDesk } from '../../src/main.ts'
import { issueOf } from '../bench/sending/ours.ts'
import { startSlack } from '../fakes/slack.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { type Program, startProgram } from '../faults/program.ts'
import { newDatabase } from '../postgres/database.ts'

async function begin(database: 'sqlite' | 'postgres', more: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-processes-'))
  const telegram = await createFakeTelegram()
  const url = database === 'sqlite' ? `file:${join(folder, 'brief.db')}` : await newDatabase()
  const programs: Program[] = []
  const { store, desk } = await openDesk(readConfig({ DATABASE_URL: url }))
  onTestFinished(async () => {
    await Promise.all(programs.map((program) => program.kill()))
    await store.close()
    await telegram.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const start = async (...args: string[]): Promise<Program> => {
    const program = startProgram({
      ...{ folder, platform: 'telegram', library: 'grammy', onUncertain: 'hold', perSecond: 30 },
      api: telegram.root,
      args,
      environment: { DATABASE_URL: url, TELEGRAM_BOT_TOKEN: telegram.token, ...more },
    })
    programs.push(program)
    await program.ready
    return program
  }
  return { telegram, store, desk, start }
}

/** What a program warned of. */
const warnings = ({ log }: Program): readonly unknown[] =>
  log.filter(({ level }) => Number(level) >= 40).map(({ msg }) => msg)

describe.each(['sqlite', 'postgres'] as const)('several processes on one database: %s', (database) => {
  it('one of them polls Telegram, all of them send, and another goes on when that one is killed', async () => {
    const { telegram, desk, start } = await begin(database)
    const first = await start()
    const second = await start()
    const ada = telegram.person('Ada')
    ada.start()
    await telegram.until(() => ada.chat.texts().some((text) => text.includes('You are subscribed')))
    expect([...warnings(first), ...warnings(second)]).toEqual([])

    await first.kill()
    const before = ada.chat.texts().length
    ada.say('/settings')
    await telegram.until(() => ada.chat.texts().length > before)
    await desk.publish(issueOf(1))
    await telegram.until(() => ada.chat.texts().some((text) => text.includes('Number 1')))
    expect(ada.chat.texts().filter((text) => text.includes('Your settings'))).toHaveLength(1)
    expect(ada.chat.texts().filter((text) => text.includes('Number 1'))).toHaveLength(1)
  })
})

/** One address before several programs; whatever comes in goes to each of them, as where the answer to Telegram was lost. */
async function createAddress() {
  const targets = new Set<string>()
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'quiet' }
    const answers = [...targets].map((url) =>
      fetch(`${url}/hook`, { method: 'POST', headers, body }).then(
        ({ status }) => status,
        () => 502,
      ),
    )
    response.writeHead(Math.min(502, ...(await Promise.all(answers)))).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hook`, targets }
}

describe('several processes that all take in', () => {
  it('do each thing once, by webhooks and sockets, and know what was corrected elsewhere', async () => {
    const slack = await startSlack()
    onTestFinished(() => slack.close())
    const { token } = slack.team('T1')
    slack.state.appTokens.add('xapp-1-test')
    const people = ['U1', 'U2', 'U3', 'U4']
    for (const person of people) slack.person(person)
    const address = await createAddress()
    const { telegram, store, desk, start } = await begin('postgres', {
      TELEGRAM_WEBHOOK_URL: address.url,
      TELEGRAM_WEBHOOK_SECRET: 'quiet',
      SLACK_BOT_TOKEN: token,
      SLACK_API_URL: slack.apiUrl,
      SLACK_APP_TOKEN: 'xapp-1-test',
    })
    const programs = [await start(), await start()] as const
    for (const program of programs) address.targets.add(await program.ready)
    await slack.until('two sockets', () => slack.sockets() === 2)

    const [ada, bob] = [telegram.person('Ada'), telegram.person('Bob')]
    const said = (person: typeof ada, words: string): number =>
      person.chat.texts().filter((each) => each.includes(words)).length
    for (const each of [ada, bob]) each.start()
    await telegram.until(() => said(ada, 'You are subscribed') + said(bob, 'You are subscribed') === 2)
    const answers = (user: string): number => slack.seen(slack.direct(user)).length
    for (const user of people) await slack.dm(user, 'subscribe')
    await slack.until('an answer for each', () => people.every((user) => answers(user) === 1))
    // Slack did not hear that it was taken, and gives it to the other one.
    const again = { type: 'message', channel: slack.direct('U1'), channel_type: 'im', user: 'U1', text: 'help' }
    for (const [id, ts] of [
      ['EvTwice', '1800000000.000001'],
      ['EvTwice', '1800000000.000001'],
      ['EvOnce', '1800000000.000002'],
    ] as const)
      await slack.event({ ...again, ts }, { id })
    await slack.until('two more', () => answers('U1') === 3)

    const bobs = { platform: 'telegram', account: telegram.token.split(':')[0] ?? '', chat: bob.chat.id, thread: null }
    expect(await store.pause({ ...bobs, chat: String(bobs.chat) }, 'a rest', Date.now())).toBe(1)
    const published = await desk.publish(issueOf(1))
    await telegram.until(() => said(ada, 'Number 1') === 1)
    await slack.until('the issue', () => people.map(answers).join() === '4,2,2,2')
    expect(published.kind).toBe('published')
    const before = (await store.issue(1))?.sections[0]?.items[0]
    if (!before) throw new Error('the issue has no item')
    const after = { ...before, headline: 'Number one, put right' }
    const actor = { person: 'telegram:1', name: 'Ann', from: null }
    await desk.corrections.correct({ issue: 1, kind: 'corrected', before, after, reason: null }, actor)
    await telegram.until(() => said(ada, 'put right') === 1)
    await programs[0].kill()
    ada.say('/latest')
    await telegram.until(() => said(ada, 'put right') === 2)
    await store.resume({ ...bobs, chat: String(bobs.chat) }, Date.now())
    await telegram.until(() => said(bob, 'put right') === 1)
    expect(said(bob, 'Number 1')).toBe(0)
    await slack.dm('U2', 'latest')
    await slack.until('the newest', () => answers('U2') === 3)
    expect(JSON.stringify(slack.seen(slack.direct('U2')).at(-1))).toContain('put right')
    expect(people.map(answers)).toEqual([4, 3, 2, 2])
  })
})

describe('roles', () => {
  it('one takes in and another sends, each as it was told', async () => {
    const { telegram, store, desk, start } = await begin('postgres')
    await start('--role', 'web')
    const ada = telegram.person('Ada')
    ada.start()
    await telegram.until(() => ada.chat.texts().some((text) => text.includes('You are subscribed')))
    await desk.publish(issueOf(1))
    ada.say('/help')
    await telegram.until(() => ada.chat.texts().at(-1)?.includes('/latest'))
    expect(await store.progress(1)).toMatchObject({ pending: 1, sent: 0 })
    const worker = await start('--role', 'worker')
    expect(await (await fetch(`${await worker.ready}/healthz`)).json()).toEqual({ ready: true, problems: [] })
    await telegram.until(() => ada.chat.texts().some((text) => text.includes('Number 1')))
  })
})
