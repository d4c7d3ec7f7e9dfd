import { expect, it } from 'vitest'
import { parse } from '../../../src/ingest/parse.ts'
import { startApp } from '../../main/app.ts'
import { signIn } from './browser-less.ts'

const actor = { person: 'cli', name: null, from: null }

it('shows how an issue went, whom it missed and why, and sends again what is uncertain', async () => {
  const app = await startApp({ WEB_TRY: 'true', ADMINS: 'telegram:1001' })
  const { store, desk } = app
  const at = Date.now()
  // Nobody speaks for this account: what is written down here stays.
  const lane = { platform: 'slack', account: 'T1' }
  for (const chat of ['C1', 'C2']) await store.subscribe({ ...lane, chat, thread: null }, {}, at)
  await store.subscribe({ platform: 'web', account: 'local', chat: 'reader', thread: null }, {}, at)
  await desk.publish(parse('1. Corner shops\nForty of them. #retail', { topics: await store.topics() }), actor)
  // A reader who came later.
  await store.subscribe({ ...lane, account: 'T2', chat: 'C3', thread: null }, { topics: ['retail'] }, at)
  const verdicts = [
    { kind: 'failed', reason: 'channel <b>archived</b>' },
    { kind: 'uncertain', reason: 'no answer' },
  ] as const
  for (const [which, verdict] of verdicts.entries()) {
    const tick = { now: at + 5000 * (which + 1), worker: 'w', leaseUntil: at + 60_000 }
    const { claims } = await store.tick({ ...tick, marks: [], lanes: [{ ...lane, intervalMs: 1, slots: 1 }] })
    const marks = claims.map(({ delivery, part, attempt }) => ({ delivery, part, attempt, verdict }))
    await store.tick({ ...tick, lanes: [], marks })
  }
  const ann = await signIn(app, 'telegram:1001')
  const page = async (): Promise<string> => (await ann.get('/deliveries')).text()
  for (let shown = ''; !shown.includes('1 of 3'); ) shown = await page()
  const shown = await page()
  expect(shown).toMatch(/<td>Slack C1<\/td><td class="failed">failed<\/td><td>channel &lt;b&gt;archived/)
  expect(shown).toMatch(/<td>Slack C2<\/td><td class="uncertain">uncertain<\/td><td>no answer/)
  // What the charts show stands there in numbers, too.
  const tables = [...shown.matchAll(/<caption[^>]*>Readers over time: ([^<]+)[\s\S]*?<\/table>/g)].map(
    ([table, name]) => [
      name,
      [...table.matchAll(/<th scope="col">([^<]+)/g)].map(([, head]) => head).slice(1),
      [...table.matchAll(/<td>([^<]+)/g)].map(([, count]) => count),
    ],
  )
  expect(tables).toEqual([
    ['By platform', ['Slack', 'Web'], ['3', '1']],
    ['By account', ['Slack T1', 'Slack T2', 'Web local'], ['2', '1', '1']],
    ['By topic', ['retail'], ['1']],
  ])
  const line = /value="(deliveries 1 resend)"/.exec(shown)?.[1] ?? ''
  const sent = await ann.post('/desk/give', { csrf: await ann.csrf('/deliveries'), line, back: '/deliveries/1' })
  expect(sent.headers.get('location')).toBe('/deliveries/1')
  expect(await store.progress(1)).toMatchObject({ pending: 1, uncertain: 0, sent: 1, failed: 1 })
  expect((await ann.get('/deliveries/7')).status).toBe(404)
})
