import { expect, it } from 'vitest'
import { composeEdition } from '../../src/compose/edition.ts'
import { defaultWants } from '../../src/model.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { buttonsOf, newsdesk, wordsOf } from '../fakes/newsdesk.ts'

const day = 86_400_000

it('is asked only where the desk wants it, counted once for each person, and seen by editors by item and topic', async () => {
  const { as, room, store, pass } = newsdesk()
  const [ann, zed, yan] = [as('Ann'), as('Zed'), as('Yan')]
  await room.desk.publish(draftOf({ ...item(1, 'Rates fall'), topics: ['payments'] }, item(2, 'Shops open')))
  expect(buttonsOf(await zed.gives('issue 1')).map(({ label }) => label)).toEqual([])
  expect(wordsOf(await zed.gives('feedback 1.1 up'))).toContain('takes no more opinions')
  expect(wordsOf(await zed.gives('feedback thumbs'))).toContain('for the editors')
  await ann.presses(await ann.gives('feedback'), 'Ask by 👍 and 👎')

  const shown = await zed.gives('issue 1')
  expect(buttonsOf(shown).map(({ label }) => label)).toEqual(['👍 1', '👎 1', '👍 2', '👎 2'])
  const thanks = await zed.presses(shown, '👍 1')
  expect(thanks.remark).toBe(true)
  expect(wordsOf(thanks)).toContain('Thank you!')
  expect(wordsOf(await zed.presses(shown, '👍 1'))).toContain('counted already')
  await yan.presses(shown, '👍 1')
  await yan.presses(shown, '👎 1')
  await yan.presses(shown, '👍 2')
  const seen = wordsOf(await ann.gives('feedback'))
  for (const words of ['1. Rates fall: 👍 1  👎 1', '2. Shops open: 👍 1  👎 0', 'Payments: 👍 1  👎 1'])
    expect(seen).toContain(words)
  expect(wordsOf(await ann.gives('deliveries 1 show'))).toContain('3 opinions by readers: /feedback 1')

  // When the issue is old, nobody is counted any more, and counts are all that is left.
  pass(15 * day)
  expect(wordsOf(await zed.presses(shown, '👎 1'))).toContain('takes no more opinions')
  expect(buttonsOf(await zed.gives('issue 1'))).toEqual([])
  expect((await store.feedback(1)).map(({ item: number, kind, count }) => `${number} ${kind} ${count}`)).toEqual([
    '1 down 1',
    '1 up 1',
    '2 up 1',
  ])
})

it('stands under each whole item of a copy, and under no headline', async () => {
  const { room, store } = newsdesk()
  await room.desk.publish(draftOf(item(1, 'Rates fall')))
  const issue = await store.latest()
  if (!issue) throw new Error('no issue')
  const labels = (format: 'full' | 'headlines', feedback: 'off' | 'more') => {
    const doc = composeEdition(
      issue,
      { wants: { ...defaultWants, format }, missed: null },
      { language: 'zh', feedback },
    )
    return doc ? buttonsOf(doc).map(({ label }) => label) : null
  }
  expect([labels('full', 'off'), labels('full', 'more'), labels('headlines', 'more')]).toEqual([
    [],
    ['多来点第 1 条这样的'],
    [],
  ])
})
