import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../src/desk/desk.ts'
import { itemCount } from '../../../src/desk/draft/draft.ts'
import { emptyStore } from '../../fakes/empty-store.ts'
import { buttonsOf, newsdesk, wordsOf } from '../../fakes/newsdesk.ts'

const words = (letters: number): string => 'word '.repeat(letters / 5).trim()

/** A desk whose readers would get each item in ten messages. */
function cramped() {
  const store = emptyStore()
  const brief = { title: 'Morning brief', timeZone: 'Asia/Shanghai', language: 'en' } as const
  const countParts = async (draft: Parameters<typeof itemCount>[0]) => itemCount(draft) * 10
  const desk = createDesk({ store, brief, now: Date.now, owners: ['console:ann', 'console:bob'], countParts })
  return newsdesk({ desk }, store)
}

describe('a headline', () => {
  it('that is a whole paragraph is kept as text, and its headline is asked for', async () => {
    const desk = newsdesk()
    const ann = desk.as('Ann')
    const asked = wordsOf(await ann.writes(`${words(700)}\nThe bank did it. (The Ledger)`))
    expect(asked).toContain('The first line has 699 letters; a headline may have 500.')
    expect(await desk.items()).toEqual([])
    expect(wordsOf(await ann.writes(words(600)))).toContain('has 599 letters; it may have 500')
    await ann.writes('Rates fall')
    expect(await desk.items()).toMatchObject([{ headline: 'Rates fall', source: { name: 'The Ledger' } }])
    expect((await desk.items())[0]?.body).toEqual([words(700), 'The bank did it.'])
  })

  it('of five hundred letters may be, whatever the language', async () => {
    const desk = newsdesk()
    await desk.as('Ann').gives(`post ${'央'.repeat(500)}`)
    expect(await desk.items()).toHaveLength(1)
    expect(wordsOf(await desk.as('Bob', { language: 'zh' }).gives(`post ${'央'.repeat(501)}`))).toContain(
      '第一行有 501 字，标题最多 500 字',
    )
  })

  it('is no longer after an edit or a correction', async () => {
    const desk = newsdesk()
    const ann = desk.as('Ann')
    await ann.gives('post Rates fall')
    expect(wordsOf(await ann.gives(`draft edit 1 0 ${words(600)}`))).toContain('it may have 500')
    expect((await desk.items())[0]?.headline).toBe('Rates fall')
    await desk.room.desk.publishDraft()
    expect(wordsOf(await ann.gives(`correct 1.1 ${words(600)}`))).toContain('it may have 500')
    expect((await desk.store.issue(1))?.revision).toBe(1)
  })
})

describe('a newsletter', () => {
  it('is told all that is too long in it, and not taken in', async () => {
    const desk = newsdesk()
    const text = `1. ${words(600)}\n2. Rates fall\n${words(13_000)}\n3. Wallets spread`
    const doc = await desk.as('Ann').writes(text)
    expect(wordsOf(doc)).toContain('The headline of item 1 has 599 letters; it may have 500.')
    expect(wordsOf(doc)).toMatch(/Item 2 has 13,0\d\d letters; an item may have 12,000/)
    expect(buttonsOf(doc)).toEqual([])
  })

  it('of more than an issue is told so in a sentence, in Chinese as well', async () => {
    const desk = newsdesk()
    const many = Array.from({ length: 1200 }, (_, at) => `${(at % 999) + 1}、支付新闻`).join('\n')
    expect(wordsOf(await desk.as('Ann', { language: 'zh' }).writes(many))).toContain('一期最多 999 条')
    const long = Array.from({ length: 90 }, (_, at) => `${at + 1}. Rates fall\n${words(5000)}`).join('\n')
    expect(wordsOf(await desk.as('Bob').writes(long))).toContain('far more than 30 messages')
  })
})

describe('an issue of more messages than a reader bears', () => {
  it('has no room for another item, which waits until there is', async () => {
    const desk = cramped()
    const ann = desk.as('Ann')
    for (const headline of ['Rates fall', 'Wallets spread', 'Ships come in']) await ann.gives(`post ${headline}`)
    const full = await ann.gives('post Tills learn to wave')
    expect(wordsOf(full)).toContain('in 40 messages; it may have 30')
    expect(await desk.items()).toHaveLength(3)
    expect(wordsOf(await ann.presses(full, 'Add it now'))).toContain('no room')
    await ann.gives('draft later 1')
    await ann.presses(full, 'Add it now')
    expect((await desk.items()).map(({ headline }) => headline)).toContain('Tills learn to wave')
    expect((await desk.auditLines()).filter((line) => line.includes('posted'))).toHaveLength(4)
  })

  it('has no room for a whole newsletter either, which waits too', async () => {
    const desk = cramped()
    const ann = desk.as('Ann')
    await ann.gives('post Rates fall')
    await ann.gives('post Wallets spread')
    const read = await ann.writes('1. Ships come in\n2. Tills learn to wave')
    const full = await ann.presses(read, 'Add both')
    expect(wordsOf(full)).toContain('in 40 messages; it may have 30')
    await ann.gives('draft later 1')
    await ann.presses(full, 'Add it now')
    expect(await desk.items()).toHaveLength(3)
  })

  it('does not go out: the draft says so, nobody is asked, and the program that publishes hears why', async () => {
    const desk = cramped()
    const ann = desk.as('Ann')
    for (const headline of ['Rates fall', 'Wallets spread', 'Ships come in']) await ann.gives(`post ${headline}`)
    await ann.gives('draft later 1')
    await ann.gives('post Tills learn to wave')
    await ann.gives('draft later 3')
    await ann.gives('post Parcels are fewer')
    for (const key of (await desk.items('later')).map(({ key }) => key)) await ann.gives(`draft next ${key}`)
    expect(await desk.items()).toHaveLength(5)
    expect(wordsOf(await ann.gives('draft'))).toContain('in 50 messages; it may have 30')
    const asked = await desk.as('Ann', { language: 'zh' }).gives('publish')
    expect(wordsOf(asked)).toContain('读者要收 50 条消息')
    expect(buttonsOf(asked)).toEqual([])
    await expect(desk.room.desk.publishDraft()).rejects.toThrow('in 50 messages')
    expect(await desk.store.latest()).toBeNull()
  })
})

describe('what is given to a command', () => {
  it('is no longer than an item with all around it', async () => {
    const desk = newsdesk()
    const ann = desk.as('Ann')
    for (const line of ['draft footer', 'sections add', 'search', 'draft headline 1'])
      expect(wordsOf(await ann.gives(`${line} ${words(25_000)}`))).toMatch(/I can take 20,000 here/)
    expect(wordsOf(await ann.gives(`draft title ${words(600)}`))).toContain(
      'That title has 599 letters; it may have 500',
    )
    for (const line of ['sections add', 'draft title'])
      expect(wordsOf(await desk.as('Bob', { language: 'zh' }).gives(`${line} ${words(600)}`))).toContain('最多 500 字')
    expect(await desk.draft()).toEqual([])
  })
})
