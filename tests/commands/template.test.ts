import { describe, expect, it } from 'vitest'
import { draftOf, item } from '../fakes/drafts.ts'
import { newsdesk, wordsOf } from '../fakes/newsdesk.ts'

async function ready() {
  const room = newsdesk()
  const ann = room.as('Ann')
  await ann.gives('desk sections Markets: finance\nShops: retail, payments\nOdds and ends')
  await ann.gives('desk closing Tell a friend.\nWrite to us.')
  return { ...room, ann }
}

describe('the template of the desk', () => {
  it('gives every issue its sections in their order and its closing words; new items go where their topics belong', async () => {
    const { ann, draft, store } = await ready()
    expect(wordsOf(await ann.gives('post The bakery sells bread\nAt six. #retail'))).toContain('as item 1, in Shops')
    expect(wordsOf(await ann.gives('post Rates fall\nBy a little. #finance'))).toContain('as item 1, in Markets')
    expect(wordsOf(await ann.gives('post Wallets spread\nEverywhere. #payments'))).toContain('in Shops')
    expect(await draft()).toEqual([
      ['Markets', 'Rates fall'],
      ['Shops', 'The bakery sells bread', 'Wallets spread'],
    ])
    expect(wordsOf(await ann.gives('draft'))).toContain('Tell a friend.')
    await ann.presses(await ann.gives('publish'), 'Publish')
    const issue = await store.latest()
    expect(issue).toMatchObject({ footer: ['Tell a friend.', 'Write to us.'] })
    expect(issue).not.toHaveProperty('templated')
  })

  it('never undoes what an editor arranged or wrote since, nor brings back closing words that were taken away', async () => {
    const { ann, draft, store } = await ready()
    await ann.gives('post The bakery sells bread\nAt six. #retail')
    await ann.gives('post Rates fall\nBy a little. #finance')
    await ann.gives('draft footer -')
    await ann.gives('sections down 1')
    await ann.gives('draft new 1 Weekend')
    await ann.gives('post A walk\nBy the sea. #none')
    expect((await draft()).map(([title]) => title)).toEqual(['Shops', 'Markets', 'Weekend'])
    expect((await store.draft()).draft.footer).toEqual([])
  })

  it('is also of what is kept for later, when that is next, and of an imported issue that has no closing words', async () => {
    const { ann, store, room } = await ready()
    await ann.gives('post Rates fall\nBy a little. #finance')
    await ann.gives('post The bakery sells bread\nAt six. #retail')
    await ann.gives('draft later 2')
    await ann.presses(await ann.gives('publish'), 'Publish')
    await ann.presses(await ann.gives('publish'), 'Publish')
    expect(await store.latest()).toMatchObject({ number: 2, footer: ['Tell a friend.', 'Write to us.'] })
    await room.desk.add({ ...draftOf(item(1, 'Alipay pays')), footer: ['Own words.'] })
    expect((await store.draft()).draft.footer).toEqual(['Own words.'])
  })

  it('holds at once for the issue that is being written, and is shown to everybody', async () => {
    const { ann, as, draft, store } = await ready()
    await ann.gives('post The bakery sells bread\nAt six. #retail')
    await ann.gives('post Rates fall\nBy a little. #finance')
    const shown = await ann.gives('desk sections 1. Shops: retail\n2. Markets: finance')
    expect(wordsOf(shown)).toMatch(/1\. Shops: Retail[\s\S]*2\. Markets: Finance/)
    expect((await draft()).map(([title]) => title)).toEqual(['Shops', 'Markets'])
    await ann.gives('desk closing Good morning.')
    expect((await store.draft()).draft.footer).toEqual(['Good morning.'])
    expect(wordsOf(await as('Bob', { language: 'zh' }).gives('desk'))).toContain('每期的结束语')
    await ann.gives('desk closing -')
    await ann.gives('desk sections -')
    expect(wordsOf(await ann.gives('desk'))).toContain('No sections are fixed')
  })

  it('says which topics it does not know, and changes nothing then', async () => {
    const { ann } = await ready()
    const said = wordsOf(await ann.gives('desk sections Markets: finance, gold diggers'))
    expect(said).toContain('These are no topics: gold diggers')
    expect(wordsOf(await ann.gives('desk'))).toContain('3. Odds and ends')
    expect(wordsOf(await ann.gives('desk sections Markets\nMarkets'))).toContain('stands there twice')
    await ann.gives('desk sections')
    await ann.writes('Shops: retail\nThe week: a look back')
    expect(wordsOf(await ann.gives('desk'))).toMatch(
      /1\. Shops: Retail\n?2\. The week: a look back|1\. Shops: Retail.*2\. The week/,
    )
  })
})

describe('what past issues did', () => {
  it('files new items of a topic where most of the last ones stood, visibly', async () => {
    const room = newsdesk()
    const ann = room.as('Ann')
    for (const day of [1, 2, 3])
      await room.room.desk.publish({
        ...draftOf(item(1, `Alipay pays ${day}`, 'payments'), item(2, `Rain ${day}`, 'trade')),
        date: `2026-11-0${day}`,
      })
    await ann.gives('post The bakery sells bread\nAt six. #none')
    expect(wordsOf(await ann.gives('post Wallets spread\nEverywhere. #payments'))).toContain('in Money')
    expect(wordsOf(await ann.gives('desk'))).toMatch(/past issues[\s\S]*→ Money \(3 of 3\)/)
    await ann.gives('desk sections Wallets: payments\nTrade')
    expect(wordsOf(await ann.gives('post Wallets grow\nSlowly. #payments'))).toContain('in Wallets')
    expect(await room.draft()).toContainEqual(['Wallets', 'Wallets grow'])
  })
})
