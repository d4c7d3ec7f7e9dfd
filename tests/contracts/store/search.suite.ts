import { createHash } from 'node:crypto'
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
    body: ['５Ｇ　ＷｉＦｉ helps without cables.'],
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
        without: [],
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

    it.each([
      ['a sign', 'alipay -beijing', ['Parcel'], ['beijing']],
      ['another dash, and two', 'alipay −beijing –shops', ['Parcel'], ['beijing', 'shops']],
      ['words together', 'alipay -"in beijing"', ['Parcel'], ['in beijing']],
      ['words together, not those apart', 'alipay -“shops beijing”', ['Alipay', 'Parcel'], ['shops beijing']],
      ['a word', 'alipay but not beijing', ['Parcel'], ['beijing']],
      ['a word in Spanish', 'alipay sin beijing', ['Parcel'], ['beijing']],
      ['a Chinese word', '北京不要上海', ['支付宝在北京推出刷脸支付'], ['上海']],
      ['a Chinese word that goes before', '除了上海以外的北京', ['支付宝在北京推出刷脸支付'], ['上海']],
      ['words of a headline, which are meant as they stand', 'wifi without cables', ['Companies'], []],
      ['a hyphen, which is no sign', 'face-scanning', ['Alipay'], []],
      ['only what is unwanted, which is wanted then', '-alipay', ['Alipay', 'Parcel'], []],
      ['a slip in what is wanted', 'alpay -beijing', ['Parcel'], ['beijing']],
      ['the whole word and no longer one', 'alipay -par', ['Alipay', 'Parcel'], ['par']],
    ])('leaves out what is not wanted: %s', async (_, text, expected, without) => {
      const store = await opened()
      expect(await headlines(store, text)).toEqual(expected)
      expect((await store.search(text, { offset: 0, limit: 10 })).without).toEqual(without)
    })

    it('says that nothing is left where all that was wanted has what was not', async () => {
      const page = await (await opened()).search('coffee -wifi', { offset: 0, limit: 10 })
      expect(page).toEqual({ entries: [], total: 0, meant: null, partly: null, without: ['wifi'] })
    })

    it('leaves out in what is too much to rank, too', async () => {
      const { store } = await open()
      const items = Array.from({ length: 2400 }, (_, at) =>
        item(at + 1, { headline: 'Same old', body: [at % 2 === 0 ? 'milk' : 'tea'] }),
      )
      await store.publish(publication(edition(items)))
      for (const [offset, limit] of [
        [0, 3],
        [299, 2],
        [1198, 5],
      ] as const) {
        const { total, entries } = await store.search('old -tea', { offset, limit })
        expect([total, new Set(entries.flatMap((entry) => entry.item.body))]).toEqual([1200, new Set(['milk'])])
      }
    })

    it('takes words that are longer than any index does, and finds them', async () => {
      const { store } = await open()
      // Letters without any order: no database makes them shorter.
      const bytes = createHash('shake256', { outputLength: 11_000 }).update('letters').digest()
      const word = Array.from(bytes, (byte) => String.fromCodePoint(0x61 + (byte % 26))).join('')
      await store.publish(publication(edition([item(1, { headline: 'Rates fall', body: [word] })])))
      expect(await headlines(store, word.slice(0, 450))).toEqual(['Rates'])
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
        without: [],
      })
    })

    it.each(['', '  ', '"', '***', '!?()', '，。'])('has nothing to say to %j', async (text) => {
      expect(await (await opened()).search(text, { offset: 0, limit: 10 })).toEqual({
        entries: [],
        total: 0,
        meant: null,
        partly: null,
        without: [],
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
