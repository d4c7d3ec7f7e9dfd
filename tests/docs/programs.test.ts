import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Briefwire } from '../../src/embed.ts'
import { parse } from '../../src/ingest/parse.ts'
import { samples } from '../../src/main/samples.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'
import { startSlack } from '../fakes/slack.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { freePort } from '../main/app.ts'
import { programsOf, read } from './pages.ts'

const programs = ['README.md', '.github/docs/embedding.md'].flatMap((page) => programsOf(read(page)))
const programOf = (library: string): string => programs.find((code) => code.includes(`from '${library}'`)) ?? ''

/** What a page's lines leave behind when they are run as a module. */
interface Running {
  readonly host: { stop(): unknown }
  readonly briefwire: Briefwire
}

/** Runs a program of a page as it stands, but for where its API server and its database are. */
async function run(code: string, given: Readonly<Record<string, string | number>>, apiRoot: string): Promise<Running> {
  mkdirSync('tests/.tmp', { recursive: true })
  const folder = mkdtempSync(resolve('tests/.tmp/readme-'))
  const file = join(folder, 'program.ts')
  const local = code
    .replace('new Bot(token)', `new Bot(token, { client: { apiRoot: '${apiRoot}' } })`)
    .replace('new Telegraf(token)', `new Telegraf(token, { telegram: { apiRoot: '${apiRoot}' } })`)
    .replace('signingSecret })', `signingSecret, clientOptions: { slackApiUrl: '${apiRoot}' } })`)
    .replace("command: '/news'", `command: '/news', apiUrl: '${apiRoot}'`)
    .replace('./brief.db', join(folder, 'brief.db'))
  const constants = Object.entries(given).map(([name, value]) => `const ${name} = ${JSON.stringify(value)}`)
  const host = code.includes('const bot') ? 'bot' : 'app'
  writeFileSync(file, [...constants, local, `export { ${host} as host, briefwire }`].join('\n'))
  const running: Running = await import(/* @vite-ignore */ pathToFileURL(file).href)
  onTestFinished(async () => {
    await running.host.stop()
    await running.briefwire.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return running
}

describe.each(['grammy', 'telegraf'])('the pages show how to embed with %s', (library) => {
  it('in lines that work: the host keeps its start, Briefwire answers and delivers', async () => {
    const telegram = await createFakeTelegram()
    onTestFinished(() => telegram.close())
    const { briefwire } = await run(programOf(library), { token: telegram.token }, telegram.root)
    const ada = telegram.person('Ada')
    ada.start()
    await telegram.until(() => ada.chat.texts().includes('My own welcome.'))
    ada.say('/subscribe')
    await telegram.until(() => ada.chat.texts().at(-1)?.includes('You are subscribed'))
    await briefwire.desk.publish(parse(samples.en, { topics: defaultTopics }))
    await telegram.until(() => ada.chat.texts().at(-1)?.includes('Issue 1'))
    ada.say('/news')
    await telegram.until(() => ada.chat.texts().filter((text) => text.includes('Issue 1')).length === 2)
    expect(ada.chat.texts()).toHaveLength(4)
  })
})

describe('the pages show how to embed with Bolt', () => {
  it('in lines that work: the host keeps its commands, Briefwire answers and delivers', async () => {
    const slack = await startSlack()
    onTestFinished(() => slack.close())
    const { token, botUser } = slack.team('T1')
    slack.person('U1')
    slack.channel('C1', { members: [botUser, 'U1'] })
    const [port, signingSecret] = [await freePort(), '0123456789abcdef0123456789abcdef']
    const { briefwire } = await run(programOf('@slack/bolt'), { token, signingSecret, port }, slack.apiUrl)
    slack.use({ kind: 'http', url: `http://127.0.0.1:${port}`, signingSecret })
    const own = await slack.slash({ channel: 'C1', user: 'U1', text: '', command: '/hello' })
    expect(own.body).toBe('My own answer.')
    await slack.slash({ channel: 'C1', user: 'U1', text: 'subscribe', command: '/news' })
    await slack.until('the answer', () => slack.whispered('C1', 'U1').length === 1)
    await briefwire.desk.publish(parse(samples.en, { topics: defaultTopics }))
    await slack.until('the issue', () => slack.seen('C1').length > 0)
  })
})
