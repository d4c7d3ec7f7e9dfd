import { describe, expect, it } from 'vitest'
import { type Block, plain } from '../../../adapters/slack/blocks.ts'
import { readBlocks } from '../../fakes/slack/blocks.ts'
import { checkMessage, checkView } from './check.ts'

const section = (text: string): Block => ({ type: 'section', text: plain(text) })
const rich = (text: string): Block => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
})
const button = (value: string, text = 'Go') => ({ type: 'button', action_id: 'a', text: plain(text), value }) as const
const of = (...blocks: readonly Block[]) => ({ text: 'x', blocks })

/** Each just too much; the second number is what still goes. */
const faulty: readonly (readonly [string, readonly Block[], readonly Block[]])[] = [
  ['51 blocks', Array.from({ length: 51 }, () => section('x')), Array.from({ length: 50 }, () => section('x'))],
  ['a long section', [section('x'.repeat(3001))], [section('x'.repeat(3000))]],
  ['a section that escaping makes long', [section('&'.repeat(601))], [section('&'.repeat(600))]],
  ['an empty section', [section(' ')], [section('x')]],
  [
    'a long header',
    [{ type: 'header', text: plain('x'.repeat(151)) }],
    [{ type: 'header', text: plain('x'.repeat(150)) }],
  ],
  [
    'eleven context elements',
    [{ type: 'context', elements: Array.from({ length: 11 }, () => plain('x')) }],
    [{ type: 'context', elements: Array.from({ length: 10 }, () => plain('x')) }],
  ],
  [
    'a long value',
    [{ type: 'actions', elements: [button('x'.repeat(2001))] }],
    [{ type: 'actions', elements: [button('x')] }],
  ],
  [
    'a long label',
    [{ type: 'actions', elements: [button('x', 'y'.repeat(76))] }],
    [{ type: 'actions', elements: [button('x')] }],
  ],
  [
    'the same action twice',
    [{ type: 'actions', elements: [button('x'), button('y')] }],
    [{ type: 'actions', elements: [button('x')] }],
  ],
  [
    'the same name twice',
    [
      { ...section('x'), block_id: 'b' },
      { ...section('y'), block_id: 'b' },
    ],
    [section('x')],
  ],
  ['too much together', Array.from({ length: 5 }, () => rich('x'.repeat(2500))), [rich('x'.repeat(2500))]],
  ['an empty list', [{ type: 'rich_text', elements: [] }], [rich('x')]],
]

describe('the checker', () => {
  it.each(faulty)('finds %s, as Slack would', (_, wrong, right) => {
    expect(checkMessage(of(...wrong)).length).toBeGreaterThan(0)
    expect(readBlocks(wrong)).toHaveProperty('error')
    expect(checkMessage(of(...right))).toEqual([])
    expect(readBlocks(right)).toHaveProperty('blocks')
  })

  it('counts the text of a correction in bytes', () => {
    const part = { text: '支'.repeat(1334), blocks: [section('x')] }
    expect(checkMessage(part)).toEqual(['text in UTF-8 bytes: 4002, at most 4000'])
    expect(checkMessage(part, false)).toEqual([])
  })

  it('knows the limits of views', () => {
    const view = {
      type: 'modal',
      callback_id: 'c',
      title: plain('x'.repeat(25)),
      blocks: Array.from({ length: 101 }, () => section('x')),
    } as const
    expect(checkView(view)).toHaveLength(2)
    expect(checkView({ ...view, title: plain('x'), blocks: [], private_metadata: 'x'.repeat(3001) })).toHaveLength(1)
  })
})
