import { describe, expect, it } from 'vitest'
import { composeEntry, composeIssue } from '../../src/compose/issue.ts'
import type { Doc, ItemBlock } from '../../src/doc.ts'
import type { Amendment, Issue, Item } from '../../src/model.ts'

const item = (number: number, amended?: Amendment): Item => ({
  number,
  headline: `Headline ${number}`,
  body: ['What happened.'],
  source: { name: 'Harbour Post', url: null },
  topics: ['retail'],
  photos: ['abc'],
  key: `k${number}`,
  edits: 2,
  ...(amended ? { amended } : {}),
})

const issueOf = (...items: readonly Item[]): Issue => ({
  number: 129,
  title: 'Brief',
  date: '2026-03-09',
  revision: 2,
  publishedAt: 0,
  sections: [{ title: null, items }],
  footer: [],
})

const view = { language: 'en', format: 'full', topics: [], opened: [] } as const
const itemsOf = (doc: Doc | null): readonly ItemBlock[] => doc?.blocks.filter((block) => block.kind === 'item') ?? []

describe('an item that was changed after it went out', () => {
  it('says when it was corrected, with the day where that is another one', () => {
    const same = { kind: 'corrected', time: '2026-03-09T10:40', reason: null } as const
    const later = { kind: 'corrected', time: '2026-03-10T08:05', reason: 'the sum was wrong' } as const
    const [first, second, third] = itemsOf(composeIssue(issueOf(item(1, same), item(2, later), item(3)), view))
    expect(first).toMatchObject({ note: 'Corrected 10:40', body: ['What happened.'], photos: ['abc'] })
    expect(second).toMatchObject({ note: 'Corrected 10 March 2026, 08:05: the sum was wrong' })
    expect(third?.note).toBeNull()
  })

  it('changes nothing for readers who do not get it', () => {
    const amended = { kind: 'corrected', time: '2026-03-09T10:40', reason: null } as const
    const before = { ...issueOf(item(1), { ...item(2), topics: ['banks'] }), revision: 1 }
    const after = issueOf(item(1), { ...item(2, amended), topics: ['banks'] })
    const titleOf = (doc: Doc | null) => doc?.blocks.find((block) => block.kind === 'title')
    const retail = { ...view, topics: ['retail'] }
    expect(composeIssue(after, retail)).toEqual(composeIssue(before, retail))
    expect(titleOf(composeIssue(after, view))?.note).toBe('Issue 129 · 9 March 2026 · corrected')
  })

  it('keeps number and headline when it was retracted, and gives the reason instead of its words', () => {
    const amended = { kind: 'retracted', time: '2026-03-09T10:40', reason: 'it was a rumour' } as const
    const [block] = itemsOf(composeIssue(issueOf(item(1, amended)), view))
    expect(block).toEqual({
      kind: 'item',
      number: 1,
      headline: 'Headline 1',
      body: [],
      source: null,
      topics: [],
      note: 'Retracted 10:40: it was a rumour',
      open: null,
    })
  })

  it('says so in the archive, and in Chinese', () => {
    const amended = { kind: 'retracted', time: '2026-03-09T10:40', reason: '消息有误' } as const
    const entry = { issue: 129, date: '2026-03-09', section: null, item: item(1, amended) }
    expect(composeEntry(entry, 'zh').note).toBe('第 129 期，2026年3月9日 · 10:40 撤回：消息有误')
  })

  it('shows readers nothing of what only the draft needs', () => {
    const [block] = itemsOf(composeIssue(issueOf(item(1)), view))
    expect(Object.keys(block ?? {})).not.toContain('key')
    expect(Object.keys(block ?? {})).not.toContain('edits')
  })
})

describe('an urgent issue', () => {
  it('bears its mark first of all, in every language and in the archive; a regular one bears none', () => {
    const urgent: Issue = { ...issueOf(item(1)), urgent: true }
    const titleOf = (issue: Issue, language: 'en' | 'zh') =>
      composeIssue(issue, { ...view, language })?.blocks.find((block) => block.kind === 'title')?.text
    expect(titleOf(urgent, 'en')).toBe('Urgent: Brief')
    expect(titleOf(urgent, 'zh')).toBe('【快讯】Brief')
    expect(titleOf(issueOf(item(1)), 'en')).toBe('Brief')
    const entry = { issue: 129, date: '2026-03-09', section: null, item: item(1) }
    expect(composeEntry({ ...entry, urgent: true }, 'en').note).toBe('Urgent · Issue 129, 9 March 2026')
    expect(composeEntry({ ...entry, urgent: true }, 'zh').note).toMatch(/^快讯 · 第 129 期/)
    expect(composeEntry(entry, 'en').note).toBe('Issue 129, 9 March 2026')
  })
})

describe('an item that has its text in a second language', () => {
  const zh = { language: 'zh', headline: '港口关闭', body: ['船只在外等候。'] } as const
  const both: Item = { ...item(1), headline: 'Harbour closed', language: 'en', translations: [zh] }
  const english: Item = { ...item(2), headline: 'The trains are late', body: ['It is the snow.'] }
  const chinese: Item = { ...item(3), headline: '列车晚点', body: ['因为下雪。'] }
  const issue = issueOf(both, english, chinese)

  it('is read in the reader’s own where there is one; the others say in which language they are', () => {
    expect(itemsOf(composeIssue(issue, view)).map(({ headline, note }) => [headline, note])).toEqual([
      ['Harbour closed', null],
      ['The trains are late', null],
      ['列车晚点', 'In Chinese'],
    ])
    const read = itemsOf(composeIssue(issue, { ...view, language: 'zh' }))
    expect(read.map(({ headline, body, note }) => [headline, body[0], note])).toEqual([
      ['港口关闭', '船只在外等候。', null],
      ['The trains are late', 'It is the snow.', '英文'],
      ['列车晚点', '因为下雪。', null],
    ])
    expect(read[0]).toMatchObject({ source: { name: 'Harbour Post' }, topics: ['retail'], photos: ['abc'] })
  })

  it('marks nothing where no item of the issue has a second language', () => {
    expect(itemsOf(composeIssue(issueOf(english, chinese), view)).map(({ note }) => note)).toEqual([null, null])
  })

  it('says also that it was corrected, and keeps its headline in every language when it was retracted', () => {
    const corrected = { kind: 'corrected', time: '2026-03-09T10:40', reason: null } as const
    const [, , third] = itemsOf(composeIssue(issueOf(both, english, { ...chinese, amended: corrected }), view))
    expect(third?.note).toBe('In Chinese · Corrected 10:40')
    // What was corrected in another language alone is nothing to this reader.
    const amended = { ...corrected, language: 'zh' } as const
    const notes = (language: 'en' | 'zh') => itemsOf(composeIssue(issueOf({ ...both, amended }), { ...view, language }))
    expect([notes('en')[0]?.note, notes('zh')[0]?.note]).toEqual([null, '10:40 更正'])
    const retracted = { kind: 'retracted', time: '2026-03-09T10:40', reason: 'a rumour' } as const
    const entry = { issue: 129, date: '2026-03-09', section: null, item: { ...both, amended: retracted } }
    expect(composeEntry(entry, 'zh')).toMatchObject({ headline: '港口关闭', body: [] })
  })
})
