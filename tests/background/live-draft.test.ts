import { beforeEach, describe, expect, it } from 'vitest'
import { createLiveDraft } from '../../src/background/desk/live-draft.ts'
import { createLog } from '../../src/log.ts'
import { newsdesk, wordsOf } from '../fakes/newsdesk.ts'
import { createTalker, type Talker } from '../fakes/talker.ts'

const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const minute = 60_000

let desk: ReturnType<typeof newsdesk>
let ann: ReturnType<typeof desk.as>
let room: ReturnType<typeof desk.as>
let talker: Talker

/** A process over the one store; each has a memory of its own, and all speak through the one platform. */
const processOn = () =>
  createLiveDraft({
    store: desk.store,
    desk: desk.room.desk,
    brief: desk.room.brief,
    messenger: talker,
    now: desk.now,
    log,
  })

beforeEach(async () => {
  desk = newsdesk()
  ann = desk.as('Ann')
  room = desk.as('Ann', { chat: 'group' })
  talker = createTalker()
})

describe('the live message of a newsroom', () => {
  it('is one, pinned, and changes with the draft, however many processes there are', async () => {
    const [one, two] = [processOn(), processOn()]
    await one.poll()
    expect(talker.said).toEqual([])
    expect(wordsOf(await room.gives('newsroom'))).toContain('A message here shows the next issue')
    await Promise.all([one.poll(), two.poll()])
    expect(talker.at(room.target)).toEqual([expect.stringContaining('The next issue · still empty')])
    expect(talker.pinned.size).toBe(1)

    await ann.writes('Wallets open at the harbour\nShops take mobile payment. (Quay Post) #payments')
    desk.pass(minute)
    for (const each of [one, two]) await each.poll()
    const [shown = '', ...more] = talker.at(room.target)
    expect(more).toEqual([])
    expect(shown).toContain('The next issue · 1 item\n1. Wallets open at the harbour')
    expect(shown).toContain('It goes out when somebody publishes it.')
    expect(shown).toContain('Ann (console) posted “Wallets open at the harbour”')

    await ann.gives('publish tomorrow 8am')
    desk.pass(minute)
    await one.poll()
    expect(talker.at(room.target)[0]).toContain('It goes out on Saturday, 21 November 2026, 08:00')
    await desk.room.desk.publishDraft()
    desk.pass(minute)
    await one.poll()
    expect(talker.at(room.target)).toEqual([expect.stringContaining('The next issue · still empty')])
    expect(talker.pinned.size).toBe(1)
  })

  it('is not edited more often than a group bears', async () => {
    await room.gives('newsroom')
    const live = processOn()
    await live.poll()
    desk.pass(minute)
    await ann.writes('Wallets open at the harbour\nAt last. #payments')
    await live.poll()
    await ann.writes('Trains between the ports are late\nAn hour. #ports')
    await live.poll()
    expect(talker.at(room.target)[0]).toContain('1 item')
    desk.pass(10_000)
    await live.poll()
    expect(talker.at(room.target)[0]).toContain('2 items')
  })

  it('survives a restart, and comes again when somebody took it away', async () => {
    await room.gives('newsroom')
    await processOn().poll()
    desk.pass(minute)
    await ann.writes('Wallets open at the harbour\nAt last. #payments')
    const after = processOn()
    await after.poll()
    expect(talker.at(room.target)).toEqual([expect.stringContaining('1 item')])
    talker.said.splice(0)
    desk.pass(14 * minute)
    await after.poll()
    expect(talker.said).toEqual([])
    desk.pass(minute)
    await after.poll()
    await after.poll()
    expect(talker.at(room.target)).toEqual([expect.stringContaining('1 item')])
    expect(talker.pinned.size).toBe(2)
  })

  it('stands unpinned where we may not pin: a new one comes with each issue, the old one goes; and is pinned once we may', async () => {
    talker.pins = false
    await room.gives('newsroom')
    const live = processOn()
    await live.poll()
    await ann.writes('Wallets open at the harbour\nAt last. #payments')
    await desk.room.desk.publishDraft()
    desk.pass(minute)
    await live.poll()
    expect(talker.said.map(({ id }) => id)).toEqual(['m2'])
    talker.pins = true
    desk.pass(60 * minute)
    await live.poll()
    expect([...talker.pinned]).toEqual(['m2'])
  })

  it('ends where somebody ends it or the newsroom, and comes elsewhere for whoever wants it', async () => {
    await room.gives('newsroom')
    const live = processOn()
    await live.poll()
    await room.gives('draft live off')
    await live.poll()
    expect(talker.said).toEqual([])
    desk.pass(minute)
    await room.gives('draft live on')
    expect(wordsOf(await ann.gives('draft live on'))).toContain('From now on a message here shows the next issue')
    expect(wordsOf(await ann.gives('draft live'))).toContain('shows the next issue already')
    await live.poll()
    expect(talker.said.map(({ target }) => target)).toEqual([room.target, ann.target])
    await room.gives('newsroom off')
    await live.poll()
    expect(talker.said.map(({ target }) => target)).toEqual([ann.target])
  })

  it('fits into one message, however long the draft, and speaks the language of its place', async () => {
    await desk.store.subscribe(ann.target, { language: 'zh' }, 0)
    await ann.gives('draft live on')
    const items = Array.from({ length: 60 }, (_, at) => `${at + 1}. ${'港口新闻'.repeat(40)}${at}\n正文。`).join('\n\n')
    await desk.room.desk.add({
      title: '',
      date: null,
      footer: [],
      sections: items.split('\n\n').map((line, at) => ({
        title: `第 ${at} 栏`,
        items: [{ number: at + 1, headline: line.slice(0, 400), body: [], source: null, topics: [] }],
      })),
    })
    await processOn().poll()
    const [shown = ''] = talker.at(ann.target)
    expect(shown).toContain('下一期 · 60 条')
    expect(shown).toContain('还有 35 条')
    expect(shown.length).toBeLessThan(4000)
  })
})
