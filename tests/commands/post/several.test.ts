import { beforeEach, describe, expect, it } from 'vitest'
import { newsdesk, wordsOf } from '../../fakes/newsdesk.ts'
import { photo, readPage } from './samples.ts'

let desk: ReturnType<typeof newsdesk>
let ann: ReturnType<typeof desk.as>

beforeEach(() => {
  desk = newsdesk({ readPage })
  ann = desk.as('Ann')
})

const items = (from: number, to: number) =>
  Array.from(
    { length: to - from + 1 },
    (_, at) => `${from + at}. Story ${from + at} of the morning\nIt is told. (Post)`,
  )
const part = (message: string, text: string, left: number | null = 300) => ({ message, text, left })

describe('a text in several messages', () => {
  it('is read as one, and asked about once', async () => {
    const more = [part('m2', items(21, 40).join('\n')), part('m3', items(41, 45).join('\n'))]
    const doc = await ann.writes(items(1, 20).join('\n'), { message: 'm1', more })
    expect(wordsOf(doc)).toContain('45 items')
    await ann.presses(doc, 'Add all 45')
    expect((await desk.items()).map(({ headline }) => headline)).toEqual(
      Array.from({ length: 45 }, (_, at) => `Story ${at + 1} of the morning`),
    )
  })

  it('takes a change of any of its messages while it waits', async () => {
    const doc = await ann.writes(items(1, 2).join('\n'), { message: 'm1', more: [part('m2', items(3, 4).join('\n'))] })
    await ann.writes('3. Another story altogether\n4. And one more', { message: 'm2', edited: true })
    await ann.writes('1. The first story\n2. The second story', { message: 'm1', edited: true })
    await ann.presses(doc, 'Add all 4')
    expect((await desk.items()).map(({ headline }) => headline)).toEqual([
      'The first story',
      'The second story',
      'Another story altogether',
      'And one more',
    ])
  })

  it('says so when one of its messages is changed after it became items', async () => {
    const doc = await ann.writes(items(1, 2).join('\n'), { message: 'm1', more: [part('m2', items(3, 4).join('\n'))] })
    await ann.presses(doc, 'Add all 4')
    expect(wordsOf(await ann.writes('3. Another', { message: 'm2', edited: true }))).toContain('several items')
  })

  it('may be one long item', async () => {
    await ann.writes(`Wallets merge\n${'One sentence. '.repeat(200).trim()}`, {
      message: 'm1',
      more: [part('m2', 'The last sentence. (The Ledger)', 20)],
    })
    const [item] = await desk.items()
    expect(item).toMatchObject({ headline: 'Wallets merge', source: { name: 'The Ledger' } })
    expect(item?.body.join(' ')).toMatch(/One sentence\. The last sentence\.$/)
  })
})

describe('an album', () => {
  const photos = [photo('one'), photo('two'), photo('three')]
  const more = [part('m2', 'Palm tills arrive', null), part('m3', 'A hand over a till.', null)]

  it('is one item with all its pictures, in their order', async () => {
    const doc = await ann.writes('', { message: 'm1', more, photos })
    expect(wordsOf(doc)).toMatch(/1\. Palm tills arrive A hand over a till\. .*\[photo\] \[photo\] \[photo\]/)
    const [item] = await desk.items()
    const bytes = await Promise.all((item?.photos ?? []).map(async (id) => (await desk.store.picture(id))?.bytes))
    expect(bytes.map((each) => new TextDecoder().decode(each))).toEqual(['one', 'two', 'three'])
  })

  it('is changed by any of its captions', async () => {
    await ann.writes('', { message: 'm1', more, photos })
    await ann.writes('Palm tills are here', { message: 'm2', edited: true })
    expect(await desk.items()).toMatchObject([
      { headline: 'Palm tills are here', body: ['A hand over a till.'], photos: { length: 3 }, edits: 1 },
    ])
  })

  it('without a word is asked about, and complete when it is answered', async () => {
    const silent = [part('m2', '', null), part('m3', '', null)]
    expect(wordsOf(await ann.writes('', { message: 'm1', more: silent, photos }))).toContain('What is the headline?')
    await ann.writes('Palm tills arrive in shops')
    expect(await desk.items()).toMatchObject([{ headline: 'Palm tills arrive in shops', photos: { length: 3 } }])
  })

  it('keeps its pictures through removal, issue and correction', async () => {
    await ann.writes('', { message: 'm1', more, photos })
    await ann.presses(await ann.gives('draft remove 1'), 'Undo')
    await desk.room.desk.publishDraft()
    expect((await desk.store.issue(1))?.sections[0]?.items).toMatchObject([{ photos: { length: 3 } }])
    await ann.presses(await ann.gives('correct 1.1 Palm tills are here'), 'Correct')
    expect((await desk.store.issue(1))?.sections[0]?.items).toMatchObject([
      { headline: 'Palm tills are here', photos: { length: 3 } },
    ])
  })
})

it('an item that was kept with one picture keeps it', async () => {
  await ann.gives('post Palm tills arrive')
  const { draft, version } = await desk.store.draft()
  const old = JSON.parse(JSON.stringify(draft).replace('"topics"', '"photo":"p1","topics"'))
  await desk.store.saveDraft(old, version, desk.now())
  expect(await desk.items()).toMatchObject([{ photos: ['p1'] }])
})
