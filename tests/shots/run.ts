import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { readConfig } from '../../src/config.ts'
import { parse } from '../../src/ingest/parse.ts'
import { createLog } from '../../src/log.ts'
import { samples } from '../../src/main/samples.ts'
import { openDesk, start } from '../../src/main.ts'
import { launchBrowser } from '../browser/launch.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { createCamera } from './camera.ts'
import { galleryPage, type ShotName } from './gallery.ts'
import { gatherReaders, until } from './people.ts'
import { speakTo, terminalPage } from './terminal.ts'

/** Makes the pictures of the documentation out of the running program: `npm run shots`. */
const into = '.github/shots'
const actor = { person: 'cli', name: null, from: null }

const folder = mkdtempSync(join(tmpdir(), 'briefwire-shots-'))
const camera = createCamera(into)
const shoot = (page: Page, name: ShotName): Promise<void> => camera.shoot(page, name)
const browser = await launchBrowser(folder)
const telegram = await createFakeTelegram()
try {
  await program()
  await terminal()
  writeFileSync(join(into, 'README.md'), galleryPage())
} finally {
  await browser.close()
  await telegram.close()
  rmSync(folder, { recursive: true, force: true })
}

async function program(): Promise<void> {
  const config = readConfig({
    DATABASE_URL: `file:${join(folder, 'shots.db')}`,
    BRIEF_TITLE: 'The Commerce Brief',
    PORT: '3000',
    WEB_TRY: 'true',
    WEB_ARCHIVE: 'true',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    ADMINS: 'telegram:1',
    // Nobody listens there, and nothing is sent: the page for readers by mail is there.
    PUBLIC_URL: 'http://127.0.0.1:3000',
    SMTP_URL: 'smtp://127.0.0.1:1',
    EMAIL_FROM: 'brief@example.org',
    SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
  })
  const log = createLog({ level: 'error', secrets: [], fd: 2, terminal: false, colour: false })
  const app = await start({ config, log, terminal: 'none', look: { width: 80, colour: false }, onEnd: () => {} })
  const desk = await openDesk(config)
  try {
    const sample = parse(samples.en, { topics: await desk.store.topics() })
    await gatherReaders(telegram, desk, sample)
    const context = await browser.newContext({ viewport: { width: 1200, height: 780 } })
    const editor = await broadcast(context, app.url, desk)
    await archive(editor, app.url, desk)
    await context.close()
  } finally {
    await desk.store.close()
    await app.stop()
  }
}

type Desk = Awaited<ReturnType<typeof openDesk>>

/** What editors see, up to the middle of a broadcast. */
async function broadcast(context: BrowserContext, url: string, { store }: Desk): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await say(page, 'reader', '/subscribe')
  await page.locator('#log-reader').getByText('You are subscribed').waitFor()
  await page.getByRole('button', { name: 'Send a newsletter' }).click()
  await page.getByRole('button', { name: /^Add all/ }).click()
  await page
    .locator('#log-editor')
    .getByText(/^Added 11 items/)
    .waitFor()
  const editor = await context.newPage()
  await editor.goto(url)
  await say(editor, 'editor', '/web')
  await editor.locator('#log-editor a[href*="/sign-in/"]').last().click()
  await shoot(editor, 'sign-in')
  await editor.getByRole('button').click()
  await editor.waitForURL('**/desk')
  await shoot(editor, 'desk')
  const number = (await store.latest())?.number ?? 0
  await say(page, 'editor', '/publish')
  await page.locator('#log-editor').getByRole('button', { name: 'Publish', exact: true }).last().click()
  await page
    .locator('#log-reader')
    .getByText(`Issue ${number + 1} ·`)
    .waitFor()
  await until(async () => (await store.progress(number + 1)).sent > 60)
  await shoot(page, 'try')
  await editor.goto(`${url}/deliveries`)
  await until(async () => (await store.progress(number + 1)).sent > 110)
  await shoot(editor, 'deliveries')
  await editor.goto(`${url}/issues/${number + 1}/preview`)
  await shoot(editor, 'preview')
  return editor
}

/** What everybody sees, after a correction. */
async function archive(page: Page, url: string, { store, desk }: Desk): Promise<void> {
  const number = (await store.latest())?.number ?? 0
  const item = (await store.issue(number))?.sections[0]?.items[1]
  if (!item) throw new Error('no item')
  const after = {
    ...item,
    headline: 'Corner shops band together to buy like a chain, in 40 towns',
    language: 'en',
    translations: [{ language: 'zh', headline: '四十个城镇的小店像连锁店一样联合采购', body: ['省下的钱比想的多。'] }],
  } as const
  await desk.corrections.correct(
    { issue: number, kind: 'corrected', before: item, after, reason: 'the number of towns was missing' },
    actor,
  )
  const pages: readonly (readonly [ShotName, string])[] = [
    ['archive', `/issues/${number}`],
    ['issues', '/issues'],
    ['item', `/issues/${number}/${item.number}`],
    ['topics', '/topics'],
    ['topic', '/topics/payments'],
    ['search', '/search?q=shops'],
    ['subscribe', '/subscribe'],
    ['missing', '/issues/1000'],
  ]
  for (const [name, path] of pages) {
    await page.goto(`${url}${path}`)
    await shoot(page, name)
  }
  const card = async (path: string): Promise<Uint8Array> => (await fetch(`${url}/cards/issues/${path}.png`)).bytes()
  await camera.keep(await card(`${number - 1}`), 'card-issue')
  await camera.keep(await card(`${number}/${item.number}`), 'card-item')
}

async function say(page: Page, player: string, text: string): Promise<void> {
  await page.locator(`#say-${player}`).fill(text)
  await page.keyboard.press('Enter')
}

async function terminal(): Promise<void> {
  const database = `file:${join(folder, 'terminal.db')}`
  const text = await speakTo({ DATABASE_URL: database, PORT: '0', WEB_TRY: 'false' }, ['/topic logistics'])
  const page = await browser.newPage({ viewport: { width: 860, height: 600 } })
  await page.setContent(terminalPage(text, 'npm start'))
  await shoot(page, 'terminal')
}
