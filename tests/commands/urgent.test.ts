import { describe, expect, it } from 'vitest'
import { composeIssue } from '../../src/compose/issue.ts'
import { buttonsOf, newsdesk, wordsOf } from '../fakes/newsdesk.ts'
import { createTalker } from '../fakes/talker.ts'

const reader = (chat: string) => ({ platform: 'console', account: 'local', chat, thread: null })

async function ready() {
  const messenger = createTalker()
  const desk = newsdesk({ messenger })
  await desk.store.subscribe(reader('r1'), {}, 0)
  await desk.store.subscribe(reader('r2'), { topics: ['payments'], hour: 8 }, 0)
  await desk.store.subscribe(reader('r3'), { topics: ['health'] }, 0)
  const ann = desk.as('Ann')
  await ann.gives('post Wallets open at the harbour\nShops take mobile payment. #payments')
  await ann.gives('post The bakery sells bread\nAt six in the morning. #none')
  return { ...desk, messenger, ann, bob: desk.as('Bob') }
}

const view = { language: 'en', format: 'full', topics: [], opened: [] } as const

describe('an item that cannot wait', () => {
  it('goes out alone and marked with one press, at whatever hour; the next issue keeps the rest and its schedule', async () => {
    const { ann, store, items, auditLines, room, now } = await ready()
    await ann.gives('publish tomorrow 8am')
    const asked = await ann.gives('urgent 1')
    expect(wordsOf(asked)).toContain('as urgent issue 1, to 2 readers?')
    expect(await store.latest()).toBeNull()
    expect(wordsOf(await ann.presses(asked, 'Send it out now'))).toContain('Urgent issue 1 is on its way to 2 readers')
    const issue = await store.latest()
    expect(issue).toMatchObject({ number: 1, urgent: true, title: 'Morning brief', footer: [] })
    expect(issue && wordsOf(composeIssue(issue, view) ?? { language: 'en', blocks: [] })).toMatch(
      /^Urgent: Morning brief/,
    )
    expect((await items()).map(({ number, headline }) => [number, headline])).toEqual([[1, 'The bakery sells bread']])
    expect(await room.desk.schedule.once()).not.toBeNull()
    expect((await store.dueAfter(1, now())).count).toBe(0)
    expect(await auditLines()).toContain('console:ann published issue 1')
    expect(wordsOf(await ann.gives('issue 1.1'))).toContain('Urgent · Issue 1')
  })

  it('goes out once, whoever presses and however often', async () => {
    const { ann, bob, store } = await ready()
    const [asked, askedToo] = [await ann.gives('urgent 1'), await bob.gives('urgent 1')]
    const both = await Promise.all([ann.presses(asked, 'Send it out now'), bob.presses(askedToo, 'Send it out now')])
    expect(both.filter((doc) => wordsOf(doc).includes('is on its way'))).toHaveLength(1)
    expect(both.filter((doc) => wordsOf(doc).includes('is out already'))).toHaveLength(1)
    expect(wordsOf(await bob.presses(asked, 'Send it out now'))).toContain('Issue 1 is out already')
    expect((await store.latest())?.number).toBe(1)
  })

  it('is shown and asked about again where somebody changed it, whatever changed', async () => {
    const { ann, bob, store } = await ready()
    for (const change of ['draft edit 1 Wallets open in the old harbour\nSince noon.', 'draft topics 1 +retail']) {
      const asked = await ann.gives('urgent 1')
      await bob.gives(change)
      const again = await ann.presses(asked, 'Send it out now')
      expect(wordsOf(again)).toContain('changed after I asked')
      expect(await store.latest()).toBeNull()
    }
    await bob.gives('draft remove 1')
    expect(wordsOf(await ann.gives('urgent 9'))).toContain('no longer in the draft')
    await ann.presses(await ann.gives('urgent 1'), 'Not now')
    expect(await store.latest()).toBeNull()
  })

  it('makes whoever was about to publish the rest look again', async () => {
    const { ann, bob, store } = await ready()
    const asked = await bob.gives('publish')
    await ann.presses(await ann.gives('urgent 1'), 'Send it out now')
    const again = await bob.presses(asked, 'Publish')
    expect(wordsOf(again)).toContain('was changed after I asked')
    expect(wordsOf(again)).toContain('Ann (console) published issue 1')
    expect(wordsOf(again)).toContain('Issue 2, 1 item')
    await bob.presses(again, 'Publish')
    expect(await store.latest()).not.toHaveProperty('urgent')
  })

  it('may be kept for later until then, and is named by a button', async () => {
    const { ann, store, items } = await ready()
    await ann.gives('draft later 1')
    const key = (await items('later'))[0]?.key ?? ''
    const shown = await ann.gives(`draft item ${key}`)
    await ann.presses(await ann.presses(shown, 'Out at once…'), 'Send it out now')
    expect(await store.latest()).toMatchObject({ urgent: true })
    expect(await items('later')).toEqual([])
  })
})

describe('words that say that it is urgent', () => {
  it.each([
    ['urgent: Harbour closed after a fire\nShips wait outside. #trade', 'en'],
    ['BREAKING: Harbour closed after a fire', 'en'],
    ['快讯：央行宣布降息0.25个百分点\n即日起执行。', 'zh'],
    ['【紧急】港口因火灾关闭', 'zh'],
    ['突发｜港口因火灾关闭', 'zh'],
  ] as const)('are an offer and no more: %s', async (text, language) => {
    const { as, store, items } = await ready()
    const ann = as('Ann', { language })
    const offer = await ann.writes(text)
    expect(buttonsOf(offer)).toHaveLength(3)
    expect(await store.latest()).toBeNull()
    expect(await items()).toHaveLength(2)
    await ann.gives(buttonsOf(offer)[0]?.command ?? '')
    const [item] = (await store.latest())?.sections.flatMap((section) => section.items) ?? []
    expect(item?.headline).toMatch(/^(?:Harbour closed after a fire|央行宣布降息0.25个百分点|港口因火灾关闭)$/)
    expect(wordsOf(await ann.gives(buttonsOf(offer)[0]?.command ?? ''))).toMatch(/is out already|已经发布/)
    expect((await store.latest())?.number).toBe(1)
  })

  it('are taken into the next issue where that is pressed, and nowhere where it is discarded', async () => {
    const { ann, store, items } = await ready()
    await ann.presses(await ann.writes('urgent: Harbour closed after a fire'), 'Into the next issue')
    await ann.presses(await ann.writes('urgent: Trains stand still'), 'Discard')
    expect((await items()).map(({ headline }) => headline)).toEqual([
      'Wallets open at the harbour',
      'The bakery sells bread',
      'Harbour closed after a fire',
    ])
    expect(await store.latest()).toBeNull()
  })

  it('are no offer in what people say to each other, nor in what was forwarded', async () => {
    const { as, ann, items } = await ready()
    const room = as('Ann', { chat: 'group' })
    await room.gives('newsroom')
    expect(await room.sends('urgent: can somebody check the headline please?')).toBeNull()
    expect(await room.sends('紧急：大家谁能帮忙看一下标题？')).toBeNull()
    await ann.writes('快讯：央行宣布降息\n即日起执行。', { origin: { name: '新浪财经', url: 'https://example.com/1' } })
    expect((await items()).at(-1)?.headline).toContain('央行宣布降息')
  })

  it.each(['send 1 out now', 'urgent 1', '快讯 1', '把第1条马上发出去', '立即发布第1条'])(
    'name an item: %s',
    async (text) => {
      const { ann, store } = await ready()
      expect(wordsOf(await ann.writes(text))).toContain('Wallets open at the harbour')
      expect(await store.latest()).toBeNull()
    },
  )

  it('answer the question which item it shall be, by number or with all of a new one', async () => {
    const { ann, store } = await ready()
    await ann.gives('urgent')
    expect(wordsOf(await ann.writes('2'))).toContain('The bakery sells bread')
    await ann.gives('urgent')
    const offer = await ann.writes(
      'Harbour closed after a fire\nShips wait outside. (Harbour Post, https://example.com/fire)',
    )
    await ann.presses(offer, 'Send it out now')
    expect((await store.latest())?.sections[0]?.items).toMatchObject([{ source: { name: 'Harbour Post' } }])
  })

  it('stand corrected where the author changes the message since', async () => {
    const { ann, store } = await ready()
    const offer = await ann.writes('urgent: Harbour closed after a fire', { message: 'u1' })
    await ann.presses(offer, 'Send it out now')
    const changed = await ann.writes('urgent: Harbour closed after an explosion', { message: 'u1', edited: true })
    expect(wordsOf(changed)).toContain('This is out already, as item 1 of issue 1')
    await ann.presses(changed, 'Correct')
    expect((await store.latest())?.sections[0]?.items[0]?.headline).toBe('Harbour closed after an explosion')
  })
})
