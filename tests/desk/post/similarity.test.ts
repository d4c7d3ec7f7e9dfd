import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeness, sameHeadline, storyUrl, withoutFollowers, writtenAs } from '../../../src/desk/post/similarity.ts'

describe('an address', () => {
  it.each([
    'https://www.ledger.example/a/?id=7&b=2',
    'http://ledger.example/a?b=2&id=7',
    'https://ledger.example/a?utm_source=x&id=7&utm_medium=y&b=2&fbclid=z#top',
    'HTTPS://Ledger.Example:443/a/?b=2&id=7',
  ])('%s leads to the same story', (address) => {
    expect(storyUrl(address)).toBe('ledger.example/a?b=2&id=7')
  })

  it.each(['https://ledger.example/A?b=2&id=7', 'https://ledger.example/a?b=2', 'https://other.example/a?b=2&id=7'])(
    '%s leads to another one',
    (address) => {
      expect(storyUrl(address)).not.toBe('ledger.example/a?b=2&id=7')
    },
  )

  it('is looked for in every way in which it may have been written down', () => {
    const ways = writtenAs('http://www.ledger.example/a/?utm_source=x')
    expect(ways).toEqual(expect.arrayContaining(['https://ledger.example/a', 'https://www.ledger.example/a/']))
    for (const way of ways) expect(storyUrl(way)).toBe('ledger.example/a')
    expect(writtenAs('no address')).toEqual(['no address'])
  })

  it('follows nobody around, and stays what it was besides', () => {
    expect(withoutFollowers('https://ledger.example/a/?id=7&utm_source=x#top')).toBe('https://ledger.example/a/?id=7')
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        expect(storyUrl(withoutFollowers(address))).toBe(storyUrl(address))
        expect(withoutFollowers(withoutFollowers(address))).toBe(withoutFollowers(address))
      }),
    )
  })
})

describe('headlines', () => {
  it.each([
    ['Northwind opens palm tills in 2,000 stores', 'Northwind opens palm tills at 2000 stores'],
    ['One form instead of eleven for small parcels', 'One form instead of eleven for parcels'],
    ['青禾超市两千家门店开通掌纹支付', '青禾超市两千家门店启用掌纹支付'],
    [
      'Transit card Ferro becomes a wallet for the whole city',
      'TRANSIT CARD FERRO BECOMES A WALLET FOR THE WHOLE CITY!',
    ],
    ['Wallets spread', 'Wallets spread.'],
  ])('%s | %s: the same story', (one, other) => expect(sameHeadline(one, other)).toBe(true))

  it.each([
    ['Rates fall', 'Rates rise'],
    ['Sales of wallets are up 7% this year', 'Sales of wallets are up 9% this year'],
    ['六省夫妻店抱团采购', '青禾超市开通掌纹支付'],
    ['Regulator gives marketplaces until autumn', 'Instant payments overtake cards in the north'],
    ['', ''],
  ])('%s | %s: two stories', (one, other) => expect(sameHeadline(one, other)).toBe(false))

  it('are like themselves, and like each other both ways, from 0 to 1', () => {
    const words = fc.string({ unit: fc.constantFrom(...'abc xyz 支付宝 123'), minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(words, words, (one, other) => {
        const like = likeness(one, other)
        expect(like).toBe(likeness(other, one))
        expect(like).toBeGreaterThanOrEqual(0)
        expect(like).toBeLessThanOrEqual(1)
        if (/[\p{L}\p{N}]/u.test(one)) expect(likeness(one, ` ${one.toUpperCase()}!`)).toBe(1)
      }),
    )
  })
})
