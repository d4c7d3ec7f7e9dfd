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
