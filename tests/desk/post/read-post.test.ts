import { describe, expect, it } from 'vitest'
import { readText, reworded } from '../../../src/desk/post/read-post.ts'
import { samples } from '../../../src/main/samples.ts'

const read = (text: string) => readText(text, { topics: [], today: '2026-11-20' })

describe('what a text is', () => {
  it.each([
    ['newsletter', '1. Rates fall\n2. Wallets spread'],
    ['item', 'Rates fall'],
    ['item', '1. Rates fall\nThe bank did it.'],
    ['item', 'Rates fall (https://ledger.example/a)'],
    ['link', 'https://ledger.example/a'],
    ['link', '#finance https://ledger.example/a'],
    ['nothing', ''],
    ['nothing', '#finance'],
    ['nothing', '———'],
  ])('%s: %s', (kind, text) => {
    expect(read(text).kind).toBe(kind)
  })

  it('newsletter: the samples', () => {
    for (const text of Object.values(samples)) expect(read(text).kind).toBe('newsletter')
  })
})

it('keeps of an item what new words do not name', () => {
  const item = {
    number: 3,
    headline: 'Rates fall',
    body: ['The bank did it.'],
    source: { name: 'Ledger', url: null },
    topics: ['finance'],
    photos: ['p1'],
    key: 'k1',
  }
  const words = 'Rates rise\nThe bank did that.'
  expect(reworded(item, words, [], true)).toEqual({
    ...item,
    headline: 'Rates rise',
    body: ['The bank did that.'],
    edits: 1,
  })
  expect(reworded(item, words, [], false).source).toBeNull()
  expect(reworded(item, `${words} (Post)\n#none`, [], true)).toMatchObject({ source: { name: 'Post' }, topics: [] })
})
