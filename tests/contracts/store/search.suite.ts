import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import { edition, item, publication } from './samples.ts'

const news = [
  item(1, { headline: 'Alipay opens face-scanning payments in Beijing', body: ['Shops save time.'] }),
  item(2, { headline: '支付宝在北京推出刷脸支付', body: ['人工智能技术已用于三百家门店，成本下降。'] }),
  item(3, { headline: 'Parcel robots in Café Zürich', body: ['Alipay was not involved; 1,200 parcels arrived.'] }),
  item(4, {
    headline: 'Companies import coffee',
    body: ['５Ｇ　ＷｉＦｉ helps.'],
    source: { name: 'Harbour Wire', url: null },
  }),
]

const operators = fc
  .array(fc.constantFrom(...'"*()^:-+_ ', 'AND', 'OR', 'NOT', 'NEAR', '支', '付', 'pay'))
  .map((pieces) => pieces.join(''))

const headlines = async (store: Store, text: string): Promise<readonly string[]> =>
  (await store.search(text, { offset: 0, limit: 10 })).entries.map((entry) => entry.item.headline.split(' ')[0] ?? '')

export const searchSuite = (open: OpenBench): void => {
  describe('search', () => {
    const opened = async (): Promise<Store> => {
      const { store } = await open()
      await store.publish(publication(edition(news)))
      return store
    }

    it.each([
      ['a word, headline before body', 'alipay', ['Alipay', 'Parcel']],
      ['a beginning', 'pay', ['Alipay']],
      ['the last word as a beginning, the others whole', 'alipay invol', ['Parcel']],
      ['all words', 'face beijing', ['Alipay']],
      ['singular for plural', 'parcel', ['Parcel']],
      ['plural for singular', 'company', ['Companies']],
      ['without accents', 'cafe zurich', ['Parcel']],
      ['full-width for ordinary', '5g wifi', ['Companies']],
      ['ordinary for full-width', 'ＣＯＦＦＥＥ', ['Companies']],
      ['figures with and without commas', '1200', ['Parcel']],
      ['the source', 'harbour', ['Companies']],
      ['the section', 'news coffee', ['Companies']],
      ['a Chinese word', '支付宝', ['支付宝在北京推出刷脸支付']],
      ['the end of a Chinese run', '门店', ['支付宝在北京推出刷脸支付']],
      ['one character in the middle', '脸', ['支付宝在北京推出刷脸支付']],
      ['one character at the end', '付', ['支付宝在北京推出刷脸支付']],
      ['both scripts', '北京 支付', ['支付宝在北京推出刷脸支付']],
    ])('finds %s', async (_, text, expected) => {
      const store = await opened()
      expect(await headlines(store, text)).toEqual(expected)
      expect((await store.search(text, { offset: 0, limit: 10 })).meant).toBeNull()
    })

    it.each([
      ['a letter too few', 'alpay', 'alipay'],
      ['two letters swapped', 'beijign', 'beijing'],
      ['two slips in a long word', 'compenyes', 'companies'],
    ])('forgives %s and says what it took it for', async (_, text, meant) => {
      const store = await opened()
      const page = await store.search(text, { offset: 0, limit: 10 })
      expect(page.meant).toBe(meant)
      expect(page.total).toBeGreaterThan(0)
    })

    it('does not guess at short words', async () => {
      expect(await (await opened()).search('cfe', { offset: 0, limit: 10 })).toEqual({
        entries: [],
        total: 0,
        meant: null,
        partly: null,
      })
    })

    it('lets go of what nothing has, of common words first, and cuts long Chinese runs', async () => {
      const store = await opened()
      expect(await headlines(store, 'coffee qqqqqqqq')).toEqual(['Companies'])
      expect(await headlines(store, '北京人工智能')).toEqual(['支付宝在北京推出刷脸支付'])
    })

    it('tells which words what it found has and lacks, and never hides that', async () => {
      const store = await opened()
      const partly = async (text: string) => (await store.search(text, { offset: 0, limit: 10 })).partly
      expect(await partly('alipay beijing')).toBeNull()
      expect(await partly('coffee alipay')).toEqual({ has: ['coffee'], lacks: ['alipay'] })
      expect(await partly('alipay qqqqqqqq')).toEqual({ has: ['alipay'], lacks: ['qqqqqqqq'] })
      expect(await partly('支付法')).toEqual({ has: ['支付'], lacks: ['支付法'] })
      expect(await partly('qqqqqqqq')).toBeNull()
    })

    it('learns what another process published', async () => {
      const { store, other } = await open()
      expect((await store.search('qinoa', { offset: 0, limit: 1 })).total).toBe(0)
      await (await other()).publish(publication(edition([item(1, { headline: 'Quinoa prices' })])))
      expect((await store.search('qinoa', { offset: 0, limit: 1 })).meant).toBe('quinoa')
    })

    it('puts the newest first among equals, also where hits are too many to rank', async () => {
      const { store } = await open()
      for (let number = 1; number <= 12; number++) {
        const items = Array.from({ length: 100 }, (_, index) =>
          item(index + 1, { headline: 'Same old', body: [`${number}`] }),
        )
        await store.publish(publication(edition(items)))
      }
      const places = async (text: string, offset: number, limit: number): Promise<readonly (readonly number[])[]> =>
        (await store.search(text, { offset, limit })).entries.map((entry) => [entry.issue, entry.item.number])
      expect(await places('old 3', 0, 3)).toEqual([
        [3, 1],
        [3, 2],
        [3, 3],
      ])
      expect(await places('old', 0, 2)).toEqual([
        [12, 1],
        [12, 2],
      ])
      expect(await places('old', 299, 2)).toEqual([
        [10, 100],
        [9, 1],
      ])
      expect(await places('old', 1199, 5)).toEqual([[1, 100]])
      expect(await store.search('old', { offset: 1200, limit: 5 })).toEqual({
        entries: [],
        total: 1200,
        meant: null,
        partly: null,
      })
    })

    it.each(['', '  ', '"', '***', '!?()', '，。'])('has nothing to say to %j', async (text) => {
      expect(await (await opened()).search(text, { offset: 0, limit: 10 })).toEqual({
        entries: [],
        total: 0,
        meant: null,
        partly: null,
      })
    })

    it('takes any text whatever, and finds every item by its own words', async () => {
      const store = await opened()
      await fc.assert(
        fc.asyncProperty(fc.oneof(fc.string({ unit: 'grapheme' }), operators), async (text) => {
          const page = await store.search(text, { offset: 0, limit: 10 })
          expect(page.entries.length).toBe(Math.min(page.total, 10))
        }),
        { numRuns: Math.ceil(120 * open.share) },
      )
      for (const { headline } of news) expect((await headlines(store, headline))[0]).toBe(headline.split(' ')[0])
      expect(await headlines(store, 'NEAR("alipay" face*) AND beijing:payments')).toEqual(['Alipay'])
    })
  })
}
