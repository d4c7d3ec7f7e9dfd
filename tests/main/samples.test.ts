import { describe, expect, it } from 'vitest'
import { parse } from '../../src/ingest/parse.ts'
import { print } from '../../src/ingest/print.ts'
import { samples } from '../../src/main/samples.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'

describe.each([
  ['English', samples.en, 'The Commerce Brief'],
  ['Spanish', samples.es, 'El Boletín del Comercio'],
  ['Chinese', samples.zh, '电商早报'],
])('the %s sample', (_, text, title) => {
  const parsed = parse(text, { topics: defaultTopics })
  const items = parsed.sections.flatMap((section) => section.items)

  it('is a whole issue without problems', () => {
    expect(parsed.problems).toEqual([])
    expect([parsed.title, parsed.date]).toEqual([title, '2026-03-09'])
    expect(parsed.sections.map((section) => [section.title === null, section.items.length])).toEqual([
      [false, 4],
      [false, 4],
      [false, 3],
    ])
    expect(items.map((item) => item.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(items.filter((item) => item.body.length === 2).map((item) => item.number)).toEqual([1, 5])
    expect(items.filter((item) => item.source?.url).map((item) => item.number)).toEqual([3, 5, 9])
    expect(items.every((item) => item.source !== null && item.topics.length > 0)).toBe(true)
    expect(parsed.footer).toHaveLength(1)
  })

  it('has payments in items 1, 5 and 8', () => {
    expect(items.filter((item) => item.topics.includes('payments')).map((item) => item.number)).toEqual([1, 5, 8])
  })

  it('reads the same when it was printed', () => {
    expect(parse(print(parsed), { topics: defaultTopics })).toEqual(parsed)
  })
})
