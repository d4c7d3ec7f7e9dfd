import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listedWords, readWord, writtenWord } from '../../src/topics/word.ts'

const plain = { exact: false, weight: 1, beside: [], never: [] }

describe('a word as editors write it', () => {
  it.each([
    ['mobile  payment', { ...plain, text: 'mobile payment' }],
    ['cross-border', { ...plain, text: 'cross-border' }],
    ['=AI', { ...plain, text: 'AI', exact: true }],
    ['payment?', { ...plain, text: 'payment', weight: 0.5 }],
    ['court -tennis -food court', { ...plain, text: 'court', never: ['tennis', 'food court'] }],
    [
      'seed +garden +soil -funding round',
      { ...plain, text: 'seed', beside: ['garden', 'soil'], never: ['funding round'] },
    ],
    ['=Stripe? -lawn', { text: 'Stripe', exact: true, weight: 0.5, beside: [], never: ['lawn'] }],
    ['菜鸟 －程序员 ＋快递', { ...plain, text: '菜鸟', beside: ['快递'], never: ['程序员'] }],
    ['付款？', { ...plain, text: '付款', weight: 0.5 }],
    ['“wallet”', { ...plain, text: 'wallet' }],
  ])('%j is read', (written, word) => {
    expect(readWord(written)).toEqual(word)
  })

  it.each([[''], ['  '], ['?'], ['= -'], ['，'], ['-']])('%j is none', (written) => {
    expect(readWord(written)).toBeNull()
  })

  it('is written in one way only', () => {
    expect(writtenWord(' =AI?  −lawn +pay ')).toBe('=AI? +pay -lawn')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab支付 =?+-“'), maxLength: 40 }), (text) => {
        const written = writtenWord(text)
        if (written !== null) {
          expect(writtenWord(written)).toBe(written)
          expect(readWord(written)).toEqual(readWord(text))
        }
      }),
    )
  })

  it('stands in lists with commas of any kind, or line by line, once', () => {
    expect(listedWords('compost, mulch，堆肥、护根；soil?\nmulch\n , ')).toEqual([
      'compost',
      'mulch',
      '堆肥',
      '护根',
      'soil?',
    ])
  })
})
