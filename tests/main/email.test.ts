import { expect, it, onTestFinished } from 'vitest'
import { draftOf, item } from '../fakes/drafts.ts'
import { type SmtpFake, smtpPassword, smtpUser, startSmtp, type TakenMail } from '../fakes/smtp.ts'
import { freePort, startApp } from './app.ts'

const byProgram = { person: 'program', name: null, from: null }

/** The program with a mail server behind it, and a browser in front of it. */
async function begin(more: Record<string, string> = {}, options: Parameters<typeof startApp>[1] = {}) {
  const smtp = await startSmtp()
  const port = await freePort()
  const site = `http://127.0.0.1:${port}`
  const app = await startApp(
    {
      PORT: String(port),
      PUBLIC_URL: site,
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      SMTP_URL: `smtp://${smtpUser}:${encodeURIComponent(smtpPassword)}@127.0.0.1:${smtp.port}`,
      EMAIL_FROM: 'brief@example.org',
      EMAIL_MESSAGES_PER_MINUTE: '60000',
      BRIEF_TITLE: 'Daily brief',
      ...more,
    },
    options,
  )
  onTestFinished(() => smtp.close())
  const post = (
    url: string,
    fields: Record<string, string> | [string, string][],
    headers: Record<string, string> = { origin: site },
  ) => fetch(new URL(url, site), { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' })
  const ask = async (address: string, fields: [string, string][] = []) => {
    const form = /name="form" value="([^"]+)"/.exec(await (await fetch(`${site}/subscribe`)).text())?.[1] ?? ''
    return post('/subscribe', [['form', form], ['address', address], ...fields])
  }
  /** Somebody who asked, and pressed the link in the mail. */
  const subscribe = async (address: string, fields: [string, string][] = []): Promise<void> => {
    await ask(address, fields)
    const [mail] = await smtp.mailsTo(address, 1)
    await post(confirmIn(mail), {})
  }
  return { app, smtp, site, post, ask, subscribe }
}

const confirmIn = (mail: TakenMail | undefined): string =>
  /http\S+\/subscribe\/confirm\/\S+/.exec(mail?.mail.text ?? '')?.[0] ?? ''
const linkIn = (mail: TakenMail | undefined, place: string): string =>
  new RegExp(`http\\S+/${place}/[\\w-]+`).exec(mail?.mail.text ?? '')?.[0] ?? ''
const headerOf = ({ mail }: TakenMail, name: string): string | undefined =>
  mail.headers.find(({ key }) => key === name)?.value
const newest = async (smtp: SmtpFake, address: string, count: number): Promise<TakenMail> => {
  const mails = await smtp.mailsTo(address, count)
  const last = mails.at(-1)
  if (last === undefined) throw new Error('no mail')
  return last
}

it('says the same whoever has the address, shows readers their own page by their link alone, and forgets them', async () => {
  const { app, smtp, site, post, ask, subscribe } = await begin()
  const ann = 'ann@example.com'
  await subscribe(ann, [['language', 'zh']])
  const said = await Promise.all(['zoe@example.com', ann].map(async (address) => (await ask(address)).text()))
  expect(said[0]).toBe(said[1])
  const refused = [
    await ask('no address'),
    await post('/subscribe', { form: 'forged', address: 'eve@example.com' }),
    await post('/subscribe', { address: 'eve@example.com' }, { origin: 'https://elsewhere.example' }),
    await ask('bot@example.com', [['website', 'https://spam.example']]),
  ]
  expect(refused.map(({ status }) => status)).toEqual([422, 422, 403, 200])

  // The form itself is there in each language, and speaks of the others.
  const chinese = await (await fetch(`${site}/zh/subscribe`)).text()
  expect(chinese).toMatch(/<html lang="zh-Hans">[\s\S]*<option value="zh" selected>/)
  for (const path of ['/subscribe', '/es/subscribe']) expect(chinese).toContain(`href="${path}"`)
  const form = /name="form" value="([^"]+)"/.exec(chinese)?.[1] ?? ''
  expect(await (await post('/zh/subscribe', { form, address: 'nobody' })).text()).toContain('<html lang="zh-Hans">')
  expect(await (await post('/zh/subscribe', { form, address: 'mei@example.com' })).text()).toContain('lang="zh-Hans"')
  expect((await newest(smtp, 'mei@example.com', 1)).mail.text).toContain('订阅')

  await smtp.mailsTo(ann, 2)
  await app.desk.publish(draftOf(item(1, 'مرحبا <b>', 'payments')))
  // Whoever is a reader already was asked like anybody else.
  const issue = await newest(smtp, ann, 3)
  expect(smtp.mails.map(({ to }) => to).filter((to) => to === 'eve@example.com' || to === 'bot@example.com')).toEqual(
    [],
  )
  expect(issue.mail.html).toContain('lang="zh-Hans"')
  expect(issue.mail.html).toMatch(/dir="auto"[^>]*>1\. \S*مرحبا\S* &lt;b&gt;/)
  const page = linkIn(issue, 'reader')
  const shown = await (await fetch(page)).text()
  expect(shown).toContain(ann)
  expect(page).not.toContain('ann')
  for (const forged of [`${page}x`, page.replace('/reader/', '/unsubscribe/'), `${site}/reader/${'a'.repeat(60)}`])
    expect((await fetch(forged)).status).toBe(404)
  expect((await post(page, { act: 'end' }, { origin: 'https://elsewhere.example' })).status).toBe(403)

  const target = { platform: 'email', account: 'smtp', chat: ann, thread: null }
  const chosen = {
    act: 'choose',
    topic: 'retail',
    format: 'headlines',
    language: 'es',
    time: '07:00',
    zone: 'Asia/Tokyo',
  }
  expect((await post(page, chosen)).headers.get('location')).toMatch(/saved$/)
  expect(await app.store.subscription(target)).toMatchObject({
    ...{ topics: ['retail'], format: 'headlines', language: 'es', hour: 7, timeZone: 'Asia/Tokyo', pictures: false },
  })
  await post(page, { act: 'rest', days: '14' })
  expect(await (await fetch(page)).text()).toContain('No llega nada hasta')
  await post(page, { act: 'come' })
  expect(await app.store.subscription(target)).toMatchObject({ state: 'active' })
  await post(page, { act: 'forget' })
  expect(await app.store.subscription(target)).not.toBeNull()
  await post(page, { act: 'forget', sure: 'yes' })
  expect(await app.store.subscription(target)).toBeNull()
  expect(JSON.stringify(await app.store.subscriptions(0, 10))).not.toContain('ann@')
  expect(await (await fetch(page)).text()).toContain('Nothing is kept')
})

it('waits for a login that is refused, says so, and goes on by itself; nothing is lost', async () => {
  const { app, smtp, site } = await begin({}, { checkEveryMs: 20 })
  smtp.answer('login', '535 5.7.8 Authentication credentials invalid', 6)
  await app.store.subscribe(
    { platform: 'email', account: 'smtp', chat: 'ann@example.com', thread: null },
    {},
    Date.now(),
  )
  await app.desk.publish(draftOf(item(1, 'Rates fall', 'payments')))
  const health = async () => (await fetch(`${site}/healthz`)).json()
  await expect.poll(health).toMatchObject({
    problems: expect.arrayContaining([
      expect.objectContaining({
        platform: 'email',
        reason: expect.stringContaining('the server refuses the login (535'),
      }),
    ]),
  })
  await smtp.mailsTo('ann@example.com', 1)
  await expect.poll(async () => (await app.store.progress(1)).sent).toBe(1)
  await expect.poll(health).toMatchObject({ problems: [] })
  const metrics = await (await fetch(`${site}/metrics`)).text()
  expect(metrics).toMatch(/platform="email"/)
  expect(metrics).not.toContain('ann@')
})

it('takes somebody from the page to the mailbox, tells what was corrected with the next issue, and lets them go by one press', async () => {
  const { app, smtp, site, post, ask, subscribe } = await begin()
  const [ann, bob] = ['ann@example.com', 'bob@example.com'] as const
  expect(
    (
      await ask(' Ann@Example.COM ', [
        ['topic', 'payments'],
        ['topic', 'retail'],
      ])
    ).status,
  ).toBe(200)
  const [asked] = await smtp.mailsTo(ann, 1)
  expect(asked?.mail.subject).toBe('Please confirm: Daily brief by e-mail')
  expect(asked?.mail.headers.some(({ key }) => key === 'list-unsubscribe')).toBe(false)
  // Nothing goes to who has not confirmed, and to look at the link is not to confirm.
  await app.desk.publish(draftOf(item(1, 'Rates fall', 'payments')))
  const link = confirmIn(asked)
  expect(await (await fetch(link)).text()).toContain('<button>')
  expect(await app.store.subscription({ platform: 'email', account: 'smtp', chat: ann, thread: null })).toBeNull()
  expect([(await post(link, {})).status, (await post(link, {})).status]).toEqual([200, 410])

  const done = await app.desk.publish(
    draftOf(item(1, 'Tills read palms', 'payments'), item(2, 'Shops close', 'retail'), item(3, 'Llamas', 'other')),
  )
  const issue = await newest(smtp, ann, 2)
  expect(done).toMatchObject({ kind: 'published', issue: { number: 2 } })
  expect(issue.mail).toMatchObject({
    subject: expect.stringContaining('Issue 2'),
    from: { name: 'Daily brief', address: 'brief@example.org' },
  })
  expect(issue.mail.text).toContain('1. Tills read palms')
  expect(issue.mail.html).toContain('2. Shops close')
  expect(issue.mail.text).not.toContain('Llamas')
  expect(issue.mail.text).toContain(`Read on the web: ${site}/issues/2`)
  expect(
    Object.fromEntries(
      ['auto-submitted', 'precedence', 'list-unsubscribe-post', 'list-id'].map((name) => [name, headerOf(issue, name)]),
    ),
  ).toEqual({
    'auto-submitted': 'auto-generated',
    precedence: 'list',
    'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    'list-id': expect.stringContaining('<briefwire.127.0.0.1>'),
  })
  // No address in any address, and nothing that tells us who looks.
  expect(issue.mail.html).not.toMatch(/<img|ann(?:@|%40)/)

  // Both readers of the issue hear of what was in theirs, each once, and whoever has no copy hears nothing.
  await subscribe(bob)
  const fix = (number: number, headline: string, reason: string) =>
    correctIn(app, 2, number, 'corrected', headline, reason)
  await fix(2, 'Shops open', 'it was the other way round')
  await fix(3, 'Alpacas', 'they were alpacas')
  await app.desk.publish(draftOf(item(1, 'Banks merge', 'payments')))
  const [next, first] = [await newest(smtp, ann, 3), await newest(smtp, bob, 2)]
  expect(next.mail.text).toMatch(
    /1\. Banks merge[\s\S]*Corrected since then[\s\S]*2\. Shops open[\s\S]*Issue 2,[\s\S]*it was the other way round/,
  )
  expect(next.mail.text).not.toContain('Alpacas')
  expect(first.mail.text).toContain('Banks merge')
  expect(first.mail.text).not.toContain('Corrected since')
  expect(await app.store.fixes(2)).toMatchObject({ told: 1 })

  // What was retracted does not wait.
  await correctIn(app, 3, 1, 'retracted', 'Banks merge', 'nobody merged')
  const notice = await newest(smtp, ann, 4)
  expect(notice.mail.text).toMatch(/Item 1 was retracted[^\n]*nobody merged/)
  expect(notice.mail.inReplyTo).toBe(next.mail.messageId)

  await app.desk.publish(draftOf(item(1, 'Quiet day', 'payments')))
  const last = await newest(smtp, ann, 5)
  expect(last.mail.text).not.toContain('Corrected since')
  // A mail program presses for its user: from elsewhere, without a cookie, twice.
  const [url = ''] = /https?:[^>]+/.exec(headerOf(last, 'list-unsubscribe') ?? '') ?? []
  expect(await (await fetch(url)).text()).toContain('<button')
  const press = () => post(url, { 'List-Unsubscribe': 'One-Click' }, {})
  expect([(await press()).status, (await press()).status]).toEqual([200, 200])
  await app.desk.publish(draftOf(item(1, 'After all', 'payments')))
  await newest(smtp, bob, 5)
  expect(smtp.mails.filter(({ to }) => to === ann)).toHaveLength(5)
})

async function correctIn(
  { desk, store }: Awaited<ReturnType<typeof startApp>>,
  issue: number,
  number: number,
  kind: 'corrected' | 'retracted',
  headline: string,
  reason: string,
): Promise<void> {
  const before = (await store.issue(issue))?.sections
    .flatMap(({ items }) => items)
    .find((each) => each.number === number)
  if (before === undefined) throw new Error('no such item')
  const done = await desk.corrections.correct(
    { issue, kind, before, after: { ...before, headline }, reason },
    byProgram,
  )
  expect(done.kind).toBe('corrected')
}
