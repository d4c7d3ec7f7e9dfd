import { beforeEach, describe, expect, it } from 'vitest'
import { createHome } from '../../src/commands/home-page.ts'
import { answer } from '../../src/commands/index.ts'
import { createDesk } from '../../src/desk/desk.ts'
import type { Doc } from '../../src/doc.ts'
import { defaultWants, type Language, type Target, type Wants } from '../../src/model.ts'
import type { Store } from '../../src/store/port.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { emptyStore } from '../fakes/empty-store.ts'
import { roomOver } from '../fakes/room.ts'

const me: Target = { platform: 'console', account: 'local', chat: 'me', thread: null }
const brief = { title: 'Brief', timeZone: 'Europe/Berlin', language: 'en' } as const
// A Friday, 15:00 in Berlin.
const friday = Date.parse('2026-11-20T14:00:00Z')
let store: Store
let now = friday

async function ask(line: string, more: { language?: Language; linked?: boolean } = {}): Promise<Doc> {
  const [command = '', ...words] = line.split(' ')
  const query = { target: me, about: me, chat: 'private', person: null, command, args: words.join(' ') } as const
  const room = roomOver(store, brief, { now: () => now })
  const doc = await answer({ ...query, language: null, mayManage: async () => true, ...more }, room)
  if (!doc) throw new Error(`no command ${command}`)
  return doc
}
const said = (doc: Doc): string => JSON.stringify(doc.blocks)
const buttons = (doc: Doc) => doc.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []))
async function press(doc: Doc, label: string): Promise<Doc> {
  const found = buttons(doc).find((each) => each.label.includes(label))
  if (!found) throw new Error(`no button ${label} among ${buttons(doc).map((each) => each.label)}`)
  return ask(found.command)
}
async function chosen(): Promise<Partial<Wants>> {
  const subscribed = new Map<string, unknown>(Object.entries((await store.subscription(me)) ?? {}))
  const differs = Object.entries(defaultWants).flatMap(([name, plain]) => {
    const value = subscribed.get(name)
    return JSON.stringify(value) === JSON.stringify(plain) ? [] : [[name, value] as const]
  })
  return Object.fromEntries(differs)
}

beforeEach(async () => {
  now = friday
  store = emptyStore()
  await store.subscribe(me, {}, now)
})

describe('/settings', () => {
  it.each([
    ['days mon, wed and fri', { days: [1, 3, 5] }],
    ['days weekdays', { days: [1, 2, 3, 4, 5] }],
    ['days 周一三', { days: [1, 3] }],
    ['日期 工作日', { days: [1, 2, 3, 4, 5] }],
    ['quiet 22:30-7:00', { quiet: { from: 1350, to: 420 } }],
    ['quiet from 10pm to 7am', { quiet: { from: 1320, to: 420 } }],
    ['免打扰 晚上10点到早上7点半', { quiet: { from: 1320, to: 450 } }],
    ['días lunes, miércoles y viernes', { days: [1, 3, 5] }],
    ['silencio de las 10 de la noche a las 7 de la mañana', { quiet: { from: 1320, to: 420 } }],
    ['digest cada viernes a las 17', { digest: true, days: [5], hour: 17 }],
    ['digest 每周', { digest: true, days: [5], hour: 17 }],
    ['urgente sí', { urgent: true }],
    ['temas todo menos comercio minorista', { except: ['retail'] }],
    ['hora 8 de la tarde', { hour: 20 }],
    ['formato titulares', { format: 'headlines' }],
    ['zona Ciudad de México', { timeZone: 'America/Mexico_City' }],
    ['idioma chino', { language: 'zh' }],
    ['digest on', { digest: true }],
    ['digest weekly', { digest: true, days: [5], hour: 17 }],
    ['digest weekly monday 8:30', { digest: true, days: [1], hour: 8, minute: 30 }],
    ['合集 每周日 20:00', { digest: true, days: [7], hour: 20 }],
    ['urgent on', { urgent: true }],
    ['silent on', { silent: true }],
    ['图片 关', { pictures: false }],
    ['previews yes', { previews: true }],
    ['topics all but retail', { except: ['retail'] }],
    ['topics 除了支付', { except: ['payments'] }],
  ])('%s', async (words, wants) => {
    await ask(`settings ${words}`)
    expect(await chosen()).toEqual(wants)
  })

  it.each([
    'days soon',
    'quiet loud',
    'quiet 8-8',
    'digest hourly',
    'urgent maybe',
    'days',
    'quiet',
    'digest',
    'silent',
  ])('%s changes nothing, and says how', async (words) => {
    for (const language of ['en', 'zh'] as const) {
      const doc = await ask(`settings ${words}`, { language })
      expect(buttons(doc).length).toBeGreaterThan(0)
      expect(said(doc)).toContain('"line":"settings ')
    }
    expect(await chosen()).toEqual({})
  })

  it('says until when something waits, and lets it come at another time', async () => {
    await ask('settings quiet 14:00-18:30')
    await createDesk({ store, brief, now: () => now, owners: [] }).publish(draftOf(item(1, 'Rates fall')))
    expect(said(await ask('settings'))).toContain('waits for you until Friday, 20 November 2026, 18:30')
    expect(said(await ask('settings', { language: 'zh' }))).toContain('18:30')
    await ask('settings quiet off')
    expect(said(await ask('settings'))).not.toContain('waits')
    const lanes = [{ platform: 'console', account: 'local', intervalMs: 0, slots: 9 }]
    const { claims } = await store.tick({ now, worker: 'w', leaseUntil: now + 9, marks: [], lanes })
    expect(claims).toHaveLength(1)
  })

  it('has boxes for topics, page by page, of which each press counts', async () => {
    const first = await ask('settings topics')
    expect(buttons(first).filter(({ label }) => label.startsWith('✅'))).toHaveLength(8)
    const second = await press(first, 'More')
    const [box] = buttons(second)
    const after = await ask(box?.command ?? '')
    expect(await chosen()).toEqual({ except: [expect.any(String)] })
    // The page stays where it is.
    expect(buttons(after)[0]).toMatchObject({ label: box?.label.replace('✅', '⬜') })
    await press(after, box?.label.slice(2) ?? '')
    expect(await chosen()).toEqual({})
    const few = await press(await ask('settings topics'), 'Tick only a few')
    await press(few, 'Payments')
    expect(await chosen()).toEqual({ topics: ['payments'] })
    const last = await press(await ask('settings topics'), 'Payments')
    expect(said(last)).toContain('last one')
    expect(await chosen()).toEqual({ topics: ['payments'] })
    await press(last, 'Everything')
    expect(await chosen()).toEqual({})
  })
})

it('a home page that ticks topics of all but some leaves it at that', async () => {
  const home = createHome(roomOver(store, brief, { now: () => now }))
  const person = { id: 'me', name: null }
  await home.subscribe(person, me, { except: ['retail', 'health'] })
  const slugs = (await store.topics()).map(({ slug }) => slug)
  await home.subscribe(person, me, { topics: slugs.filter((slug) => slug !== 'retail') })
  expect(await chosen()).toEqual({ except: ['retail'] })
  await home.subscribe(person, me, { topics: slugs })
  expect(await chosen()).toEqual({})
  await home.subscribe(person, me, { topics: ['retail'] })
  expect(await chosen()).toEqual({ topics: ['retail'] })
})

describe('words', () => {
  it('are followed on top of topics, or alone, and taken away again', async () => {
    await ask('settings topics payments')
    const doc = await ask('follow alipay 支付宝')
    expect(said(doc)).toContain('“alipay” or “支付宝”')
    expect(await chosen()).toEqual({ topics: ['payments'], follow: ['alipay', '支付宝'] })
    expect(said(await ask('settings'))).toContain('items about Payments, and items with “alipay” or “支付宝”')
    await press(doc, 'Only these')
    expect(await chosen()).toEqual({ followedOnly: true, follow: ['alipay', '支付宝'] })
    await ask('follow "mobile payment", Alipay')
    expect(await chosen()).toMatchObject({ follow: ['alipay', '支付宝', 'mobile payment'] })
    await press(await ask('follow'), '✕ alipay')
    expect(await chosen()).toMatchObject({ follow: ['支付宝', 'mobile payment'] })
    await ask('follow off')
    expect(await chosen()).toEqual({})
  })

  it('are muted, and no word is both', async () => {
    await ask('mute bitcoin')
    expect(await chosen()).toEqual({ mute: ['bitcoin'] })
    expect(said(await ask('settings', { language: 'zh' }))).toContain('不含有“bitcoin”')
    await ask('follow Bitcoin')
    expect(await chosen()).toEqual({ follow: ['Bitcoin'] })
    expect(said(await ask('follow gold'))).toContain('everything anyway')
    expect(said(await ask('follow ,,'))).toContain('no word')
    expect(await chosen()).toEqual({ follow: ['Bitcoin', 'gold'] })
  })

  it('that a link brings are asked for', async () => {
    const doc = await ask('mute bitcoin', { linked: true })
    expect(await chosen()).toEqual({})
    await press(doc, 'Change it')
    expect(await chosen()).toEqual({ mute: ['bitcoin'] })
  })
})

describe('/pause', () => {
  it('lasts as long as was said, by words or a button, and ends by hand', async () => {
    expect(said(await ask('pause 2 weeks'))).toContain('Friday, 4 December 2026, 15:00')
    const subscription = await store.subscription(me)
    expect(subscription).toMatchObject({ state: 'paused', reason: null, returnsAt: Date.parse('2026-12-04T14:00Z') })
    // A setting is changed, and the pause goes on.
    await ask('settings format headlines')
    expect(await store.subscription(me)).toMatchObject({ state: 'paused', format: 'headlines' })
    expect(said(await ask('settings'))).toContain('Paused until Friday, 4 December')
    await ask('pause 直到周一', { language: 'zh' })
    expect(await store.subscription(me)).toMatchObject({ returnsAt: Date.parse('2026-11-23T07:00Z') })
    await press(await ask('pause'), '3 days')
    expect(await store.subscription(me)).toMatchObject({ returnsAt: Date.parse('2026-11-23T14:00Z') })
    expect(said(await press(await ask('pause'), 'Come back'))).toContain('Welcome back')
    expect(await store.subscription(me)).toMatchObject({ state: 'active', returnsAt: null })
    expect(said(await ask('pause off'))).toContain('not paused')
  })

  it.each([
    ['a while', 'cannot read'],
    ['until 2020-01-01', 'passed'],
    ['500 days', 'More than a year'],
  ])('%s is none', async (words, expected) => {
    expect(said(await ask(`pause ${words}`))).toContain(expected)
    expect(await store.subscription(me)).toMatchObject({ state: 'active' })
  })
})
