import { beforeEach, describe, expect, it } from 'vitest'
import { setNewsroom } from '../src/desk/newsrooms.ts'
import { UserError } from '../src/errors.ts'
import type { Picture } from '../src/model.ts'
import { buttonsOf, newsdesk, wordsOf } from './fakes/newsdesk.ts'

let desk: ReturnType<typeof newsdesk>
let ann: ReturnType<typeof desk.as>
let bob: ReturnType<typeof desk.as>

const story = 'Rates fall everywhere\nThe bank did it. (Ledger, https://ledger.example/a)\n#finance'
const file = (name: string, content: string | Uint8Array) => ({
  name,
  read: async () => (typeof content === 'string' ? new TextEncoder().encode(content) : content),
})
const photo = (bytes: string) => async (): Promise<Picture> => ({
  type: 'image/jpeg',
  bytes: new TextEncoder().encode(bytes),
})
const newsletter =
  'Shops\n\n1. Palm tills arrive in shops\nThey do. (Post)\n\n2. Corner shops band together\n\nTrade\n\n5. Tea for the world\n'

beforeEach(() => {
  desk = newsdesk({
    async readPage(url) {
      if (url.includes('pdf')) throw new UserError('This is a PDF.')
      return {
        url: 'https://tea.example/1',
        title: 'Tea from twelve villages',
        description: 'They sell it.',
        site: 'Green Leaf',
      }
    },
  })
  ann = desk.as('Ann')
  bob = desk.as('Bob')
})

describe('who is read', () => {
  it('an editor in private, nobody else', async () => {
    expect(await ann.reads()).toBe(true)
    expect(await desk.as('Reader').reads()).toBe(false)
    expect(await desk.as('Ann', { chat: 'group' }).reads()).toBe(false)
  })

  it('editors in a newsroom, until it is none any longer', async () => {
    const inRoom = desk.as('Ann', { chat: 'group' })
    const deed = {
      at: 0,
      actor: { person: 'console:ann', name: null, from: null },
      deed: 'arranged',
      subject: 'newsroom',
      detail: {},
    } as const
    expect(await setNewsroom(desk.store, inRoom.target, true, deed)).toBe(true)
    expect(await setNewsroom(desk.store, inRoom.target, true, deed)).toBe(false)
    expect(await inRoom.reads()).toBe(true)
    expect(await desk.as('Reader', { chat: 'group' }).reads()).toBe(false)
    expect(
      await desk.host.reads({
        target: { ...inRoom.target, thread: '7' },
        chat: 'group',
        person: { id: 'ann', name: null },
      }),
    ).toBe(false)
    expect(await setNewsroom(desk.store, inRoom.target, false, deed)).toBe(true)
    expect(await inRoom.reads()).toBe(false)
    expect(await desk.deeds()).toHaveLength(2)
  })

  it('whoever was asked something there, for an hour', async () => {
    const reader = desk.as('Reader')
    await desk.store.ask('console:reader', reader.target, { command: 'search', expiresAt: desk.now() + 1000 })
    expect(await reader.reads()).toBe(true)
    desk.pass(1000)
    expect(await reader.reads()).toBe(false)
  })

  it('answers others with a friendly no, and nobody in a group', async () => {
    expect(wordsOf(await desk.as('Reader').writes(story))).toContain('for the editors')
    expect(await desk.as('Reader', { chat: 'group' }).sends(story)).toBeNull()
    expect(await desk.items()).toEqual([])
  })

  it('loses whoever is dismissed at once', async () => {
    const eve = desk.as('Eve')
    const deed = {
      at: 0,
      actor: { person: 'console:ann', name: null, from: null },
      deed: 'invited',
      subject: 'console:eve',
      detail: {},
    } as const
    await desk.store.invite({ hash: 'h', kind: 'editor', by: 'console:ann', expiresAt: desk.now() + 1000 }, deed)
    await desk.store.join('h', { person: 'console:eve', name: 'Eve' }, { ...deed, at: desk.now(), deed: 'joined' })
    await eve.writes(story)
    expect(await desk.items()).toHaveLength(1)
    const asked = await eve.gives('draft edit 1 0')
    expect(wordsOf(asked)).toContain('Send me the item anew')
    await desk.store.dismiss('console:eve', { ...deed, deed: 'dismissed' })
    expect(wordsOf(await eve.writes('Changed after all'))).toContain('for the editors')
    expect(wordsOf(await eve.gives('draft'))).toContain('for the editors')
    expect(await desk.draft()).toEqual([[null, 'Rates fall everywhere']])
  })
})

describe('a note becomes an item', () => {
  it('in the grammar of the newsletter, and is shown as readers see it', async () => {
    const doc = await ann.writes(story)
    expect(wordsOf(doc)).toContain('Added to the next issue as item 1.')
    expect(wordsOf(doc)).toContain(
      '1. Rates fall everywhere The bank did it. (Ledger, https://ledger.example/a) #finance',
    )
    expect(buttonsOf(doc).map(({ label }) => label)).toEqual([
      'Section…',
      'Topics…',
      'Edit…',
      'Later',
      'Remove',
      'The draft',
    ])
    expect(buttonsOf(doc).every(({ command }) => Buffer.byteLength(command) <= 56)).toBe(true)
    expect(await desk.deeds()).toEqual(['console:ann posted draft k1'])
    expect(await desk.store.seatOf('console:ann')).toEqual(ann.target)
  })

  it('with the place it was forwarded from as its source, unless it names one', async () => {
    const origin = { name: 'Trade Channel', url: 'https://t.example/trade/7' }
    await ann.writes('Rates fall everywhere\nThe bank did it.', { origin })
    await ann.writes('Wallets spread in the north\nThey do. (Ledger)', { origin })
    expect((await desk.items()).map(({ source }) => source)).toEqual([origin, { name: 'Ledger', url: null }])
  })

  it('read from the page, where it is only a link', async () => {
    const doc = await ann.writes('https://tea.example/1?utm_source=x #retail')
    expect(wordsOf(doc)).toContain(
      '1. Tea from twelve villages They sell it. (Green Leaf, https://tea.example/1) #retail',
    )
  })

  it('kept with a question where the page cannot be read, and completed by the answer', async () => {
    expect(wordsOf(await ann.writes('https://tea.example/pdf'))).toMatch(/This is a PDF\..*what is the headline/)
    expect(await desk.items()).toEqual([])
    await ann.writes('Tea growers sell together\nTwelve villages do.')
    expect(await desk.items()).toMatchObject([
      {
        headline: 'Tea growers sell together',
        body: ['Twelve villages do.'],
        source: { name: 'tea.example', url: 'https://tea.example/pdf' },
      },
    ])
  })

  it('with its photo', async () => {
    const doc = await ann.writes(story, { photo: photo('jpeg') })
    expect(wordsOf(doc)).toContain('[photo]')
    const [item] = await desk.items()
    expect(new TextDecoder().decode((await desk.store.picture(item?.photo ?? ''))?.bytes)).toBe('jpeg')
    expect(wordsOf(await ann.presses(doc, 'Photo off'))).not.toContain('[photo]')
  })

  it('without a photo that cannot be had', async () => {
    const broken = async () => {
      throw new UserError('It is larger than 20 MB.')
    }
    expect(wordsOf(await ann.writes(story, { photo: broken }))).toMatch(
      /leave the photo out. It is larger than 20 MB[\s\S]*as item 1/,
    )
  })

  it('when a photo came without words, once the headline is there', async () => {
    expect(wordsOf(await ann.writes('', { photo: photo('jpeg') }))).toContain('What is the headline?')
    await ann.writes('Palm tills arrive (Post)')
    expect(await desk.items()).toMatchObject([
      { headline: 'Palm tills arrive', photo: expect.any(String), source: { name: 'Post' } },
    ])
  })

  it('only after a press where it may have been small talk', async () => {
    const doc = await ann.writes('thanks')
    expect(wordsOf(doc)).toContain('Is this an item?')
    expect(await desk.items()).toEqual([])
    await ann.presses(doc, 'Add')
    expect(wordsOf(await ann.presses(doc, 'Add'))).toContain('settled before')
    expect(await desk.draft()).toEqual([[null, 'thanks']])
    const other = await ann.writes('谢谢')
    await ann.presses(other, 'Discard')
    expect(await desk.items()).toHaveLength(1)
  })

  it('in the section where the last one went', async () => {
    await ann.gives('post Palm tills arrive')
    await ann.gives('draft new 1 Shops')
    expect(wordsOf(await ann.writes(story))).toContain('as item 2, in Shops')
  })

  it('once, although the process ended before it could answer', async () => {
    await ann.writes(story, { message: 'twice' })
    const note = await desk.store.noteOf(ann.target, 'twice')
    await desk.store.forgetNote(note?.id ?? 0)
    expect(wordsOf(await ann.writes(story, { message: 'twice' }))).toContain('as item 1')
    expect(await desk.items()).toHaveLength(1)
  })

  it('no longer than a reader bears', async () => {
    expect(wordsOf(await ann.writes(`Long\n${'word '.repeat(3000)}`))).toContain('more than an item may have')
    expect(await desk.items()).toEqual([])
  })

  it('in Chinese', async () => {
    const doc = await desk.as('Ann', { language: 'zh' }).writes('央行全面降息\n即日起执行。（财经报）')
    expect(wordsOf(doc)).toContain('已加入下一期，第 1 条')
  })
})

describe('a whole newsletter', () => {
  it('says what was read and waits for a press', async () => {
    const doc = await ann.writes(newsletter)
    expect(wordsOf(doc)).toContain('I read 3 items in 1 section, with 1 remark.')
    expect(wordsOf(doc)).toMatch(/Line 10: Number 5 stands where 3 was expected/)
    expect(await desk.items()).toEqual([])
    await Promise.all([ann.presses(doc, 'Add all 3'), bob.presses(doc, 'Add all 3')])
    expect(await desk.items()).toHaveLength(3)
    expect(new Set((await desk.items()).map(({ key }) => key)).size).toBe(3)
    expect((await desk.deeds()).map((line) => line.replace(/:\w+/, ''))).toEqual(['console imported draft'])
    expect(wordsOf(await ann.presses(doc, 'Add all 3'))).toContain('settled before')
  })

  it('may come as a file, and be discarded', async () => {
    const doc = await ann.writes('Here it is', { file: file('brief.txt', newsletter) })
    expect(wordsOf(await ann.presses(doc, 'Discard'))).toContain('Discarded')
    expect(wordsOf(await ann.presses(doc, 'Add all 3'))).toContain('settled before')
    expect(await desk.items()).toEqual([])
  })

  it('may be one item with a list after all', async () => {
    const doc = await ann.writes('Why rates fall\n1. Fear\n2. Hope')
    await ann.presses(doc, 'It is one item')
    expect(await desk.items()).toMatchObject([{ headline: 'Why rates fall', body: ['1. Fear', '2. Hope'] }])
  })

  it('tells what the draft had already', async () => {
    await ann.writes('Corner shops band together')
    expect(wordsOf(await ann.presses(await ann.writes(newsletter), 'Add all 3'))).toMatch(
      /Item \d tells the same story as item \d/,
    )
  })

  it('is text, or nothing', async () => {
    expect(wordsOf(await ann.writes('', { file: file('brief.pdf', newsletter) }))).toContain('.txt and .md')
    expect(wordsOf(await ann.writes('', { file: file('brief.txt', new Uint8Array([0, 1, 2, 0])) }))).toContain(
      'no text file',
    )
    await ann.writes('', { file: file('one.md', '# Rates fall everywhere\n\nThe bank did it.') })
    expect(await desk.draft()).toEqual([[null, 'Rates fall everywhere']])
  })
})

describe('the same story twice', () => {
  it('is known by its address: both editors are told, both items stay until somebody chooses', async () => {
    await ann.writes(story)
    desk.pass(60_000)
    const doc = await bob.writes(
      'Bank cuts by a half\nOther words. (News, http://www.ledger.example/a/?utm_source=x#top)',
    )
    expect(wordsOf(doc)).toContain('Ann posted this at 10:12 as item 1: Rates fall everywhere')
    expect(desk.told).toEqual([
      { target: ann.target, words: expect.stringContaining('Bob has just posted the same story as you') },
    ])
    expect(await desk.items()).toHaveLength(2)
    await bob.presses(doc, 'Discard mine')
    expect(await desk.draft()).toEqual([[null, 'Rates fall everywhere']])
  })

  it('is known by its headline, and nobody is told of their own', async () => {
    await ann.writes('Northwind opens palm tills in 2,000 stores')
    const doc = await ann.writes('Northwind opens palm tills at 2000 stores')
    expect(wordsOf(doc)).toContain('You posted this at 10:12 as item 1')
    expect(desk.told).toEqual([])
    expect(wordsOf(await ann.presses(doc, 'Keep both'))).toContain('2. Northwind')
    expect(await desk.items()).toHaveLength(2)
  })

  it('is known in the archive', async () => {
    await ann.writes(story)
    await ann.writes('Northwind opens palm tills in 2,000 stores')
    await desk.room.desk.publishDraft()
    expect(wordsOf(await ann.writes('Other words\n(Ledger, http://ledger.example/a/)'))).toContain('/issue 1.1')
    const doc = await ann.writes('Northwind opens palm tills at 2000 stores')
    expect(wordsOf(doc)).toContain('/issue 1.2')
    await ann.presses(doc, 'Discard mine')
    desk.pass(90 * 86_400_000)
    expect(wordsOf(await ann.writes('Northwind opens palm tills at 2000 stores'))).not.toContain('/issue')
  })

  it('is not every story', async () => {
    await ann.writes(story)
    expect(wordsOf(await bob.writes('Wallets spread in the north\n(Ledger, https://ledger.example/b)'))).not.toContain(
      'posted this',
    )
  })
})

describe('a message that its author changes', () => {
  it('changes its item, which keeps what the words do not name', async () => {
    await ann.writes('Rates fall everywhere\nThe bank did it.', {
      message: 'm',
      origin: { name: 'Channel', url: null },
      photo: photo('x'),
    })
    await ann.gives('draft topics 1 finance')
    const doc = await ann.writes('Rates fall a lot\nThe bank did it twice.', { message: 'm', edited: true })
    expect(wordsOf(doc)).toContain('Changed.')
    expect(await desk.items()).toMatchObject([
      {
        headline: 'Rates fall a lot',
        body: ['The bank did it twice.'],
        source: { name: 'Channel' },
        topics: ['finance'],
        photo: expect.any(String),
        edits: 1,
      },
    ])
    await ann.writes('Rates fall again', { message: 'm', edited: true })
    expect(await desk.items()).toMatchObject([{ headline: 'Rates fall again', edits: 2 }])
    expect(await desk.deeds()).toContain('console:ann edited draft k1')
  })

  it('does so wherever the item went', async () => {
    await ann.writes(story, { message: 'm' })
    await ann.gives('draft later 1')
    await ann.writes('Rates fall a lot', { message: 'm', edited: true })
    expect(await desk.draft('later')).toEqual([[null, 'Rates fall a lot']])
  })

  it('does not overrule another editor', async () => {
    await ann.writes(story, { message: 'm' })
    await bob.gives('draft edit 1 0 Rates fall, says Bob')
    const doc = await ann.writes('Rates fall, says Ann', { message: 'm', edited: true })
    expect(wordsOf(doc)).toMatch(/Bob changed this item[\s\S]*says Bob[\s\S]*says Ann/)
    expect(await desk.draft()).toEqual([[null, 'Rates fall, says Bob']])
    await ann.presses(doc, 'Use mine')
    expect(await desk.draft()).toEqual([[null, 'Rates fall, says Ann']])
  })

  it('offers a correction when the item is out', async () => {
    await ann.writes('Wallets spread in the north')
    await ann.writes(story, { message: 'm' })
    await ann.gives('draft top 2')
    await desk.room.desk.publishDraft()
    const doc = await ann.writes('Rates fall a lot', { message: 'm', edited: true })
    expect(wordsOf(doc)).toMatch(/out already, as item 1 of issue 1[\s\S]*Rates fall everywhere[\s\S]*Rates fall a lot/)
    expect((await desk.store.issue(1))?.revision).toBe(1)
    expect(await desk.items()).toEqual([])
  })

  it('reads again what waits for a press, and nothing that was no item', async () => {
    const doc = await ann.writes(newsletter, { message: 'm' })
    await ann.writes(newsletter.replace('5.', '3.').replace('Tea', 'Coffee'), { message: 'm', edited: true })
    await ann.presses(doc, 'Add all 3')
    expect((await desk.items()).at(-1)?.headline).toBe('Coffee for the world')
    expect(wordsOf(await ann.writes('1. New\n2. Words', { message: 'm', edited: true }))).toContain('several items')
    expect(await ann.sends('An old chat', { message: 'unknown', edited: true })).toBeNull()
  })

  it('knows an item that was taken out', async () => {
    await ann.writes(story, { message: 'm' })
    await bob.gives('draft remove 1')
    expect(wordsOf(await ann.writes('New words', { message: 'm', edited: true }))).toContain('Bob removed this item')
  })
})

describe('an answer to an issue', () => {
  it('is a correction of what it answers', async () => {
    await desk.store.subscribe(ann.target, {}, desk.now())
    await ann.gives('post Wallets spread in the north')
    await ann.writes(story)
    await desk.room.desk.publishDraft()
    const lanes = [{ platform: 'console', account: 'local', intervalMs: 0, slots: 1 }]
    const tick = { now: desk.now(), worker: 'w', leaseUntil: desk.now() + 1e6, marks: [], lanes }
    const [claim] = (await desk.store.tick(tick)).claims
    if (!claim) throw new Error('nothing to send')
    const verdict = { kind: 'sent', id: 'sent-1', parts: 1, nextAt: desk.now() } as const
    await desk.store.tick({ ...tick, marks: [{ ...claim, verdict }], lanes: [] })
    const doc = await ann.writes('2. Rates fall by a half', { answers: 'sent-1' })
    expect(wordsOf(doc)).toMatch(/Rates fall everywhere[\s\S]*Rates fall by a half/)
    expect(await desk.items()).toEqual([])
    await ann.writes('Tea for the whole world', { answers: 'some other message' })
    expect(await desk.draft()).toEqual([[null, 'Tea for the whole world']])
  })
})

describe('a question', () => {
  it('is answered by the next note there, and by that alone', async () => {
    await ann.gives('post Rates fall everywhere')
    expect(wordsOf(await ann.gives('draft title'))).toContain('What is the next issue called?')
    await bob.writes('Bob writes of wallets')
    await ann.writes('The Evening Brief')
    expect((await desk.store.draft()).draft.title).toBe('The Evening Brief')
    await ann.writes('Wallets spread in the south')
    expect(await desk.items()).toHaveLength(3)
  })

  it('is forgotten with /cancel, and after an hour', async () => {
    await ann.gives('draft title')
    expect(wordsOf(await ann.gives('cancel'))).toContain('Forgotten')
    expect(wordsOf(await ann.gives('cancel'))).toContain('not waiting')
    await ann.gives('draft title')
    desk.pass(3_600_000)
    await ann.writes('The Evening Brief')
    expect(await desk.draft()).toEqual([[null, 'The Evening Brief']])
  })

  it('of /post takes photos and forwards like any note', async () => {
    expect(wordsOf(await ann.gives('post'))).toContain('What is the news?')
    await ann.writes('Rates fall everywhere', { photo: photo('x'), origin: { name: 'Channel', url: null } })
    expect(await desk.items()).toMatchObject([{ source: { name: 'Channel' }, photo: expect.any(String) }])
  })

  it('is not answered by a photo with a caption, which is an item', async () => {
    await ann.gives('draft title')
    await ann.writes('Palm tills arrive in shops', { photo: photo('x') })
    expect(await desk.items()).toMatchObject([{ photo: expect.any(String) }])
    await ann.writes('The Evening Brief')
    expect((await desk.store.draft()).draft.title).toBe('The Evening Brief')
  })

  it('waits on while another photo comes', async () => {
    await ann.writes('', { photo: photo('one') })
    await ann.writes('', { photo: photo('two') })
    await ann.writes('Palm tills arrive in shops')
    const [item] = await desk.items()
    expect(new TextDecoder().decode((await desk.store.picture(item?.photo ?? ''))?.bytes)).toBe('two')
  })
})

it('answers what goes wrong on our side with an apology', async () => {
  const broken = newsdesk({ readPage: () => Promise.reject(new Error('a fault with a secret')) })
  const doc = await broken.as('Ann').writes('https://tea.example/1')
  expect(wordsOf(doc)).toContain('Sorry')
  expect(wordsOf(doc)).not.toContain('secret')
})
