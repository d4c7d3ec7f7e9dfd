import { beforeEach, describe, expect, it } from 'vitest'
import { createHome } from '../../src/commands/home-page.ts'
import type { NewProposal } from '../../src/store/port.ts'
import { buttonsOf, newsdesk, wordsOf } from '../fakes/newsdesk.ts'

let desk: ReturnType<typeof newsdesk>
let ann: ReturnType<typeof desk.as>
let bob: ReturnType<typeof desk.as>

const from = { platform: 'slack', account: 'T1', chat: 'C1', thread: null }
const idea = { body: ['It does.'], source: { name: 'Quay Post', url: null }, topics: ['ports'] }
const propose = (headline: string, more: Partial<NewProposal> = {}) =>
  desk.room.desk.propose({
    item: { ...idea, headline },
    section: null,
    person: 'slack:U2',
    name: 'Cyd',
    from,
    ...more,
  })
const labels = (doc: Parameters<typeof buttonsOf>[0]) => buttonsOf(doc).map(({ label }) => label)

beforeEach(() => {
  desk = newsdesk()
  ann = desk.as('Ann')
  bob = desk.as('Bob')
})

describe('/proposals', () => {
  it('says so when there is none, and is for editors', async () => {
    expect(wordsOf(await ann.gives('proposals'))).toContain('No proposals by readers wait for you')
    await propose('A ship comes in')
    expect(wordsOf(await desk.as('Eve').gives('proposals'))).toContain('for the editors')
    expect(wordsOf(await desk.as('Eve').gives('proposals add 1'))).toContain('for the editors')
    expect(await desk.draft()).toEqual([])
  })

  it('shows the oldest with who proposed it and when, and the others behind it', async () => {
    const { number: _, ...item } = { ...idea, number: 1, headline: 'A ship comes in', photos: ['p1'] }
    await propose('', { item, section: 'Ships' })
    desk.pass(60_000)
    await propose('Another ship comes in', { name: null })
    const first = await ann.gives('proposals')
    expect(wordsOf(first)).toContain('Proposal 1 of 2\n1. A ship comes in It does. (Quay Post) #ports [photo]\n')
    expect(wordsOf(first)).toContain('Cyd (Slack) proposed this at 10:12, for Ships.')
    expect(labels(first)).toEqual(['Add', 'Dismiss', 'Next'])
    const second = await ann.presses(first, 'Next')
    expect(wordsOf(second)).toContain('Proposal 2 of 2\n1. Another ship comes in')
    expect(wordsOf(second)).toContain('slack:U2 proposed this at 10:13.')
    expect(labels(second)).toEqual(['Add', 'Dismiss'])
  })

  it('takes one into the draft, under its section, photo and all', async () => {
    await propose('', { item: { ...idea, headline: 'A ship comes in', photos: ['p1'] }, section: 'Ships' })
    await propose('Another one')
    const added = await ann.presses(await ann.gives('proposals'), 'Add')
    expect(wordsOf(added)).toContain('Added to the next issue as item 1, in Ships.')
    expect(wordsOf(added)).toContain('1 more proposal by readers: /proposals')
    expect(labels(added)).toContain('Edit…')
    expect(await desk.items()).toMatchObject([{ headline: 'A ship comes in', photos: ['p1'], edits: 0 }])
    expect(await desk.auditLines()).toEqual(['console:ann posted draft k1'])
    expect(wordsOf(await ann.gives('history'))).toContain('Ann (console) posted “A ship comes in”, proposed by Cyd')
    expect(wordsOf(await ann.gives('proposals'))).toContain('1. Another one')
  })

  it('notices a story that is there already', async () => {
    await bob.gives('post A ship comes in to the harbour')
    await propose('A ship comes in to the harbour')
    const added = await ann.presses(await ann.gives('proposals'), 'Add')
    expect(wordsOf(added)).toContain('Bob posted this at 10:12 as item 1')
    await ann.presses(added, 'Discard mine')
    expect(await desk.items()).toHaveLength(1)
  })

  it('dismisses one, and shows the next', async () => {
    await propose('A ship comes in')
    await propose('Another one')
    const next = await ann.presses(await ann.gives('proposals'), 'Dismiss')
    expect(wordsOf(next)).toMatch(/^Dismissed: A ship comes in\n1\. Another one/)
    expect(wordsOf(await ann.presses(next, 'Dismiss'))).toContain('No proposals by readers wait for you')
    expect(await desk.draft()).toEqual([])
    expect(await desk.auditLines()).toEqual(['console:ann removed proposal 1', 'console:ann removed proposal 2'])
    expect(wordsOf(await ann.gives('history'))).toContain('Ann (console) removed the proposal “A ship comes in”')
  })

  it('is settled once, whoever presses first: the second is told', async () => {
    await propose('A ship comes in')
    const seen = [await ann.gives('proposals'), await bob.gives('proposals')] as const
    await Promise.all([ann.presses(seen[0], 'Add'), bob.presses(seen[1], 'Add'), ann.presses(seen[0], 'Add')])
    expect(await desk.items()).toHaveLength(1)
    expect(wordsOf(await bob.presses(seen[1], 'Dismiss'))).toContain('added this proposal to the next issue at 10:12')
    await propose('Another one')
    const other = await bob.gives('proposals')
    await bob.presses(other, 'Dismiss')
    expect(wordsOf(await ann.presses(other, 'Add'))).toContain('Bob dismissed this proposal at 10:12.')
    expect(wordsOf(await bob.presses(other, 'Dismiss'))).toContain('You dismissed this proposal at 10:12.')
    expect(wordsOf(await bob.gives('proposals add 99'))).toContain('was settled before')
    expect(await desk.items()).toHaveLength(1)
  })

  it('speaks Chinese', async () => {
    await propose('一艘船进港了', { section: '航运' })
    const doc = await desk.as('Ann', { language: 'zh' }).gives('proposals')
    expect(wordsOf(doc)).toContain('Cyd（Slack）于 10:12 推荐，栏目：航运。')
  })
})

describe('the count of proposals', () => {
  it('stands in /draft, whether that is empty or not', async () => {
    expect(wordsOf(await ann.gives('draft'))).not.toContain('/proposals')
    await propose('A ship comes in')
    expect(wordsOf(await ann.gives('draft'))).toContain('1 proposal by readers: /proposals')
    await propose('Another one')
    await ann.writes('Rates fall at last')
    expect(wordsOf(await ann.gives('draft'))).toContain('2 proposals by readers: /proposals')
  })

  it('is in the page of an editor, and of nobody else', async () => {
    await propose('A ship comes in')
    const home = createHome(desk.room)
    const look = (id: string) => home.look({ id, name: null }, { ...from, platform: 'console' }, null)
    expect((await look('ann')).proposals).toBe(1)
    expect((await look('eve')).proposals).toBe(0)
  })
})

describe('a reader', () => {
  const eve = () => desk.as('Eve')
  const news = 'The harbour opens a second quay for container ships next spring, says the port.'

  it('is offered to propose what is passed on, a link, or what is long enough; and nothing is proposed before the press', async () => {
    const offer = await eve().writes(news)
    expect(wordsOf(offer)).toContain('Shall I propose this to the editors?')
    expect(labels(offer)).toEqual(['Propose it', 'No'])
    expect(await desk.store.openProposals()).toMatchObject({ count: 0 })
    const done = await eve().presses(offer, 'Propose it')
    expect(wordsOf(done)).toContain(`Thank you! The editors have it now: “${news}”.`)
    expect(wordsOf(await ann.gives('proposals'))).toContain('Eve (Console) proposed this at 10:12.')
    expect(wordsOf(await eve().presses(offer, 'Propose it'))).toBe('That was settled before.')

    const origin = { name: 'World News', url: 'https://t.me/world/7' }
    const forwarded = await eve().writes('Quays are growing', { origin })
    await eve().presses(forwarded, 'Propose it')
    const linked = await eve().writes('Read this: https://quay.example/9?utm_source=x')
    await eve().presses(linked, 'No')
    expect(await desk.store.proposals(1, 9)).toMatchObject([
      { item: { headline: 'Quays are growing', source: origin } },
    ])
    expect(wordsOf(await eve().writes('Quays'))).not.toContain('propose')
    expect(wordsOf(await eve().writes('Thanks!'))).not.toContain('propose')
    expect(await desk.as('Eve', { chat: 'group' }).sends(news)).toBeNull()
  })

  it('cannot press for somebody else', async () => {
    const offer = await eve().writes(news)
    expect(wordsOf(await desk.as('Mallory').presses(offer, 'Propose it'))).toBe('That was settled before.')
    expect(await desk.store.openProposals()).toMatchObject({ count: 0 })
  })

  it('proposes by command, with or without the text, and a bare link by the name of its page', async () => {
    desk = newsdesk({
      readPage: async (url) => ({
        url,
        title: 'A second quay',
        description: 'For container ships.',
        site: 'Quay Post',
      }),
    })
    expect(wordsOf(await eve().gives('propose'))).toContain('What would you like to see in the brief?')
    expect(wordsOf(await eve().writes('https://quay.example/9'))).toContain('“A second quay”')
    await eve().gives('propose More about the harbour, please')
    expect(await desk.store.proposals(0, 9)).toMatchObject([
      { item: { headline: 'A second quay', body: ['For container ships.'], source: { name: 'Quay Post' } } },
      { item: { headline: 'More about the harbour, please' } },
    ])
    expect(wordsOf(await desk.as('Ann').gives('propose Wallets merge #none'))).toContain('Added to the next issue')
  })

  it('may propose so many a day, and not the same twice', async () => {
    for (const at of [1, 2, 3, 4, 5]) await eve().gives(`propose Quay ${at} opens`)
    expect(wordsOf(await eve().gives('propose Quay 1 opens'))).toContain('You proposed this before')
    expect(wordsOf(await eve().gives('propose Quay 6 opens'))).toContain(
      'you proposed 5 items within a day, and the editors want to read them all. Send me more from Saturday, 21 November 2026, 10:12',
    )
    expect(wordsOf(await desk.as('Fay').gives('propose Quay 6 opens'))).toContain('Thank you!')
    expect(wordsOf(await eve().writes('https://quay.example/9'))).toContain('you proposed 5 items within a day')
    desk.pass(24 * 3_600_000)
    expect(wordsOf(await eve().gives('propose Quay 6 opens'))).toContain('Thank you! The editors have it')
    expect(await desk.store.openProposals()).toMatchObject({ count: 7 })
  })

  it('hears what is out already, and what is too long', async () => {
    await ann.gives('post The harbour opens a second quay\n(Quay Post, https://quay.example/9)')
    await desk.room.desk.publishDraft()
    expect(wordsOf(await eve().writes('https://quay.example/9'))).toContain(
      'Issue 1 had this already, as item 1: /issue 1.1',
    )
    expect(wordsOf(await eve().writes('quay '.repeat(3000)))).toContain('I can propose up to 12,000.')
  })

  it('speaks Chinese', async () => {
    const ming = desk.as('Ming', { language: 'zh' })
    const offer = await ming.writes('港口将在明年春天开放第二座集装箱码头，吞吐量将增加一倍。')
    expect(wordsOf(offer)).toContain('要把这条推荐给编辑吗？')
    expect(wordsOf(await ming.presses(offer, '推荐给编辑'))).toContain('谢谢！编辑已经收到')
  })
})
