import { describe, expect, it } from 'vitest'
import type { When } from '../../../src/model.ts'
import type { OpenBench } from '../store.suite.ts'
import { chat, edition, item, noon, publication, publish, subscribe } from './samples.ts'

const whole = edition([], {
  title: '商业早报 "quoted"',
  sections: [
    {
      title: 'E-commerce',
      items: [
        item(1, {
          headline: 'First',
          body: ['One.', 'Two.'],
          source: { name: 'Wire', url: 'https://wire.example/1' },
          topics: ['retail', 'payments'],
          photos: ['p1'],
        }),
        item(2, {
          source: { name: '晨报', url: null },
          amended: { kind: 'retracted', time: '2026-03-10T10:40', reason: '“错”' },
        }),
      ],
    },
    { title: null, items: [item(3, { topics: ['payments'] })] },
  ],
  footer: ['Join us.', '加入我们'],
})

export const archiveSuite = (open: OpenBench): void => {
  describe('publishing', () => {
    it('gives numbers in order and the issue back as it was', async () => {
      const { store, rows } = await open()
      expect(await store.latest()).toBeNull()
      await publish(store, 'Before')
      const published = await store.publish(publication(whole))
      const issue = { ...whole, number: 2, revision: 1, publishedAt: noon }
      expect(published).toEqual({ kind: 'published', issue, deliveries: 0 })
      expect(await store.issue(2)).toEqual(issue)
      expect(await store.latest()).toEqual(issue)
      expect(await store.issue(3)).toBeNull()
      expect(await rows.counts()).toEqual({ issues: 2, items: 4, searchable: 4 })
    })

    it('of the same content again changes nothing, even when the draft is gone', async () => {
      const { store, rows } = await open()
      await subscribe(store, ['a'])
      await store.saveDraft(whole, 0, noon)
      await store.publish(publication(whole, { draftVersion: 1 }))
      const before = [await rows.counts(), await rows.deliveries()]
      expect(await store.publish(publication(whole, { draftVersion: 1 }))).toEqual({ kind: 'already', number: 1 })
      expect([await rows.counts(), await rows.deliveries()]).toEqual(before)
    })

    it('that fails half-way leaves nothing', async () => {
      const { store, rows } = await open()
      await subscribe(store, ['a'], { hour: 8 })
      const dueAt = (): number => {
        throw new Error('no such zone')
      }
      await expect(store.publish(publication(whole, { dueAt }))).rejects.toThrow('no such zone')
      expect(await rows.counts()).toEqual({ issues: 0, items: 0, searchable: 0 })
      expect((await store.search('First', { offset: 0, limit: 5 })).total).toBe(0)
    })

    it('reaches active readers of all topics or of one of its own, when they wish', async () => {
      const { store, rows } = await open()
      await subscribe(store, ['all', 'paused', 'ended'])
      await subscribe(store, ['payments'], { topics: ['health', 'payments'] })
      await subscribe(store, ['health'], { topics: ['health'] })
      await subscribe(store, ['eight'], { hour: 8 })
      await subscribe(store, ['tokyo'], { hour: 8, timeZone: 'Asia/Tokyo' })
      await store.pause(chat('paused'), 'blocked', noon)
      await store.unsubscribe(chat('ended'), noon)
      const asked: unknown[] = []
      const dueAt = ({ hour, timeZone }: When): number => {
        asked.push([hour, timeZone])
        return noon + (timeZone === null ? 2_000 : 1_000)
      }
      const published = await store.publish(publication(whole, { dueAt }))
      expect(published).toMatchObject({ deliveries: 4 })
      expect((await rows.deliveries()).map((row) => row.chat).sort()).toEqual(['all', 'eight', 'payments', 'tokyo'])
      expect(asked.length).toBe(2)
      expect(asked).toEqual(
        expect.arrayContaining([
          [8, null],
          [8, 'Asia/Tokyo'],
        ]),
      )
      const { claims, nextAt } = await store.tick({
        now: noon,
        worker: 'w',
        leaseUntil: noon + 9,
        marks: [],
        lanes: [{ platform: 'telegram', account: 'main', intervalMs: 0, slots: 9 }],
      })
      expect(claims.map((claim) => claim.target.chat).sort()).toEqual(['all', 'payments'])
      expect(nextAt).toBe(noon + 1_000)
    })
  })

  it('items of a topic come newest issue first, in their order, by pages', async () => {
    const { store } = await open()
    await store.publish(publication(whole))
    await store.publish(
      publication(edition([item(1, { topics: ['payments'] }), item(2), item(3, { topics: ['payments'] })])),
    )
    const { entries, total } = await store.byTopic('payments', { offset: 0, limit: 10 })
    expect(entries.map((entry) => [entry.issue, entry.item.number])).toEqual([
      [2, 1],
      [2, 3],
      [1, 1],
      [1, 3],
    ])
    expect(entries[2]).toEqual({
      issue: 1,
      date: '2026-03-10',
      section: 'E-commerce',
      item: whole.sections[0]?.items[0],
    })
    expect(entries[3]?.section).toBeNull()
    expect(total).toBe(4)
    const second = await store.byTopic('payments', { offset: 1, limit: 2 })
    expect(second).toEqual({ entries: entries.slice(1, 3), total: 4 })
    expect(await store.byTopic('space', { offset: 0, limit: 2 })).toEqual({ entries: [], total: 0 })
    expect(await store.topicCounts()).toEqual(
      new Map([
        ['payments', 4],
        ['retail', 1],
      ]),
    )
  })
}
