import { describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import { beat, chat, claimOf, edition, item, mark, noon, publication, publish, subscribe } from './samples.ts'

/** Brings a chat the parts of everything that waits for it, under message ids that count up from `first`. */
const deliver = async (store: Store, name: string, first: number, parts = 1): Promise<void> => {
  for (let part = 0; part < parts; part++) {
    const claim = claimOf(await beat(store), name)
    await beat(store, { marks: [mark(claim, { kind: 'sent', id: `${first + part}`, parts, nextAt: 0 })], lanes: [] })
  }
}

export const lookingBackSuite = (open: OpenBench): void => {
  describe('the message that an editor answers', () => {
    it('leads to the issue and the part that it brought to this chat', async () => {
      const { store, other } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      await deliver(store, 'a', 10, 2)
      await publish(store, 'Two')
      await deliver(store, 'a', 20)
      const elsewhere = await other()
      expect(await elsewhere.published(chat('a'), '10')).toEqual({ issue: 1, part: 0 })
      expect(await elsewhere.published(chat('a'), '11')).toEqual({ issue: 1, part: 1 })
      expect(await elsewhere.published(chat('a'), '20')).toEqual({ issue: 2, part: 0 })
      expect(await elsewhere.published(chat('a'), '12')).toBeNull()
      expect(await elsewhere.published(chat('b'), '10')).toBeNull()
      expect(await elsewhere.published({ ...chat('a'), account: 'another' }, '10')).toBeNull()
      expect(await elsewhere.published({ ...chat('a'), platform: 'slack' }, '10')).toBeNull()
    })

    it('may be the same number in another chat', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      await deliver(store, 'a', 10)
      await store.unsubscribe(chat('a'), noon)
      await subscribe(store, ['b'])
      await publish(store, 'Two')
      await deliver(store, 'b', 10)
      expect(await store.published(chat('a'), '10')).toEqual({ issue: 1, part: 0 })
      expect(await store.published(chat('b'), '10')).toEqual({ issue: 2, part: 0 })
    })

    it('is found from inside a thread, and where a thread was subscribed, from outside', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await store.subscribe(chat('b', '7'), {}, noon)
      await publish(store, 'One')
      const { claims } = await beat(store)
      const marks = claims.map((claim) =>
        mark(claim, { kind: 'sent', id: `of ${claim.target.chat}`, parts: 1, nextAt: 0 }),
      )
      await beat(store, { marks, lanes: [] })
      const one = { issue: 1, part: 0 }
      expect(await store.published(chat('a', '99'), 'of a')).toEqual(one)
      expect(await store.published(chat('b'), 'of b')).toEqual(one)
      expect(await store.published(chat('b', '8'), 'of b')).toEqual(one)
    })
  })

  it('a story that was out is found by its address, the newest first', async () => {
    const { store, other } = await open()
    const url = 'https://wire.example/a?b=1'
    const source = { name: 'Wire', url }
    expect(await store.itemFrom(url)).toBeNull()
    await store.publish(publication(edition([item(1), item(2, { source })])))
    await store.publish(
      publication(edition([item(1, { source, headline: 'Again', photos: ['p1'] }), item(2, { source })])),
    )
    const found = await (await other()).itemFrom(url)
    expect(found).toEqual({
      issue: 2,
      date: '2026-03-10',
      section: 'News',
      item: item(1, { source, headline: 'Again', photos: ['p1'] }),
    })
    expect(await store.itemFrom(`${url}0`)).toBeNull()
  })
}
