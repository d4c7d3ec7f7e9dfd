import { describe, expect, it } from 'vitest'
import { parse, type ReadingKind } from '../../src/ingest/parse.ts'

const close = [
  '# Search Letter',
  '## Search runs on a phone',
  'It needs half the memory.',
  '- [Code](https://search.example/code)',
  '- [Slides](https://search.example/slides)',
  '## Maps show footpaths',
  'So far in the valley only.',
  '- [Code](https://maps.example/code)',
  '- [Data](https://maps.example/data)',
].join('\n')

const read = (text: string, reading?: ReadingKind) => {
  const parsed = parse(text, { topics: [], ...(reading ? { reading } : {}) })
  return {
    reading: parsed.reading,
    headlines: parsed.sections.flatMap(({ items }) => items.map(({ headline }) => headline)),
    problems: parsed.problems.map(({ message }) => message),
  }
}

describe('two readings that are close', () => {
  it('are both named, and the other one is to be had', () => {
    const first = read(close)
    expect(first.reading).toEqual({ kind: 'bullets', sure: false, other: 'headings' })
    expect(first.headlines).toEqual(['Code', 'Slides', 'Code', 'Data'])
    expect(first.problems).toContain('The items were told by bullets; headings came close.')
    const second = read(close, 'headings')
    expect(second.reading).toEqual({ kind: 'headings', sure: true, other: null })
    expect(second.headlines).toEqual(['Search runs on a phone', 'Maps show footpaths'])
  })

  it('are named in Chinese where that is read', () => {
    const { problems } = parse(close, { topics: [], language: 'zh' })
    expect(problems.map(({ message }) => message)).toContain('条目是按项目符号分的；按小标题分也说得通。')
  })
})

describe('a reading that was asked for', () => {
  const nested = '- Ports\n  - A crane falls\n  - A quay opens\n- Ships\n  - A ferry burns'

  it.each<[string, ReadingKind, readonly string[]]>([
    ['1. A\n- b\n- c\n2. D\n- e', 'bullets', ['b', 'c', 'e']],
    ['1. A\n- b\n- c\n2. D\n- e', 'numbers', ['A', 'D']],
    [nested, 'bullets', ['Ports', 'Ships']],
    [nested, 'sub-bullets', ['A crane falls', 'A quay opens', 'A ferry burns']],
    ['## A\n### B\n### C', 'headings', ['B', 'C']],
    ['1. A (Post)\n2. B (Post)', 'lines', ['A', 'B']],
  ])('takes %j by %s', (text, kind, headlines) => {
    expect(read(text, kind)).toMatchObject({ headlines, reading: { sure: true, other: null } })
  })

  it('may find nothing', () => {
    expect(read('1. A\n2. B', 'table').headlines).toEqual(['A', 'B'])
  })
})

describe('a reading is not sure', () => {
  it.each([
    ['of paragraphs that name no source', 'A lamp\nIt is bright.\n\nA chair\nIt is soft.\n\nA bed\nIt is long.'],
    [
      'of a little list in a long text',
      `${'The council met in the old hall and talked of many things, as it does. '.repeat(5)}\n\n- Tea\n- Cake\n`,
    ],
  ])('%s', (_, text) => {
    expect(read(text).reading.sure).toBe(false)
  })
})
