import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
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
import { speakTo, terminalPage } from './terminal.ts'

/** Makes the README's pictures out of the running program: `npm run shots`. */
const into = '.github/shots'
const schemes = ['light', 'dark'] as const
const readers = 240
const actor = { person: 'cli', name: null, from: null }

const folder = mkdtempSync(join(tmpdir(), 'briefwire-shots-'))
mkdirSync(into, { recursive: true })
const browser = await launchBrowser(folder)
const telegram = await createFakeTelegram()
try {
  await program()
  await terminal()
} finally {
  await browser.close()
  await telegram.close()
  rmSync(folder, { recursive: true, force: true })
}

/** The page as it is, in light and dark. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate('scrollTo(0, 0)')
    await page.screenshot({ path: join(into, `${name}-${colorScheme}.png`) })
  }
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
  })
  const log = createLog({ level: 'error', secrets: [], fd: 2, terminal: false, colour: false })
  const app = await start({ config, log, terminal: 'none', look: { width: 80, colour: false }, onEnd: () => {} })
  const { store, desk } = await openDesk(config)
  try {
    const sample = parse(samples.en, { topics: await store.topics() })
    for (const date of ['2026-03-05', '2026-03-06']) await desk.publish({ ...sample, date }, actor)
    const people = Array.from({ length: readers }, (_, at) => telegram.person(`Reader ${at + 1}`))
    for (const person of people) person.start()
    await until(async () => (await store.subscriptionCounts()).active >= readers)
    for (const person of people.slice(0, 3)) person.block()
    await until(async () => (await store.subscriptionCounts()).active < readers)

    const context = await browser.newContext({ viewport: { width: 1200, height: 780 } })
    const page = await context.newPage()
    await page.goto(app.url)
    await say(page, 'reader', '/subscribe')
    await page.locator('#log-reader').getByText('You are subscribed').waitFor()
    await page.getByRole('button', { name: 'Send a newsletter' }).click()
    await page.getByRole('button', { name: /^Add all/ }).click()
    await page
      .locator('#log-editor')
      .getByText(/^Added 11 items/)
      .waitFor()
    const desk1 = await signedIn(context, app.url)
    await desk1.goto(`${app.url}/desk`)
    await shoot(desk1, 'desk')
    await say(page, 'editor', '/publish')
    await page.locator('#log-editor').getByRole('button', { name: 'Publish', exact: true }).last().click()
    await page.locator('#log-reader').getByText('Issue 3 ·').waitFor()
    await until(async () => (await store.progress(3)).sent > readers / 2)
    await shoot(page, 'try')
    await desk1.goto(`${app.url}/deliveries`)
    await shoot(desk1, 'deliveries')
    await desk1.goto(`${app.url}/issues/3/preview`)
    await shoot(desk1, 'preview')
    const item = (await store.issue(3))?.sections[0]?.items[1]
    if (item) {
      const after = { ...item, headline: 'Corner shops band together to buy like a chain, in 40 towns' }
      await desk.corrections.correct(
        { issue: 3, kind: 'corrected', before: item, after, reason: 'the number of towns was missing' },
        actor,
      )
    }
    await desk1.goto(`${app.url}/issues/3`)
    await shoot(desk1, 'archive')
    await context.close()
  } finally {
    await store.close()
    await app.stop()
  }
}

async function say(page: Page, player: string, text: string): Promise<void> {
  await page.locator(`#say-${player}`).fill(text)
  await page.keyboard.press('Enter')
}

/** Another page of the same browser, in which the editor has followed the link out of the chat. */
async function signedIn(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await say(page, 'editor', '/web')
  await page.locator('#log-editor a[href*="/sign-in/"]').last().click()
  await page.getByRole('button').click()
  await page.waitForURL('**/desk')
  return page
}

async function terminal(): Promise<void> {
  const database = `file:${join(folder, 'terminal.db')}`
  const text = await speakTo({ DATABASE_URL: database, PORT: '0', WEB_TRY: 'false' }, ['/topic logistics'])
  const page = await browser.newPage({ viewport: { width: 860, height: 600 } })
  await page.setContent(terminalPage(text, 'npm start'))
  await shoot(page, 'terminal')
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}
