import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../src/ingest/normalise.ts'
import { readOne } from '../../src/ingest/parse-one.ts'
import { printItem } from '../../src/ingest/print.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'

const source = { name: 'Ledger', url: 'https://ledger.example/a' }
const read = (text: string) => readOne(text, [])

describe('one item', () => {
  it.each([
    ['as newsletters write it', 'Rates fall\nThe bank did it.\nMore. (Ledger, https://ledger.example/a)\n#payments'],
    ['with a number', '7. Rates fall\nThe bank did it.\nMore. (Ledger, https://ledger.example/a)\n#payments'],
    [
      'with its source on a line of its own',
      'Rates fall\nThe bank did it.\nMore.\nSource: Ledger\nhttps://ledger.example/a\n#payments',
    ],
    ['with decoration', '# Rates fall\n\nThe bank did it.\n---\nMore. (Ledger, https://ledger.example/a) #payments'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({
      item: { headline: 'Rates fall', body: ['The bank did it.', 'More.'], source, topics: ['payments'] },
      tagged: true,
      link: null,
    })
  })

  it('takes what stands above the headline as if it stood below', () => {
    expect(read('https://ledger.example/a\n#payments\nRates fall\nThe bank did it.').item).toEqual({
      headline: 'Rates fall',
      body: ['The bank did it.'],
      source: { name: 'ledger.example', url: 'https://ledger.example/a' },
      topics: ['payments'],
    })
  })

  it('loses nothing that stands behind the source', () => {
    expect(read('Rates fall\nThe bank did it. (Ledger)\nSubscribe here!').item.body).toEqual([
      'The bank did it.',
      'Subscribe here!',
    ])
  })

  it('is a list, if it has one', () => {
    expect(read('Rates fall\nWhy:\n1. Fear\n2. Hope').item.body).toEqual(['Why:', '1. Fear', '2. Hope'])
  })

  it('may be a link and nothing else', () => {
    expect(read('https://ledger.example/a').link).toBe('https://ledger.example/a')
    expect(read('#payments\nhttps://ledger.example/a #retail')).toMatchObject({
      link: 'https://ledger.example/a',
      item: { headline: '', topics: ['payments', 'retail'] },
    })
    expect(read('Rates fall https://ledger.example/a').link).toBeNull()
  })

  it('may have no headline', () => {
    for (const text of ['', '---', '#payments', '7.'])
      expect(read(text)).toMatchObject({ item: { headline: '' }, link: null })
  })

  it('is about what its words say, unless hashtags say it', () => {
    const text = 'Wallets spread\nMobile payments are everywhere.'
    expect(readOne(text, defaultTopics)).toMatchObject({ tagged: false, item: { topics: ['payments'] } })
    expect(readOne(`${text}\n#none`, defaultTopics)).toMatchObject({ tagged: true, item: { topics: [] } })
  })

  it('reads back what was printed', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        '1. One',
        '# Title',
        '## Head',
        '#tag',
        'X (Ledger)',
        'https://x.example/a',
        'Source: X',
        '\\',
        '---',
        'Read more: https://x.example',
        '2、二',
        'Subscribe here',
      ),
    )
    const item = fc.record({
      number: fc.constant(1),
      headline: line,
      body: fc.array(line, { maxLength: 4 }),
      source: fc.constantFrom(null, source, { name: 'The Ledger', url: null }),
      topics: fc.subarray(['payments', 'cross-border', '支付']),
    })
    fc.assert(
      fc.property(item, (given) => {
        const [normal] = normalise({
          title: '',
          date: null,
          sections: [{ title: null, items: [given] }],
          footer: [],
        }).sections.flatMap(({ items }) => items)
        fc.pre(normal !== undefined)
        const { number: _, ...expected } = normal
        expect(read(printItem(normal)).item).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })
})
