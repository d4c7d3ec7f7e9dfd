import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Briefwire } from '../../src/embed.ts'
import { parse } from '../../src/ingest/parse.ts'
import { sampleEn } from '../../src/sample.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'

const readme = readFileSync('README.md', 'utf8')
const programs = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code)
const programOf = (library: string): string => programs.find((code) => code.includes(`from '${library}'`)) ?? ''

/** What the README's lines leave behind when they are run as a module. */
interface Running {
  readonly bot: { stop(): unknown }
  readonly briefwire: Briefwire
}

/** Runs a program of the README as it stands, but for where its API server and its database are. */
async function run(code: string, token: string, apiRoot: string): Promise<Running> {
  mkdirSync('tests/.tmp', { recursive: true })
  const folder = mkdtempSync(resolve('tests/.tmp/readme-'))
  const file = join(folder, 'program.ts')
  const local = code
    .replace('new Bot(token)', `new Bot(token, { client: { apiRoot: '${apiRoot}' } })`)
    .replace('new Telegraf(token)', `new Telegraf(token, { telegram: { apiRoot: '${apiRoot}' } })`)
    .replace('./brief.db', join(folder, 'brief.db'))
  writeFileSync(file, `const token = '${token}'\n${local}\nexport { bot, briefwire }\n`)
  const running: Running = await import(/* @vite-ignore */ pathToFileURL(file).href)
  onTestFinished(async () => {
    await running.bot.stop()
    await running.briefwire.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return running
}

describe.each(['grammy', 'telegraf'])('the README shows how to embed with %s', (library) => {
  it('in lines that work: the host keeps its start, Briefwire answers and delivers', async () => {
    const telegram = await createFakeTelegram()
    onTestFinished(() => telegram.close())
    const { briefwire } = await run(programOf(library), telegram.token, telegram.root)
    const ada = telegram.person('Ada')
    ada.start()
    await telegram.until(() => ada.chat.texts().includes('My own welcome.'))
    ada.say('/subscribe')
    await telegram.until(() => ada.chat.texts().at(-1)?.includes('You are subscribed'))
    await briefwire.desk.publish(parse(sampleEn, { topics: defaultTopics }))
    await telegram.until(() => ada.chat.texts().at(-1)?.includes('Issue 1'))
    ada.say('/news')
    await telegram.until(() => ada.chat.texts().filter((text) => text.includes('Issue 1')).length === 2)
    expect(ada.chat.texts()).toHaveLength(4)
  })
})

it('shows the two commands, and nothing that the package does not have', () => {
  expect(readme).toContain('npm ci && npm start')
  expect(readme).toContain('npm ci && npm test')
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const [, script = ''] of readme.matchAll(/npm run (?:-s )?(\w+)/g))
    expect(Object.keys(scripts)).toContain(script)
})
