import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
import { beat, edition, item, lane, noon, publication, subscribe } from './samples.ts'

/** Letters without any order, which no database makes shorter. */
const letters = (count: number, seed = 'letters'): string =>
  Array.from(createHash('shake256', { outputLength: count }).update(seed).digest(), (byte) =>
    String.fromCodePoint(0x61 + (byte % 26)),
  ).join('')

/** What is written by people is looked up whole, however long it is. */
export const lengthSuite = (open: OpenBench): void => {
  describe('long texts', () => {
    it('of an address are found again', async () => {
      const { store } = await open()
      const url = `https://wire.example/${letters(11_000)}`
      const told = item(1, { headline: 'Rates fall', source: { name: 'Wire', url } })
      await store.publish(publication(edition([told])))
      expect((await store.itemFrom(url))?.item.headline).toBe('Rates fall')
      expect(await store.itemFrom(`${url}x`)).toBeNull()
    })

    it('that readers follow are the same choice for two of them, and go out by it', async () => {
      const { store } = await open()
      const follow = Array.from({ length: 50 }, (_, at) => letters(200, `word ${at}`))
      await subscribe(store, ['1', '2'], { follow })
      const other = follow.with(49, 'rates')
      await subscribe(store, ['3'], { follow: other })
      await store.publish(publication(edition([item(1, { headline: 'Rates fall' })])))
      const { claims } = await beat(store)
      expect(claims.map(({ target, wants }) => [target.chat, wants.follow])).toEqual([
        ['1', follow],
        ['2', follow],
        ['3', other],
      ])
    })

    it.each(['a\0b', 'a\ud800b', 'a\uffffb'])('with signs that no text has, such as %j, are taken', async (text) => {
      const { store } = await open()
      const odd = item(1, { headline: text, body: [text], source: { name: text, url: null }, topics: ['rates'] })
      await subscribe(store, ['1'], { follow: [text] })
      const { draft, version } = await store.draft()
      expect(await store.saveDraft({ ...draft, ...edition([odd]) }, version, noon)).toBe(true)
      expect(await store.receive(lane, text, JSON.stringify({ text }), noon)).toBe(true)
      await store.publish(publication(edition([odd])))
      expect((await beat(store)).claims).toHaveLength(1)
      expect((await store.search(text, { offset: 0, limit: 1 })).total).toBe(1)
    })
  })
}
