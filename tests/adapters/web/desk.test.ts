import { expect, it } from 'vitest'
import { parse } from '../../../src/ingest/parse.ts'
import { startApp } from '../../main/app.ts'
import { signIn } from './browser-less.ts'

const draft = `Shops

1. Corner shops buy together
Forty shops in the north order through one list. #retail

2. Transit card pays in cafés
Nine million riders can pay with it.`

async function ready() {
  const app = await startApp({ ADMINS: 'telegram:1001,telegram:1002' })
  await app.desk.add(parse(draft, { topics: await app.store.topics() }))
  const ann = await signIn(app, 'telegram:1001')
  const csrf = await ann.csrf('/desk')
  return {
    ...app,
    ann,
    give: async (fields: Record<string, string>) => {
      expect((await ann.post('/desk/give', { csrf, ...fields })).status).toBe(303)
      return (await ann.get('/desk')).text()
    },
    headlines: async () =>
      (await app.store.draft()).draft.sections.flatMap(({ items }) => items.map(({ headline }) => headline)),
  }
}

it('does to the draft what the chat does, and answers what the chat answers', async () => {
  const { give, headlines, store } = await ready()
  const key = (await store.draft()).draft.sections[0]?.items[1]?.key ?? ''
  expect(await give({ line: `draft up ${key}` })).toContain('Transit card')
  expect(await headlines()).toEqual(['Transit card pays in cafés', 'Corner shops buy together'])
  await give({ line: `draft edit ${key} 0`, text: 'Transit card pays in trams\nAll of them.' })
  expect((await headlines())[0]).toBe('Transit card pays in trams')
  expect(await give({ say: 'Tills that read a palm\nThree hundred stores have them. (Harbour Post)' })).toContain(
    'Tills that read a palm',
  )
  expect(await headlines()).toHaveLength(3)
  await give({ line: 'draft undo' })
  expect(await headlines()).toHaveLength(2)
  const [last] = await store.auditBefore(null, 1)
  expect(last?.actor.person).toBe('telegram:1001')
})

it('puts right and takes back what is out, where the editor looks at it', async () => {
  const { ann, desk, store } = await ready()
  const csrf = await ann.csrf('/desk')
  await desk.publish(parse(draft, { topics: await store.topics() }), { person: 'cli', name: null, from: null })
  const back = '/issues/1/preview'
  const page = async (): Promise<string> => (await ann.get(back)).text()
  const give = async (fields: Record<string, string>): Promise<string> => {
    const done = await ann.post('/desk/give', { csrf, back, ...fields })
    expect(done.headers.get('location')).toBe(`${back}#answer`)
    return page()
  }
  expect(await page()).toMatch(/<textarea[^>]*>Transit card pays in cafés\nNine million riders/)
  const asked = await give({ line: 'correct 1.2', text: 'Trams take the transit card\nAll nine million riders.' })
  await give({ line: /value="(correct go \d+)"/.exec(asked)?.[1] ?? '' })
  const sure = await give({ line: 'retract 1.1', text: 'the shops say no' })
  const shown = await give({ line: /value="(correct go \d+)"/.exec(sure)?.[1] ?? '' })
  expect(shown).not.toContain('value="retract 1.1"')
  const items = (await store.issue(1))?.sections.flatMap((section) => section.items)
  expect(items?.map(({ headline, amended }) => [headline, amended?.kind, amended?.reason])).toEqual([
    ['Corner shops buy together', 'retracted', 'the shops say no'],
    ['Trams take the transit card', 'corrected', null],
  ])
})

it('asks before it publishes, plans a day out of the calendar, and takes that back', async () => {
  const { give, store, desk } = await ready()
  const asked = await give({ line: 'publish' })
  const now = /value="(publish now [\d ]+)"/.exec(asked)?.[1] ?? ''
  expect(await store.latest()).toBeNull()
  await give({ line: 'publish', day: '2099-03-04', time: '07:30' })
  const once = await desk.schedule.once()
  expect(new Date(once?.at ?? 0).toISOString()).toBe('2099-03-04T07:30:00.000Z')
  expect(await give({ line: `unschedule ${once?.at}` })).toContain('Taken back')
  const again = /value="(publish now [\d ]+)"/.exec(await give({ line: 'publish' }))?.[1] ?? ''
  expect(now).not.toBe('')
  expect(await give({ line: again })).toContain('on its way')
  expect((await store.latest())?.number).toBe(1)
})

it('shows an issue as Telegram and Slack will, out of what is sent, with its sizes', async () => {
  const { ann, desk } = await ready()
  await desk.publishDraft({ actor: { person: 'cli', name: null, from: null } })
  const page = await (await ann.get('/issues/1/preview')).text()
  for (const name of ['Telegram', 'Telegram, rich', 'Telegram, headlines', 'Slack', 'Slack, headlines'])
    expect(page).toContain(`<h2>${name} `)
  expect(page).toMatch(/<b>1\. Corner shops buy together<\/b>/)
  expect(page).toMatch(/\d+ of 4,096/)
  expect((await ann.get('/issues/9/preview')).status).toBe(404)
})

it('lets no text of the draft become anything but text', async () => {
  const { give, ann } = await ready()
  const evil = '<img src=x onerror=alert(1)></textarea><script>alert(2)</script>"><b onclick=x>'
  await give({ say: `${evil}\n${evil} & <@U1> *bold* (Src, https://a.example/"><script>) #payments` })
  for (const path of ['/desk', '/desk/preview']) {
    const page = await (await ann.get(path)).text()
    expect(page).toContain('&lt;script&gt;alert(2)')
    expect(page).not.toMatch(/<img src=x|<script>|<b onclick/)
  }
})

it('tells every open page of what another editor does', async () => {
  const { ann, url, give } = await ready()
  const events = await fetch(`${url}/desk/events`, { headers: { cookie: ann.cookie } })
  expect(events.headers.get('content-type')).toContain('text/event-stream')
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  const until = async (words: string): Promise<void> => {
    for (let seen = ''; !seen.includes(words); ) seen += (await reader?.read())?.value ?? 'the end'
  }
  await until('event: ready')
  await give({ line: 'draft title Northwind' })
  await until('event: change')
  await reader?.cancel()
})
