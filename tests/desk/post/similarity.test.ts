import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeness, sameHeadline } from '../../../src/desk/post/similarity.ts'

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
