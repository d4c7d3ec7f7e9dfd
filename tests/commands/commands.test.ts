import { beforeEach, describe, expect, it } from 'vitest'
import type { Query } from '../../src/adapter.ts'
import { answer, type CommandContext, menu, unknownCommand } from '../../src/commands/index.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { createExplain } from '../../src/desk/notify/explain.ts'
import type { Doc } from '../../src/doc.ts'
import { languages, type Target } from '../../src/model.ts'
import type { Store } from '../../src/store/port.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { emptyStore } from '../fakes/empty-store.ts'
import { wordsOf } from '../fakes/newsdesk.ts'
import { roomOver } from '../fakes/room.ts'

const here: Target = { platform: 'console', account: 'local', chat: 'me', thread: null }
const brief = { title: 'Brief', timeZone: 'UTC', language: 'en' } as const
let store: Store
let mayManage = true

async function ask(line: string, more: Partial<Query> = {}, over: Partial<CommandContext> = {}): Promise<Doc> {
  const [command = '', ...words] = line.split(' ')
  const query = {
    target: here,
    about: here,
    chat: 'private',
    person: null,
    command,
    args: words.join(' '),
    language: null,
  } as const
  const room = roomOver(store, brief, { now: () => 1000, ...over })
  const doc = await answer({ ...query, mayManage: async () => mayManage, ...more }, room)
  if (!doc) throw new Error(`no command ${command}`)
  return doc
}

const itemsOf = (doc: Doc): string[] =>
  doc.blocks.flatMap((block) => (block.kind === 'item' ? `${block.number}. ${block.headline}` : []))
const actionsOf = (doc: Doc) => doc.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []))

async function publish(count = 1): Promise<void> {
  const desk = createDesk({ store, brief, now: () => 1000, owners: [] })
  for (let issue = 1; issue <= count; issue++)
    await desk.publish(
      draftOf(item(1, `Rates fall ${issue}`, 'finance'), item(2, `Wallets spread ${issue}`, 'payments')),
    )
}

beforeEach(() => {
  store = emptyStore()
  mayManage = true
})

describe('the archive answers', () => {
  it('says so while there is nothing yet', async () => {
    for (const line of ['latest', 'issue 1']) expect(wordsOf(await ask(line))).toContain('no issue yet')
    expect(wordsOf(await ask('topics'))).toContain('no items yet')
    expect(wordsOf(await ask('topic payments'))).toContain('Nothing about Payments yet')
    expect(wordsOf(await ask('search wallets'))).toContain('Nothing found')
  })

  it('shows the newest issue, and any other by number', async () => {
    await publish(3)
    expect(itemsOf(await ask('latest'))).toEqual(['1. Rates fall 3', '2. Wallets spread 3'])
    expect(wordsOf(await ask('latest'))).toContain('Issue 3 · 20 November 2026')
    expect(itemsOf(await ask('issue 2'))).toEqual(['1. Rates fall 2', '2. Wallets spread 2'])
    expect(itemsOf(await ask('issue #2.2'))).toEqual(['2. Wallets spread 2'])
    expect(itemsOf(await ask('issue 第2期'))).toHaveLength(2)
  })

  it.each([
    ['issue', 'Which issue? The newest is 1: /issue 1'],
    ['issue 99', 'There is no issue 99; the newest is 1: /issue 1'],
    ['issue 999999999999999999', 'Which issue?'],
    ['issue -1', 'Which issue?'],
    ['issue 1.9', 'Issue 1 has no item 9; it has 2 items.'],
    ['issue 1 full in health', 'Issue 1 has nothing in these topics.'],
  ])('answers the mistake "%s"', async (line, words) => {
    await publish()
    expect(wordsOf(await ask(line))).toContain(words)
  })

  it.each([
    ['serch', 'wallets', 'Did you mean: /search wallets  /help'],
    ['lastest', '', 'Did you mean: /latest  /help'],
    ['weather', '', 'All that I can do: /help'],
    // Only somebody with a role is told of the desk.
    ['pubish', '', 'All that I can do: /help'],
  ])('points from a mistyped /%s %s to what was meant', async (command, args, words) => {
    const query = { target: here, about: here, chat: 'private', person: null, command, args, language: null } as const
    const room = roomOver(store, brief)
    expect(wordsOf(await unknownCommand({ ...query, mayManage: async () => true }, room))).toContain(words)
  })

  it('opens headlines in place, keeping the choice of topics', async () => {
    await publish()
    const headlines = await ask('issue 1 headlines in payments')
    const [block] = headlines.blocks.filter((found) => found.kind === 'item')
    expect(block).toMatchObject({ body: [], open: { command: 'issue 1 headlines 2 of 2' } })
    const opened = await ask(block?.open?.command ?? '')
    expect(wordsOf(opened)).toContain('All about wallets spread 1.')
    expect(itemsOf(opened)).toEqual(['2. Wallets spread 1'])
  })

  it('pages through a topic, newest first, there and back', async () => {
    await publish(7)
    const first = await ask('topic Payments')
    expect(itemsOf(first)[0]).toBe('2. Wallets spread 7')
    expect(wordsOf(first)).toContain('1–5 of 7 items, newest first')
    const [more] = actionsOf(first)
    const second = await ask(more?.command ?? '')
    expect(itemsOf(second)).toEqual(['2. Wallets spread 2', '2. Wallets spread 1'])
    expect(actionsOf(second)).toEqual([{ label: 'Back', command: 'topic payments' }])
    expect(wordsOf(await ask('topic payments /9'))).toContain('last page')
  })

  it('offers the nearest topics for a wrong one', async () => {
    await publish()
    const doc = await ask('topic paymnets')
    expect(wordsOf(doc)).toContain('I know no topic “paymnets”')
    expect(actionsOf(doc)[0]?.command).toBe('topic payments')
  })

  it('finds words and names where they stand', async () => {
    await publish(2)
    const doc = await ask('search wallets')
    expect(itemsOf(doc)).toEqual(['2. Wallets spread 2', '2. Wallets spread 1'])
    expect(wordsOf(doc)).toContain('Issue 2, 20 November 2026, Money')
    expect(wordsOf(await ask('search'))).toContain('/search mobile payment')
  })
})

describe('subscribing', () => {
  it('keeps what was chosen through a goodbye', async () => {
    expect(wordsOf(await ask('subscribe payments, retail'))).toContain('items about Payments, Retail')
    expect(wordsOf(await ask('unsubscribe'))).toContain('/subscribe')
    expect(wordsOf(await ask('unsubscribe'))).toContain('not subscribed')
    expect(wordsOf(await ask('subscribe'))).toContain('Welcome back')
    expect(await store.subscription(here)).toMatchObject({ state: 'active', topics: ['payments', 'retail'] })
    expect(wordsOf(await ask('subscribe all'))).toContain('You get everything')
  })

  it('changes nothing at a topic that does not exist', async () => {
    const doc = await ask('subscribe payments, helth')
    expect(wordsOf(doc)).toContain('“helth”')
    expect(actionsOf(doc)[0]?.command).toBe('subscribe payments, health')
    expect(await store.subscription(here)).toBeNull()
  })

  it('leaves a group to those who look after it', async () => {
    mayManage = false
    for (const line of ['subscribe', 'unsubscribe'])
      expect(wordsOf(await ask(line, { chat: 'group' }))).toContain('Only the people')
    expect(await store.subscription(here)).toBeNull()
    expect(wordsOf(await ask('start', { chat: 'group' }))).toContain('/latest')
    expect(await store.subscription(here)).toBeNull()
  })

  it('speaks of the channel that a private question is about, also in the buttons', async () => {
    const about = { ...here, chat: '-100' }
    expect(wordsOf(await ask('subscribe', { about }))).toContain('it is subscribed. It gets everything.')
    expect(await store.subscription(about)).toMatchObject({ state: 'active' })
    const actions = actionsOf(await ask('settings', { about }))
    expect(actions[0]).toEqual({ label: 'Headlines', command: 'settings -100 format headlines' })
    for (const { command } of actions) expect(command).toMatch(/^(?:settings|unsubscribe) -100(?: |$)/)
  })

  it('welcomes and subscribes at the start', async () => {
    expect(wordsOf(await ask('start payments'))).toContain('Welcome! You are subscribed. You get items about Payments.')
  })
})

describe('settings', () => {
  it.each([
    ['settings hour 8', { hour: 8 }],
    ['settings hour 08:00', { hour: 8 }],
    ['settings zone Asia/Shanghai', { timeZone: 'Asia/Shanghai' }],
    ['settings zone asia/shanghai', { timeZone: 'Asia/Shanghai' }],
    ['settings format headlines', { format: 'headlines' }],
    ['settings language zh', { language: 'zh' }],
    ['settings topics payments retail', { topics: ['payments', 'retail'] }],
  ])('"%s"', async (line, wants) => {
    await ask('subscribe')
    await ask(line)
    expect(await store.subscription(here)).toMatchObject(wants)
  })

  it.each([
    'settings hour 25',
    'settings hour soon',
    'settings zone Moon',
    'settings format pdf',
    'settings language fr',
    'settings colour red',
    'settings topics helth',
  ])('refuses "%s" and changes nothing', async (line) => {
    await ask('subscribe')
    const before = await store.subscription(here)
    expect(wordsOf(await ask(line))).toMatch(/hour|zone|format|language|setting|topic/)
    expect(await store.subscription(here)).toEqual(before)
  })

  it('are for those who look after the place to change, for everybody to see', async () => {
    await ask('subscribe')
    mayManage = false
    expect(wordsOf(await ask('settings hour 8'))).toContain('Only the people')
    expect(await store.subscription(here)).toMatchObject({ hour: null })
    expect(wordsOf(await ask('settings'))).toContain('Your settings')
  })

  it('say why nothing comes in plain words of the reader, and nothing of the platform', async () => {
    await ask('subscribe')
    await store.pause(here, 'console sendMessage: 400 Bad Request: TOPIC_CLOSED', 0)
    const explain = createExplain([{ platform: 'console', explain: () => 'topic-closed' }])
    expect(wordsOf(await ask('settings', {}, { explain }))).toContain('Your settings · Paused: the topic was closed')
    expect(wordsOf(await ask('settings', { language: 'zh' }, { explain }))).toContain('已暂停：那个话题已关闭')
  })

  it('speaks the language that was chosen', async () => {
    await ask('subscribe')
    await ask('settings language zh')
    expect(wordsOf(await ask('settings'))).toContain('你的设置')
    expect(wordsOf(await ask('help', { language: 'en' }))).toContain('最新一期')
  })
})

it('names the channel that one asks for from elsewhere, and remembers who subscribed it', async () => {
  const channel = { ...here, chat: '-1001' }
  const about = { about: channel, aboutName: '@daily_news' }
  await ask('subscribe', about)
  expect(await store.adderOf(channel)).toBe('me')
  expect(wordsOf(await ask('unsubscribe', about))).toContain('@daily_news gets no more issues.')
  expect(wordsOf(await ask('unsubscribe', { ...about, language: 'zh' }))).toContain('@daily_news 还没有订阅。')
  const place = { ...here, chat: 'group' }
  await ask('subscribe', { target: place, about: place, chat: 'group', aside: async () => here })
  expect(await store.adderOf(place)).toBe('me')
})

it('says which answers concern nobody but whoever asked', async () => {
  const personal = async (line: string): Promise<unknown> => {
    const { personal, public: open } = (await ask(line)) ?? {}
    return open ? 'for all' : (personal ?? false)
  }
  await publish()
  expect(await personal('settings')).toBe(true)
  expect(await personal('issue 99')).toBe(true)
  expect(await personal('publish')).toBe(true)
  expect(await personal('subscribe')).toBe(false)
  expect(await personal('unsubscribe')).toBe(false)
  expect(await personal('latest')).toBe('for all')
  expect(menu('en').flatMap(({ name, personal }) => (personal ? [name] : []))).toEqual([
    'help',
    'latest',
    'issue',
    'topic',
    'search',
    'settings',
    'mydata',
    'forget',
    'propose',
  ])
})

it('names every command in every language', () => {
  for (const language of languages) for (const { summary } of menu(language)) expect(summary.length).toBeGreaterThan(1)
  expect(menu('en').map(({ name }) => name)).toContain('latest')
})
