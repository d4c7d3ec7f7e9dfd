import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clauses, cut, maxClauses, terms, vocabulary } from '../../src/store/search/words.ts'
import { done, settled } from '../../src/store/sql/work.ts'

describe('terms', () => {
  it.each([
    ['Alibaba’s Payments, companies & boxes', ['alibaba', 'payment', 'company', 'box']],
    ['news analysis business', ['news', 'analysis', 'business']],
    ['Café ＡＢＣ 1,200,000 3.5 5G', ['cafe', 'abc', '1200000', '3', '5', '5g']],
    ['支付宝5G手机', ['支付', '付宝', '支_', '付_', '宝_', '5g', '手机', '手_', '机_']],
    ['人', ['人_']],
    ['ポケット 한국', ['ポケ', 'ケッ', 'ット', 'ポ_', 'ケ_', 'ッ_', 'ト_', '한국', '한_', '국_']],
    ['Ёлка ёж', ['елка', 'еж']],
    ['… !?', []],
  ])('of %j', (text, expected) => {
    expect(terms(text)).toEqual(expected)
  })

  it('hold nothing that an index could take for syntax, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const term of terms(text)) expect(term).toMatch(/^(?:[a-z0-9_]|[^\s\0-\x7f])+$/u)
      }),
    )
  })

  it('of a text hold the terms of every question made from a piece of it', () => {
    const word = fc.constantFrom('支付宝', '人工智能', 'payments', 'Café', '5G', '数', ' ', ',')
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 20 }),
        fc.nat(60),
        fc.integer({ min: 1, max: 8 }),
        (words, from, size) => {
          const text = words.join('')
          const runs = text.match(/[支付宝人工智能数]+/g) ?? []
          for (const run of runs) {
            const start = from % run.length
            const piece = run.slice(start, start + size)
            for (const clause of clauses(piece)) expect(terms(text).join(' ')).toContain(clause.terms.join(' '))
          }
        },
      ),
    )
  })
})

describe('clauses', () => {
  it('take the last word for a beginning from three letters on', () => {
    expect(clauses('Big pay').map((clause) => clause.prefix)).toEqual([false, true])
    expect(clauses('go pa').map((clause) => clause.prefix)).toEqual([false, false])
  })

  it('are bounded, however long the question', () => {
    expect(clauses('word '.repeat(1_000_000)).length).toBe(maxClauses)
  })

  it.each([
    ['支付宝监管', ['支付宝', '监管']],
    ['支付宝的监管', ['支付宝', '监管']],
    // One character of it says nothing of it.
    ['的监', ['的监']],
    ['监', ['监']],
    ['payments', ['payments']],
  ])('of a run that nothing has, %s, are cut into what there is', (run, expected) => {
    const known = ['支付宝', '监管']
    const pieces = clauses(run).flatMap((clause) =>
      settled(cut(clause, (piece) => done(known.some((word) => word.includes(piece.word))))),
    )
    expect(pieces.map((piece) => piece.word)).toEqual(expected)
  })
})

it('the vocabulary keeps spellings, without figures, short words and pairs', () => {
  expect(vocabulary('Payments of 5G 2018 支付 in China')).toEqual([
    { term: 'payment', spelling: 'payments' },
    { term: 'china', spelling: 'china' },
  ])
})
