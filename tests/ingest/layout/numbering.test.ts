import { describe, expect, it } from 'vitest'
import { items, problems } from '../outline.ts'

const headlines = (text: string): string[] => items(text).map((line) => line.split(' | ')[0] ?? '')

describe('item marks', () => {
  it.each([
    ['1. A\n2. B'],
    ['1) A\n2) B'],
    ['1）A\n2）B'],
    ['1、A\n2、B'],
    ['（1）A\n（2）B'],
    ['(1) A\n(2) B'],
    ['1．A\n2．B'],
    ['1。A\n2。B'],
    ['第1条 A\n第2条：B'],
    ['1: A\n2: B'],
    ['① A\n② B'],
    ['１．A\n２．B'],
    ['01. A\n02. B'],
    ['1. A\n2) B'],
    ['1.A\n2.B'],
  ])('%j', (text) => {
    expect(headlines(text)).toEqual(['1 A', '2 B'])
    expect(problems(text)).toEqual([])
  })

  it('go on to three digits', () => {
    const text = Array.from({ length: 120 }, (_, at) => `${at + 1}. Item`).join('\n')
    expect(headlines(text).at(-1)).toBe('120 Item')
    expect(problems(text)).toEqual([])
  })

  it.each([['3:1 for the home team'], ['12:30 is late'], ['2018 (1) A'], ['1 A'], ['1.5 A']])('%j is none', (text) => {
    expect(headlines(`1. First\n${text}`)).toEqual(['1 First'])
  })
})

describe('numbers', () => {
  it('may start again behind each heading', () => {
    const text = '1. A\nBody. (Post)\n2. B\nBody. (Post)\nRetail\n1. C\nBody. (Post)\n2. D'
    expect(headlines(text)).toEqual(['1 A', '2 B', '3 C', '4 D'])
    expect(problems(text)).toEqual([])
  })

  it.each([
    ['a gap', '1. A\n2. B\n4. C\n5. D', ['3: Number 4 stands where 3 was expected. It was kept as item 3.']],
    [
      'a repetition',
      '1. A\nBody.\n2. B\nBody.\n2. C\nBody.\n3. D',
      ['5: Number 2 stands where 3 was expected. It was kept as item 3.'],
    ],
    [
      'a step back',
      '1. A\n2. B\n3. C\n2. D\n4. E',
      ['4: Number 2 stands where 4 was expected. It was kept as item 4.'],
    ],
    ['a late start', '5. A\n6. B', ['1: The first item has the number 5. Items are numbered anew from 1.']],
    [
      'nothing but ones',
      '1. A\n1. B\n1. C',
      [
        '2: Number 1 stands where 2 was expected. It was kept as item 2.',
        '3: Number 1 stands where 2 was expected. It was kept as item 3.',
      ],
    ],
  ])('with %s are kept in order and named', (_, text, expected) => {
    const wanted = [...text.matchAll(/^\d\. (.)$/gm)].map(([, letter], at) => `${at + 1} ${letter}`)
    expect(headlines(text)).toEqual(wanted)
    expect(problems(text)).toEqual(expected)
  })

  it('of points in an item do not count as items, if its own go on behind them', () => {
    const text = '1. A\nBody.\n2. B\nThree steps.\n1. dig\n2. pour\n3. wait\n(Post)\n3. C\nBody.'
    expect(items(text)).toEqual([
      '1 A | Body.',
      '2 B | Three steps. | 1. dig | 2. pour | 3. wait | <Post>',
      '3 C | Body.',
    ])
    expect(problems(text)).toEqual([])
  })

  it('of points count up to the item that carries the numbering on', () => {
    expect(items('1. A\nBody.\n2. B\nTwo steps.\n1. dig\n2. pour\n3. C')).toEqual([
      '1 A | Body.',
      '2 B | Two steps. | 1. dig | 2. pour',
      '3 C',
    ])
  })

  it('behind a source never belong to points', () => {
    expect(headlines('1. A\nBody. (Post)\n1. B\n2. C\n2. D')).toEqual(['1 A', '2 B', '3 C', '4 D'])
  })
})
