import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { createDesk, type Desk } from '../../src/desk/desk.ts'
import { emptyDraft, merge } from '../../src/desk/draft/draft.ts'
import type { Store } from '../../src/store/port.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { emptyStore } from '../fakes/empty-store.ts'

const reader = (name: string) => ({ platform: 'console', account: 'local', chat: name, thread: null })
const at = Date.parse('2026-11-20T23:30:00Z')
let store: Store
let desk: Desk
let published = 0

beforeEach(() => {
  published = 0
  store = emptyStore()
  desk = createDesk({
    store,
    brief: { title: 'Morning brief', timeZone: 'Asia/Shanghai', language: 'en' },
    now: () => at,
    owners: ['slack:U1'],
    onPublished: () => void published++,
  })
})

describe('publishing', () => {
  it('gives number, date in the zone of the brief, title and revision', async () => {
    const undated = { ...draftOf(item(1, 'Rates fall')), title: '', date: null }
    expect(await desk.publish(undated)).toMatchObject({
      kind: 'published',
      issue: { number: 1, revision: 1, title: 'Morning brief', date: '2026-11-21', publishedAt: at },
    })
    expect(published).toBe(1)
  })

  it('happens once for the same content, however often it is pressed', async () => {
    const content = draftOf(item(1, 'Rates fall'))
    const all = await Promise.all([desk.publish(content), desk.publish(content), desk.publish(content)])
    expect(all.map(({ kind }) => kind).sort()).toEqual(['already', 'already', 'published'])
    expect(published).toBe(1)
    expect((await store.latest())?.number).toBe(1)
  })

  it('empties the draft, and refuses an empty one', async () => {
    await desk.add(draftOf(item(1, 'Rates fall')))
    expect(await desk.publishDraft()).toMatchObject({ kind: 'published' })
    expect((await store.draft()).draft).toEqual(emptyDraft)
    await expect(desk.publishDraft()).rejects.toThrow('nothing to publish')
    await expect(desk.publish(emptyDraft)).rejects.toThrow('nothing to publish')
  })

  it('is due at the hour that each reader chose, where they are', async () => {
    await store.subscribe(reader('now'), {}, 0)
    await store.subscribe(reader('eight'), { hour: 8 }, 0)
    await store.subscribe(reader('berlin'), { hour: 8, timeZone: 'Europe/Berlin' }, 0)
    await desk.publish(draftOf(item(1, 'Rates fall')))
    const lanes = [{ platform: 'console', account: 'local', intervalMs: 0, slots: 9 }]
    const claimed = async (now: number) =>
      (await store.tick({ now, worker: 'w', leaseUntil: now + 1e9, marks: [], lanes })).claims.map(
        ({ target }) => target.chat,
      )
    expect(await claimed(at)).toEqual(['now'])
    // 08:00 in Shanghai is midnight UTC, 08:00 in Berlin is 07:00 UTC in winter.
    expect(await claimed(Date.parse('2026-11-21T00:00:00Z') - 1)).toEqual([])
    expect(await claimed(Date.parse('2026-11-21T00:00:00Z'))).toEqual(['eight'])
    expect(await claimed(Date.parse('2026-11-21T07:00:00Z'))).toEqual(['berlin'])
  })
})

describe('the draft', () => {
  it('keeps what several editors add at once', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, n) => desk.add(draftOf(item(1, `Item ${n}`)))))
    const { draft } = await store.draft()
    expect(draft.sections).toHaveLength(1)
    expect(draft.sections[0]?.items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(draft.footer).toEqual(['Come and join us.'])
  })

  it('takes items from editors, and proposals from everybody else', async () => {
    const { number: _, ...idea } = item(1, 'A ship comes in')
    const bring = (person: string) =>
      desk.propose({ item: idea, section: 'Ships', person, name: null, from: reader('x') })
    expect(await bring('slack:U1')).toEqual({ kind: 'draft' })
    expect(await bring('slack:U2')).toEqual({ kind: 'proposal' })
    expect((await store.draft()).draft.sections).toMatchObject([
      { title: 'Ships', items: [{ headline: 'A ship comes in' }] },
    ])
    expect(await store.proposals(0, 9)).toMatchObject([{ person: 'slack:U2', section: 'Ships', item: idea, at }])
  })

  it('numbers 1…n and loses nothing, whatever is merged', () => {
    const drafts = fc.array(fc.tuple(fc.constantFrom('A', 'B', null), fc.integer({ min: 0, max: 4 })), { maxLength: 6 })
    fc.assert(
      fc.property(drafts, drafts, (first, second) => {
        const build = (shape: typeof first) => ({
          ...emptyDraft,
          sections: shape.map(([title, count]) => ({
            title,
            items: Array.from({ length: count }, () => item(9, 'x')),
          })),
        })
        const merged = merge(build(first), build(second)).sections.flatMap(({ items }) => items)
        const count = [...first, ...second].reduce((sum, [, items]) => sum + items, 0)
        expect(merged.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, n) => n + 1))
      }),
    )
  })
})
