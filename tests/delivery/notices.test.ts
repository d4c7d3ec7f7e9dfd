import { expect, it } from 'vitest'
import { composeNotice } from '../../src/compose/correction.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { chat, correct, delivered, house, reason, settled, standing } from './copies.ts'

const retracted = (why: string) => ({ kind: 'retracted', time: '2026-11-20T10:40', reason: why }) as const

/** Somebody has deleted the second message, and was told of a correction in it. */
async function told() {
  const built = await delivered({}, 'a')
  const { store, recorder, worker } = built
  recorder.failChange = ({ id }) => (id === 'a-2' ? { kind: 'gone', reason } : undefined)
  recorder.stands.delete('a-2')
  await correct(store, 2, { headline: 'Wallets shrink' }, worker)
  expect(await settled(store)).toEqual({ told: 1 })
  expect(standing(recorder, 'a')).toEqual(['1. Rates fall', '2. Wallets shrink'])
  return built
}

it('a notice is edited when a later correction overtakes it, and nothing is sent', async () => {
  const { store, recorder, worker } = await told()
  recorder.changes.length = 0
  await correct(store, 2, { headline: 'Wallets grow' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(standing(recorder, 'a')).toEqual(['1. Rates fall', '2. Wallets grow'])
  expect(recorder.changes.map(({ id }) => id)).toEqual(['a-3'])
  expect(recorder.sent).toHaveLength(3)
  expect(await store.published(chat('a'), 'a-3')).toEqual({ issue: 1, part: 0 })
})

it('a notice is left alone by what it does not speak of, and what it does not cover is told by another one', async () => {
  const { store, recorder, worker } = await told()
  recorder.changes.length = 0
  await correct(store, 1, { headline: 'Rates rise' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(recorder.changes.map(({ id }) => id)).toEqual(['a-1'])

  recorder.failChange = ({ id }) => (id === 'a-1' || id === 'a-2' ? { kind: 'gone', reason } : undefined)
  await correct(store, 1, { headline: 'Rates stay' }, worker)
  expect(await settled(store)).toEqual({ told: 1 })
  expect(standing(recorder, 'a')).toEqual(['1. Rates rise', '2. Wallets shrink', '1. Rates stay'])
  await correct(store, 2, { headline: 'Wallets (retracted)', amended: retracted('invented') }, worker)
  await correct(store, 1, { headline: 'Rates vary' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(standing(recorder, 'a')).toEqual([
    '1. Rates rise',
    'Correction to item 2\nItem 2 was retracted, please disregard it: invented',
    '1. Rates vary',
  ])
})

it('follows an item that is taken back and then put right after all', async () => {
  const { store, recorder, worker } = await told()
  await correct(store, 2, { headline: 'Wallets shrink', amended: retracted('unconfirmed') }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(standing(recorder, 'a').at(-1)).toContain('unconfirmed')
  await correct(store, 2, { headline: 'Wallets shrink after all' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(standing(recorder, 'a')).toEqual(['1. Rates fall', '2. Wallets shrink after all'])
  expect(recorder.sent).toHaveLength(3)
})

it('a notice that cannot be changed is taken back, and the reader told anew', async () => {
  const { store, recorder, worker } = await told()
  recorder.failChange = ({ id, part }) =>
    id === 'a-2' || (id === 'a-3' && part !== null) ? { kind: 'gone', reason } : undefined
  await correct(store, 2, { headline: 'Wallets grow' }, worker)
  expect(await settled(store)).toEqual({ told: 1 })
  expect(standing(recorder, 'a')).toEqual(['1. Rates fall', '2. Wallets grow'])
})

it('has the last word where a notice can be neither changed nor taken back', async () => {
  const { store, recorder, worker } = await told()
  recorder.failChange = ({ id }) => (id === 'a-2' || id === 'a-3' ? { kind: 'gone', reason } : undefined)
  await correct(store, 2, { headline: 'Wallets grow' }, worker)
  expect(await settled(store)).toEqual({ told: 1 })
  await correct(store, 2, { headline: 'Wallets vanish' }, worker)
  expect(await settled(store)).toEqual({ edited: 1 })
  expect(standing(recorder, 'a')).toEqual(['1. Rates fall', '2. Wallets shrink', '2. Wallets vanish'])
})

it('tells anew what a reader may have been told otherwise', async () => {
  const { store, recorder, worker } = await delivered({ timeoutMs: 30 }, 'a')
  recorder.failChange = () => ({ kind: 'rejected', reason })
  recorder.fail = () => 'hang'
  await correct(store, 2, { headline: 'Wallets shrink' }, worker)
  expect(await settled(store)).toEqual({ uncertain: 1 })
  recorder.fail = () => undefined
  recorder.failChange = () => undefined
  await correct(store, 2, { headline: 'Wallets grow' }, worker)
  expect(await settled(store)).toEqual({ told: 1 })
  expect(standing(recorder, 'a')).toEqual(['1. Rates fall', '2. Wallets grow', '2. Wallets grow'])
})

it('is said in words for readers, of one item or several', async () => {
  const { store, desk } = house()
  await desk.publish(draftOf(item(1, 'Rates fall'), item(2, 'Wallets spread'), item(3, 'Banks merge')))
  await correct(store, 3, { amended: retracted('no source') })
  const issue = await store.issue(1)
  if (issue === null) throw new Error('there is an issue')
  const said = (items: readonly number[], language: 'en' | 'zh'): string =>
    (composeNotice(issue, items, { language, short: false })?.blocks ?? [])
      .map((block) =>
        block.kind === 'title'
          ? `${block.text} (${block.note})`
          : block.kind === 'item'
            ? `${block.number}. ${block.headline}`
            : block.kind === 'paragraph'
              ? block.text.map((piece) => ('text' in piece ? piece.text : '')).join('')
              : '',
      )
      .join('\n')
  expect(said([2], 'en')).toBe('Correction to item 2 (Issue 1)\nIt now reads:\n2. Wallets spread')
  expect(said([1, 2, 3], 'en')).toBe(
    'Correction to items 1, 2 and 3 (Issue 1)\nItem 3 was retracted, please disregard it: no source\n' +
      'They now read:\n1. Rates fall\n2. Wallets spread',
  )
  expect(said([1, 3], 'zh')).toBe(
    '更正：第 1、3 条 (第 1 期)\n第 3 条已撤回，请勿采信：no source\n现更正为：\n1. Rates fall',
  )
})
