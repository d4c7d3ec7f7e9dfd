import { beforeEach, describe, expect, it } from 'vitest'
import { newsdesk, wordsOf } from '../../fakes/newsdesk.ts'
import { file, newsletter, photo, readPage, story } from './samples.ts'

let desk: ReturnType<typeof newsdesk>
let ann: ReturnType<typeof desk.as>
let bob: ReturnType<typeof desk.as>

beforeEach(() => {
  desk = newsdesk({ readPage })
  ann = desk.as('Ann')
  bob = desk.as('Bob')
})

describe('a message that its author changes', () => {
  it('changes its item, which keeps what the words do not name', async () => {
    await ann.writes('Rates fall everywhere\nThe bank did it.', {
      message: 'm',
      origin: { name: 'Channel', url: null },
      photos: [photo('x')],
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
        photos: [expect.any(String)],
        edits: 1,
      },
    ])
    await ann.writes('Rates fall again', { message: 'm', edited: true })
    expect(await desk.items()).toMatchObject([{ headline: 'Rates fall again', edits: 2 }])
    expect(await desk.auditLines()).toContain('console:ann edited draft k1')
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
    await ann.writes('Tea for the whole world #trade', { answers: 'some other message' })
    expect(await desk.draft()).toEqual([[null, 'Tea for the whole world']])
  })
})

describe('a question', () => {
  it('is answered by the next note there, and by that alone', async () => {
    await ann.gives('post Rates fall everywhere')
    expect(wordsOf(await ann.gives('draft title'))).toContain('What is the next issue called?')
    await bob.writes('Bob writes of wallets #payments')
    await ann.writes('The Evening Brief')
    expect((await desk.store.draft()).draft.title).toBe('The Evening Brief')
    await ann.writes('Wallets spread in the south #payments')
    expect(await desk.items()).toHaveLength(3)
  })

  it('is forgotten with /cancel, and after an hour', async () => {
    await ann.gives('draft title')
    expect(wordsOf(await ann.gives('cancel'))).toContain('Forgotten')
    expect(wordsOf(await ann.gives('cancel'))).toContain('not waiting')
    await ann.gives('draft title')
    desk.pass(3_600_000)
    expect(wordsOf(await ann.writes('The Evening Brief'))).toContain('Is this an item?')
    expect((await desk.store.draft()).draft.title).toBe('')
  })

  it('takes no forward, file, newsletter or link with text for its answer, and waits on', async () => {
    await ann.gives('draft title')
    const origin = { name: 'Channel', url: 'https://t.example/c/1' }
    const forwarded = await ann.writes('Rates fall everywhere', { origin })
    expect(wordsOf(forwarded)).toContain('My question from before is still open')
    await ann.writes('Wallets spread https://ledger.example/w')
    await ann.presses(await ann.writes('', { file: file('brief.txt', newsletter) }), 'Add all 3')
    await ann.presses(await ann.writes(newsletter), 'Discard')
    await ann.writes('Ships wait for days\nThe port is closed.')
    expect(await desk.items()).toHaveLength(6)
    expect((await desk.items())[0]).toMatchObject({ headline: 'Rates fall everywhere', source: origin })
    expect((await desk.items())[1]).toMatchObject({ source: { url: 'https://ledger.example/w' } })
    expect(await desk.store.question('console:ann', ann.target)).toMatchObject({ command: 'draft title' })
    expect(wordsOf(await ann.writes('The Evening Brief'))).not.toContain('still open')
    expect((await desk.store.draft()).draft.title).toBe('The Evening Brief')
    expect(await desk.store.question('console:ann', ann.target)).toBeNull()
  })

  it('of one kind is not answered by another kind of words', async () => {
    await ann.writes(story)
    await ann.gives('draft number 1')
    expect(wordsOf(await ann.writes('Ships wait for days'))).toContain('Is this an item?')
    await ann.gives('draft tags 1')
    await ann.writes('#retail, #trade')
    expect((await desk.items())[0]?.topics).toEqual(['retail', 'trade'])
    await ann.gives('draft footer')
    await ann.writes('Join us: https://brief.example/join\nSee you tomorrow.')
    expect((await desk.store.draft()).draft.footer).toHaveLength(2)
  })

  it('for the words of an item is answered by those, and asks about another story', async () => {
    await ann.writes(story)
    await ann.gives('draft edit 1')
    await ann.writes('Rates fall nearly everywhere\nThe bank did it. (Ledger, https://ledger.example/b)')
    expect(await desk.items()).toMatchObject([
      { headline: 'Rates fall nearly everywhere', source: { url: 'https://ledger.example/b' } },
    ])
    await ann.gives('draft edit 1')
    const other = await ann.writes('Ships wait for days\nThe port is closed. (Post, https://post.example/ships)')
    expect(wordsOf(other)).toContain('My question from before is still open')
    await ann.presses(other, 'It is the new text')
    expect(await desk.items()).toMatchObject([{ headline: 'Ships wait for days', edits: 2 }])
    expect(await desk.store.question('console:ann', ann.target)).toBeNull()
  })

  it('of /post takes photos and forwards like any note', async () => {
    expect(wordsOf(await ann.gives('post'))).toContain('What is the news?')
    await ann.writes('Rates fall everywhere', { photos: [photo('x')], origin: { name: 'Channel', url: null } })
    expect(await desk.items()).toMatchObject([{ source: { name: 'Channel' }, photos: [expect.any(String)] }])
  })

  it('is not answered by a photo with a caption, which is an item', async () => {
    await ann.gives('draft title')
    await ann.writes('Palm tills arrive in shops', { photos: [photo('x')] })
    expect(await desk.items()).toMatchObject([{ photos: [expect.any(String)] }])
    await ann.writes('The Evening Brief')
    expect((await desk.store.draft()).draft.title).toBe('The Evening Brief')
  })

  it('waits on while another photo comes', async () => {
    await ann.writes('', { photos: [photo('one')] })
    await ann.writes('', { photos: [photo('two')] })
    await ann.writes('Palm tills arrive in shops')
    const [item] = await desk.items()
    expect(new TextDecoder().decode((await desk.store.picture(item?.photos?.[0] ?? ''))?.bytes)).toBe('two')
  })
})

describe('an answer to what we showed', () => {
  /** Ann's item, shown in our message `p1`. */
  const posted = async () => {
    const shown = await ann.writes('Tea sells well\n\nIn twelve villages. (Green Leaf)')
    await desk.host.bindMessage(shown, ann.target, 'p1', 0)
    return shown
  }

  it('is new words for that item, again and again', async () => {
    await posted()
    const changed = await ann.writes('Tea sells very well\n\nIn twenty villages.', { answers: 'p1', message: 'a1' })
    expect(wordsOf(changed)).toContain('Changed.\n1. Tea sells very well In twenty villages. (Green Leaf)')
    await ann.writes('Tea sells out everywhere', { answers: 'p1' })
    expect(await desk.items()).toMatchObject([{ headline: 'Tea sells out everywhere', body: [], edits: 2 }])
    expect(await desk.auditLines()).toEqual([
      'console:ann posted draft k1',
      ...Array(2).fill('console:ann edited draft k1'),
    ])
  })

  it('does not overrule whoever changed it since it was shown', async () => {
    await posted()
    await bob.gives('draft edit k1 0 Tea sells badly')
    const doc = await ann.writes('Tea sells very well', { answers: 'p1' })
    expect(wordsOf(doc)).toContain('Bob changed this item while you were writing.')
    expect(await desk.draft()).toEqual([[null, 'Tea sells badly']])
  })

  it('is an item of its own when something else stands there by now, or it is no new text', async () => {
    const shown = await posted()
    expect(wordsOf(await ann.writes('Nice', { answers: 'p1' }))).toContain('Is this an item?')
    await ann.writes('A harbour at dawn', { answers: 'p1', photos: [photo('jpeg')] })
    expect(await desk.draft()).toEqual([[null, 'Tea sells well', 'A harbour at dawn']])
    await desk.host.bindMessage(await ann.presses(shown, 'The draft'), ann.target, 'p1', 0)
    await ann.writes('Rates fall at last #finance', { answers: 'p1' })
    expect(await desk.draft()).toEqual([[null, 'Tea sells well', 'A harbour at dawn', 'Rates fall at last']])
  })

  it('is asked about where it tells another story, or hardly any', async () => {
    await posted()
    const other = await ann.writes('Rates fall everywhere\nThe bank did it. (Ledger)', { answers: 'p1' })
    expect(await desk.draft()).toEqual([[null, 'Tea sells well']])
    expect(wordsOf(await ann.presses(other, 'It is the new text'))).toContain('Changed.')
    expect(await desk.draft()).toEqual([[null, 'Rates fall everywhere']])
    await ann.presses(await ann.writes('A harbour at dawn', { answers: 'p1' }), 'Add')
    expect(await desk.draft()).toEqual([[null, 'Rates fall everywhere', 'A harbour at dawn']])
  })

  it('is a correction once the item is out', async () => {
    await posted()
    await desk.room.desk.publishDraft()
    const doc = await ann.writes('Tea sells very well', { answers: 'p1' })
    expect(wordsOf(doc)).toContain('This is out already, as item 1 of issue 1.')
    expect(wordsOf(doc)).toContain('Correct it?')
  })

  it('is nothing that a reader may', async () => {
    await posted()
    const refused = await desk.as('Reader').sends('Tea sells nothing', { target: ann.target, answers: 'p1' })
    expect(refused && wordsOf(refused)).toContain('I did not quite understand that')
    expect(await desk.draft()).toEqual([[null, 'Tea sells well']])
  })
})
