import { expect, it } from 'vitest'
import { changeDrafts } from '../../../src/desk/draft/change-drafts.ts'
import { newsdesk } from '../../fakes/newsdesk.ts'

const audit = {
  actor: { person: 'console:ann', name: 'Ann', from: null },
  action: 'posted',
  subject: 'draft',
  detail: {},
} as const

it('gives no key twice, also after items are gone and issues are out', async () => {
  const desk = newsdesk()
  const ann = desk.as('Ann')
  const keys: (string | undefined)[] = []
  for (let round = 0; round < 5; round++) {
    for (let at = 0; at < 3; at++) await ann.gives(`post Story ${round} of ${at}`)
    keys.push(...(await desk.items()).map(({ key }) => key))
    await ann.gives('draft remove 2')
    await desk.room.desk.publishDraft()
  }
  expect(new Set(keys).size).toBe(15)
  expect(keys.every((key) => key !== undefined && key.length <= 4)).toBe(true)
})

it('carries no key and no count of edits into an issue', async () => {
  const desk = newsdesk()
  await desk.as('Ann').gives('post Rates fall everywhere')
  await desk.room.desk.publishDraft()
  const [item] = (await desk.store.issue(1))?.sections[0]?.items ?? []
  expect(item).toMatchObject({ number: 1, headline: 'Rates fall everywhere' })
  expect(item).not.toHaveProperty('key')
  expect(item).not.toHaveProperty('edits')
})

it('writes nothing where nothing changed', async () => {
  const desk = newsdesk()
  await changeDrafts(desk.store, desk.now, () => ({ drafts: null, result: null }))
  expect((await desk.store.draft()).version).toBe(0)
})

it('applies a change again to what another editor made of the drafts meanwhile, with one line in the record', async () => {
  const desk = newsdesk()
  let turns = 0
  await changeDrafts(desk.store, desk.now, async ({ draft, later }) => {
    if (turns++ === 0) await desk.as('Bob').gives('post Rates fall everywhere')
    return { drafts: { draft: { ...draft, title: 'Evening brief' }, later }, audit, result: null }
  })
  expect(turns).toBe(2)
  expect((await desk.store.draft()).draft.title).toBe('Evening brief')
  expect(await desk.items()).toHaveLength(1)
  expect(await desk.auditLines()).toEqual(['console:bob posted draft k1', 'console:ann posted draft'])
})

it('tells in the record what came from the command line and from whom else', async () => {
  const desk = newsdesk()
  const items = [{ number: 1, headline: 'Rates fall', body: [], source: null, topics: [] }]
  await desk.room.desk.add({ title: '', date: null, sections: [{ title: null, items }], footer: [] })
  const from = desk.as('Bob').target
  const [item] = items
  if (item) await desk.room.desk.propose({ item, section: 'Trade', person: 'console:bob', name: 'Bob', from })
  expect(await desk.auditLines()).toEqual(['cli imported draft', 'console:bob posted draft k2'])
  expect((await desk.items()).map(({ key }) => key)).toEqual(['k1', 'k2'])
})
