import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { targetOf } from '../../../adapters/email/index.ts'
import { createSeal, type Purpose } from '../../../adapters/email/links.ts'
import { frame } from '../../../adapters/email/render/frame.ts'
import { render } from '../../../adapters/email/render/index.ts'
import { composeEdition } from '../../../src/compose/edition.ts'
import { parse } from '../../../src/ingest/parse.ts'
import { samples } from '../../../src/main/samples.ts'
import { defaultWants, type Language } from '../../../src/model.ts'
import type { Store } from '../../../src/store/port.ts'
import { launchBrowser } from '../../browser/launch.ts'
import { freePort, startApp } from '../../main/app.ts'

const actor = { person: 'cli', name: null, from: null }
const folder = mkdtempSync(join(tmpdir(), 'briefwire-browser-'))
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser(folder)
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

const looks = [
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 1280, height: 900, colorScheme: 'light' },
  { width: 1280, height: 900, colorScheme: 'dark' },
] as const

/** Chinese letters are wide: they are looked at where there is little room. */
const looksIn = (language: Language) => (language === 'zh' ? looks.slice(0, 1) : looks)

/** A page whose complaints are kept. */
async function openPage(context: BrowserContext, complaints: string[]): Promise<Page> {
  const page = await context.newPage()
  page.on('console', (line) => ['error', 'warning'].includes(line.type()) && complaints.push(line.text()))
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== '127.0.0.1') complaints.push(`asked elsewhere: ${request.url()}`)
  })
  return page
}

/** What axe finds serious on the page as it is. */
async function serious(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  const found: readonly { id: string; nodes: readonly string[] }[] = await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 160)) })))`,
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`)
}

/** The person who edits follows the link that the bot gives in the chat. */
async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('#say-editor').fill('/web')
  await page.keyboard.press('Enter')
  await page.locator('#log-editor a[href*="/sign-in/"]').last().click()
  await page.getByRole('button').click()
  await page.waitForURL('**/desk')
}

it.each(['en', 'zh'] as const)(
  'every page is whole at both widths, light and dark, for eyes and for readers of screens (%s)',
  async (language) => {
    const port = await freePort()
    const key = Buffer.alloc(32, 1).toString('base64')
    const app = await startApp({
      ...{ BRIEF_LANGUAGE: language, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, WEB_TRY: 'true' },
      // Nobody listens there, and nothing is sent.
      ...{ SMTP_URL: 'smtp://127.0.0.1:1', EMAIL_FROM: 'brief@example.org', SECRET_KEY: key },
    })
    const { url, store, desk } = app
    const topics = await store.topics()
    await desk.publish(parse(samples[language], { topics }), actor)
    const evil = '</script><script>alert(1)</script><img src=x onerror=alert(2)>'
    // Nowhere in it may a line break.
    const long = 'W'.repeat(120)
    const item = {
      number: 1,
      headline: evil,
      body: [evil, long],
      source: { name: `${evil} ${long}`, url: null },
      topics: ['payments'],
      key: 'k',
    }
    await desk.publish(
      { title: evil, date: '2026-03-10', sections: [{ title: evil, items: [item] }], footer: [evil] },
      actor,
    )
    await desk.add(parse(samples[language], { topics }))
    await store.subscribe(targetOf('ann@example.org'), {}, 0)
    const token = (purpose: Purpose) => createSeal([key]).seal(purpose, 'ann@example.org')
    const complaints: string[] = []
    // What is on its way in is paler than it will be.
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    const page = await openPage(context, complaints)
    await signIn(page, url)
    const paths = [
      '/',
      '/issues',
      '/issues/1',
      '/issues/2',
      '/issues/1/1',
      '/topics',
      '/topics/payments',
      '/search?q=a',
      '/desk',
      '/issues/1/preview',
      '/deliveries',
      '/subscribe',
      `/reader/${token('settings')}`,
      `/unsubscribe/${token('unsubscribe')}`,
      '/zh/issues/1',
      '/nowhere',
    ]
    for (const path of paths) {
      await page.goto(`${url}${path}`)
      for (const [at, { width, height, colorScheme }] of looksIn(language).entries()) {
        await page.setViewportSize({ width, height })
        await page.emulateMedia({ colorScheme })
        const where = `${path} ${width} ${colorScheme}`
        const wide = await page.evaluate('document.documentElement.scrollWidth')
        expect(wide, where).toBeLessThanOrEqual(width)
        // Colours and small screens are what differs.
        if (at === 0 || at === 3) expect(await serious(page), where).toEqual([])
      }
    }
    // The browser's own reader of XML takes the feeds, whatever stands in them.
    await page.goto(`${url}/issues/2`)
    for (const file of ['feed.xml', 'feed.atom', 'topics/payments/feed.xml', 'sitemap.xml'])
      expect(
        await page.evaluate(`fetch('/${file}').then((answer) => answer.text()).then((text) =>
        new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')?.textContent ?? null)`),
        file,
      ).toBeNull()
    // A mail program shows a mail on a page of its own.
    await page.goto('about:blank')
    for (const [html, name] of await mailsOf(store, language)) {
      await page.setContent(html)
      for (const { width, height, colorScheme } of looksIn(language)) {
        await page.setViewportSize({ width, height })
        await page.emulateMedia({ colorScheme })
        expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(width)
        expect(await serious(page), `${name} ${colorScheme}`).toEqual([])
      }
    }
    // What is not there is said to be: the browser notes that, too.
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([])
    await context.close()
  },
)

/** Two issues as mails. */
async function mailsOf(
  store: Pick<Store, 'issue'>,
  language: Language,
): Promise<readonly (readonly [string, string])[]> {
  const site = 'http://127.0.0.1:1'
  const brief = { language, web: { address: site, archive: site, language } }
  const links = { settings: `${site}/reader/x`, unsubscribe: `${site}/unsubscribe/x` }
  const issues = (await Promise.all([1, 2].map((number) => store.issue(number)))).filter((issue) => issue !== null)
  return issues.flatMap((issue) => {
    const doc = composeEdition(issue, { wants: defaultWants, missed: null }, brief)
    const parts = doc === null ? [] : render(doc, { archive: site, brief: 'Daily brief' })
    return parts.map((part) => [frame(part, 'Daily brief', links).html, part.subject] as const)
  })
}

it('plays a day on one page, and the desk keeps two editors up to date, by keyboard and by mouse', async () => {
  const app = await startApp({ PORT: String(await freePort()) })
  const complaints: string[] = []
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const [page, other] = [await openPage(context, complaints), await openPage(context, complaints)]
  await page.goto(app.url)
  await page.getByRole('button', { name: 'Subscribe' }).first().click()
  await page.locator('#log-reader').getByText('You are subscribed').waitFor()
  await page.getByRole('button', { name: 'Send a newsletter' }).click()
  await page.getByRole('button', { name: /^Add all/ }).click()
  await page
    .locator('#log-editor')
    .getByText(/^Added 11 items/)
    .waitFor()

  // Two editors at the desk: what one does by the arrow keys, the other sees.
  await signIn(page, app.url)
  await other.goto(`${app.url}/desk`)
  const heads = (of: Page) => of.locator('#board .row-head strong').allTextContents()
  const [first, second] = await heads(page)
  await page.locator('.grip').first().focus()
  await page.keyboard.press('ArrowDown')
  await other
    .locator('.row-head strong', { hasText: second ?? '' })
    .first()
    .waitFor()
  await expect.poll(async () => (await heads(other)).slice(0, 2)).toEqual([second, first])
  expect((await heads(page)).slice(0, 2)).toEqual([second, first])
  // The same item is still under the fingers.
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toContain(first)
  await other.locator('.grip').nth(3).hover()
  await other.mouse.down()
  // A browser asks twice before it lets go of something.
  for (let move = 0; move < 2; move++) await other.locator('.row-head').nth(0).hover()
  await other.mouse.up()
  await expect.poll(async () => (await heads(page))[1]).toBe(second)

  // Published here, it arrives there; corrected, it changes there.
  await page
    .locator('.bar-of-buttons')
    .getByRole('button', { name: /^Publish/ })
    .click()
  await page.locator('#answer').getByRole('button', { name: 'Publish', exact: true }).click()
  await other.goto(app.url)
  await other.locator('#log-reader').getByText('Issue 1 ·').waitFor()
  await page.locator('#say').fill('/correct 1.1 Corner shops fall out again\nAll forty of them. (Harbour Post)')
  await page.locator('.compose button').click()
  await page.locator('#answer').getByRole('button', { name: 'Correct' }).click()
  await other.locator('#log-reader').getByText('Corner shops fall out again').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

it('works without JavaScript', async () => {
  const app = await startApp({})
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await openPage(context, [])
  await page.goto(app.url)
  await page.getByRole('button', { name: 'Subscribe' }).first().click()
  await page.getByText('You are subscribed').waitFor()
  await page.locator('#say-editor').fill('Corner shops buy together\nForty of them. (Harbour Post)')
  await page.locator('.chat.editor .compose button').click()
  await page.getByText('Added to the next issue').waitFor()
  await page.locator('.chat.editor .quick').getByRole('button', { name: 'Publish' }).click()
  await page.locator('#log-editor').getByRole('button', { name: 'Publish', exact: true }).click()
  await page.goto(`${app.url}/issues/1`)
  await page.getByText('Forty of them.').waitFor()
  await context.close()
})
