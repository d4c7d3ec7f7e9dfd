import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSpellings } from '../../src/store/search/spelling.ts'
import { editDistance } from '../../src/text/edit-distance.ts'

const word = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 1, maxLength: 10 })

/** The definition, written down as it is read: slow and plain. */
const plain = (a: string, b: string): number => {
  if (a === '' || b === '') return Math.max(a.length, b.length)
  const [restA, restB] = [a.slice(1), b.slice(1)]
  const ways = [plain(restA, b) + 1, plain(a, restB) + 1, plain(restA, restB) + (a[0] === b[0] ? 0 : 1)]
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) ways.push(plain(a.slice(2), b.slice(2)) + 1)
  return Math.min(...ways)
}

describe('slips', () => {
  it.each([
    ['payment', 'payment', 0],
    ['paymnet', 'payment', 1],
    ['alpay', 'alipay', 1],
    ['alippay', 'alipay', 1],
    ['aliday', 'alipay', 1],
    ['warehuose', 'warehouses', 2],
    ['cat', 'elephant', 3],
  ])('between %s and %s', (a, b, expected) => {
    expect(editDistance(a, b, 2)).toBe(expected)
  })

  it('are what their definition says', () => {
    const short = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 6 })
    fc.assert(
      fc.property(short, short, fc.integer({ min: 1, max: 2 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(plain(a, b), limit + 1))
      }),
    )
  })
})

describe('near spellings', () => {
  it('are the nearest that the length of the word forgives, as looking at every word finds them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, (known, asked) => {
        const spellings = createSpellings()
        for (const each of known) spellings.add(each)
        const limit = asked.length < 4 ? 0 : asked.length < 8 ? 1 : 2
        const distance = (each: string): number => editDistance(asked, each, limit)
        const others = known.filter((each) => each !== asked && distance(each) <= limit)
        const least = Math.min(...others.map(distance))
        const expected = others.filter((each) => distance(each) === least)
        const found = spellings.near(asked).filter((each) => each !== asked)
        // A word that is known is its own nearest: then the others are of no account.
        if (!known.includes(asked)) expect([...found].sort()).toEqual([...expected].sort())
      }),
    )
  })
})
