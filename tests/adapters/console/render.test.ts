import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRender } from '../../../adapters/console/render.ts'
import { type Block, command, type Doc, link, paragraph, strong } from '../../../src/doc.ts'

const doc = (...blocks: Block[]): Doc => ({ language: 'en', blocks })
const item = {
  kind: 'item',
  number: 3,
  headline: 'Rates fall',
  body: [],
  source: null,
  topics: [],
  note: null,
  open: null,
} as const
const plain = createRender({ width: 40, colour: false })

it('shows no button for what the message asks in words', () => {
  const form = { title: 'New text', value: '', asked: true }
  const actions = [
    { label: 'New text', command: 'correct 1.1', form },
    { label: 'Leave it', command: 'correct drop 1' },
  ]
  expect(plain(doc(paragraph('What shall it say?'), { kind: 'actions', actions })).join()).toMatch(/Type: Leave it\n$/)
  const alone = doc(paragraph('What shall it say?'), { kind: 'actions', actions: actions.slice(0, 1) })
  expect(plain(alone).join()).toBe('What shall it say?\n')
})

describe('an issue in the terminal', () => {
  it('stands under headings, numbered, wrapped with a hanging indent, source and topics last', () => {
    const [text = ''] = plain(
      doc(
        { kind: 'title', text: 'Morning brief', note: 'Issue 1' },
        { kind: 'heading', text: 'Money' },
        {
          ...item,
          body: ['Banks lowered their rates on Tuesday and said more would follow.'],
          source: { name: 'The Ledger', url: 'https://ledger.example/1' },
          topics: ['finance'],
        },
      ),
    )
    expect(text.split('\n')).toEqual([
      'Morning brief',
      'Issue 1',
      '',
      '── Money ──',
      '',
      ' 3. Rates fall',
      '    Banks lowered their rates on Tuesday',
      '    and said more would follow.',
      '    The Ledger, https://ledger.example/1',
      '    #finance',
      '',
    ])
  })

  it('comes apart at its headings', () => {
    const parts = plain(
      doc(
        { kind: 'title', text: 'T', note: null },
        { kind: 'heading', text: 'A' },
        item,
        { kind: 'heading', text: 'B' },
        item,
      ),
    )
    expect(parts).toHaveLength(2)
    expect(parts[1]).toContain('── B ──')
  })

  it('colours only where it may', () => {
    const blocks = [
      paragraph('See ', strong('this'), ' ', link('page', 'https://x.example'), ' or ', command('latest')),
    ]
    expect(plain(doc(...blocks))).toEqual(['See this page https://x.example or\n/latest\n'])
    expect(createRender({ width: 80, colour: true })(doc(...blocks)).join('')).toContain('\u001b[')
  })

  it('offers buttons as words', () => {
    const actions = [{ label: 'more', command: 'topic x /2' }]
    expect(plain(doc({ kind: 'actions', actions }))).toEqual(['Type: more\n'])
    const open = { label: 'open 3', command: 'issue 1 headlines 3' }
    expect(plain(doc({ ...item, open })).join('')).toContain(' 3. Rates fall [open 3]')
  })

  it('keeps every line within the width, wide characters counted double', () => {
    const [text = ''] = plain(doc({ ...item, headline: '支付宝在三百家门店启用刷脸支付技术并将继续推广到更多城市' }))
    for (const line of text.split('\n'))
      expect([...line].reduce((sum, c) => sum + (c > '\u2e80' ? 2 : 1), 0)).toBeLessThanOrEqual(40)
  })

  it('lets no text move the cursor or colour the screen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hostile) => {
        const parts = plain(doc({ ...item, headline: hostile, body: [hostile] }, paragraph(hostile)))
        expect(parts.join('').replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      }),
    )
  })
})
