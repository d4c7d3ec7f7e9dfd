import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderDoc } from '../../../adapters/slack/render/render.ts'
import { split } from '../../../adapters/slack/render/split.ts'
import { clean, weightOf } from '../../../adapters/slack/render/text.ts'
import type { Block, Doc } from '../../../src/doc.ts'
import { readBlocks, textsIn } from '../../fakes/slack/blocks.ts'
import { checkMessage } from './check.ts'
import { doc, hostile, huge, item, named } from './samples.ts'

const render = (made: Doc) => renderDoc(made, named)
/** All that people read, without blanks and the buttons beside it, whatever message it stands in. */
const said = (made: Doc): string =>
  render(made)
    .flatMap((part) => textsIn(part.blocks.map((block) => (block.type === 'section' ? block.text : block))))
    .join('')
    .replace(/\s+/g, '')
const faults = (made: Doc): readonly string[] =>
  render(made).flatMap((part) => {
    const read = readBlocks(JSON.parse(JSON.stringify(part.blocks)))
    return [...checkMessage(part), ...('error' in read ? [read.error] : [])]
  })

describe('rendering for Slack', () => {
  it('keeps every message of a huge issue within the limits, loses nothing and keeps the order', () => {
    const made = huge()
    expect(faults(made)).toEqual([])
    const text = said(made)
    let from = -1
    for (const block of made.blocks) {
      if (block.kind !== 'item') continue
      const at = text.indexOf(`${block.number}.Headline${block.number}`.replace(/\s/g, ''), from + 1)
      expect(at).toBeGreaterThan(from)
      expect(text.slice(at)).toContain(block.body.join('').replace(/\s+/g, ''))
      from = at
    }
    expect(text).toContain('Joinusathttps://example.org/join.')
    expect(render(made).length).toBeGreaterThan(10)
  })

  it('keeps an item in one message wherever it fits into one', () => {
    for (const part of render(huge())) {
      const texts = textsIn(part.blocks).join('')
      const headlines = texts.match(/\d+\. Headline/g)?.length ?? 0
      expect(texts.match(/Source \d+/g)?.length ?? 0).toBe(headlines)
    }
  })

  it('counts blocks as well as characters', () => {
    const made = doc(...Array.from({ length: 120 }, (_, index) => item(index + 1, `H${index + 1}`, { topics: ['a'] })))
    expect(faults(made)).toEqual([])
    for (const part of render(made)) expect(part.blocks.length).toBeLessThanOrEqual(45)
  })

  it('divides a draft of sixty items with their buttons, each of which fits', () => {
    const actions = (number: number) => [
      ...['up', 'down', 'later', 'remove'].map((what) => ({ label: what, command: `draft ${what} k${number}` })),
      { label: 'edit', command: `draft edit k${number} 0`, form: { title: 'Edit', value: 'Some words. '.repeat(120) } },
    ]
    const numbers = Array.from({ length: 60 }, (_, index) => index + 1)
    const apart = doc(
      ...numbers.flatMap((number) => [
        item(number, `H${number}`),
        { kind: 'actions', actions: actions(number) } as const,
      ]),
    )
    const together = doc({ kind: 'actions', actions: numbers.flatMap(actions) })
    for (const made of [apart, together]) {
      expect(faults(made)).toEqual([])
      const buttons = render(made).flatMap(({ blocks }) =>
        blocks.flatMap((one) => (one.type === 'actions' ? one.elements : [])),
      )
      expect(buttons).toHaveLength(300)
    }
    expect(render(apart).length).toBeLessThan(8)
  })

  it('divides an item that is longer than a message', () => {
    const made = doc(item(1, 'Long', { body: ['One sentence here. '.repeat(2500)] }))
    expect(faults(made)).toEqual([])
    expect(render(made).length).toBeGreaterThan(4)
    expect(said(made)).toContain('Onesentencehere.'.repeat(2500))
  })

  it('lets nothing be read as markup or as a call to everybody', () => {
    const made = doc(
      { kind: 'title', text: hostile, note: hostile },
      { kind: 'heading', text: hostile },
      item(1, hostile, {
        body: [hostile],
        source: { name: hostile, url: 'https://example.org/a|b>c' },
        topics: [hostile],
      }),
      item(2, hostile, { source: { name: 'Reuters & Co', url: 'https://example.org/?a=1&b=<2>' }, note: hostile }),
      {
        kind: 'list',
        entries: [[{ kind: 'text', text: hostile }], [{ kind: 'link', text: hostile, url: 'javascript:alert(1)' }]],
      },
      { kind: 'footer', paragraphs: [hostile] },
    )
    expect(faults(made)).toEqual([])
    const [part] = render(made)
    const marked = JSON.stringify(part?.blocks).match(/\{"type":"mrkdwn"[^}]*\}/g)
    expect(marked).toEqual([
      '{"type":"mrkdwn","text":"<https://example.org/?a=1&amp;b=%3C2%3E|Reuters &amp; Co>","verbatim":true}',
    ])
    expect(part?.text).not.toContain('<!channel>')
    expect(part?.text).toContain('&lt;!channel&gt;')
    expect(JSON.stringify(part?.blocks)).not.toContain('"javascript:')
    expect(said(made)).toContain(clean(hostile).replace(/\s+/g, ''))
  })

  it('gives each headline an open button, and finds it again by its number', () => {
    const open = { label: 'Open 12', command: 'issue 3 headlines 12' }
    const [part] = render(doc(item(12, 'Twelve', { open, topics: ['payments'] })))
    expect(part?.blocks[0]).toEqual({
      type: 'section',
      block_id: 'item-12',
      text: { type: 'plain_text', text: '12. Twelve', emoji: false },
      accessory: {
        type: 'button',
        action_id: 'briefwire:run:12',
        text: { type: 'plain_text', text: 'Open 12', emoji: false },
        value: 'issue 3 headlines 12',
      },
    })
    expect(part?.text).toContain('12. Twelve')
  })

  it('names no block twice when two issues stand in one answer', () => {
    const made = doc(item(3, 'Of issue 8'), item(3, 'Of issue 7'))
    expect(render(made)[0]?.blocks.map((block) => block.block_id)).toEqual(['item-3', 'item-3-2'])
  })

  it('shows a command that no button can carry as what to type', () => {
    const long = `search ${'word '.repeat(500)}`.trim()
    const made = doc({ kind: 'actions', actions: [{ label: 'More', command: long }] })
    expect(faults(made)).toEqual([])
    expect(said(made)).toContain(`/brief${long}`.replace(/\s/g, ''))
  })

  it('is never empty', () => {
    expect(render(doc())).toHaveLength(1)
    expect(faults(doc({ kind: 'paragraph', text: [] }, { kind: 'footer', paragraphs: [' '] }))).toEqual([])
  })

  it('keeps the text for notifications sendable again in a correction', () => {
    const made = doc({ kind: 'paragraph', text: [{ kind: 'text', text: '支付&<'.repeat(600) }] })
    for (const { text } of render(made)) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3800)
      expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/)
    }
  })

  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.constantFrom(hostile, '&<>'.repeat(1200), '句子。'.repeat(900), 'x'.repeat(7000), '😀'.repeat(3000), '', ' '),
  )
  const url = fc.constantFrom('https://example.org/?a=1&b=2', `https://example.org/${'é'.repeat(900)}`, 'not a url')
  const action = fc.record({ label: piece, command: piece })
  const inline = fc.oneof(
    fc.record({ kind: fc.constantFrom('text' as const, 'strong' as const), text: piece }),
    fc.record({ kind: fc.constant('link' as const), text: piece, url }),
    fc.record({ kind: fc.constant('command' as const), line: piece }),
  )
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant('title' as const), text: piece, note: fc.option(piece) }),
    fc.record({ kind: fc.constant('heading' as const), text: piece }),
    fc.record({
      kind: fc.constant('item' as const),
      number: fc.nat(99),
      headline: piece,
      body: fc.array(piece, { maxLength: 4 }),
      source: fc.option(fc.record({ name: piece, url: fc.option(url) })),
      topics: fc.array(piece, { maxLength: 3 }),
      note: fc.option(piece),
      open: fc.option(action),
    }),
    fc.record({ kind: fc.constant('paragraph' as const), text: fc.array(inline, { maxLength: 5 }) }),
    fc.record({
      kind: fc.constant('list' as const),
      entries: fc.array(fc.array(inline, { maxLength: 3 }), { maxLength: 6 }),
    }),
    fc.record({ kind: fc.constant('footer' as const), paragraphs: fc.array(piece, { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('actions' as const), actions: fc.array(action, { maxLength: 40 }) }),
  )

  it('makes of any document only messages that Slack takes, with every headline and paragraph in order', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const made = doc(...blocks)
        expect(faults(made)).toEqual([])
        const text = said(made)
        let from = 0
        for (const one of blocks) {
          if (one.kind !== 'item') continue
          for (const wanted of [`${one.number}. ${one.headline}`, ...one.body]) {
            const clipped = clean(wanted).replace(/\s+/g, '')
            const at = text.indexOf(clipped, from)
            expect(at).toBeGreaterThanOrEqual(from)
            from = at + clipped.length
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('splitting', () => {
  it('cuts after sentences, in English and Chinese', () => {
    expect(split('One is here. Two is there. Three.', 28)).toEqual(['One is here. Two is there. ', 'Three.'])
    expect(split('第一句话。第二句话。第三句话。', 11)).toEqual(['第一句话。第二句话。', '第三句话。'])
  })

  it('loses nothing, exceeds nothing and cuts no character in two', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '. ', '。', '&', '<', '😀', '支'), maxLength: 300 })
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 80 }), (value, most) => {
        const pieces = split(value, most)
        expect(pieces.join('')).toBe(value)
        for (const piece of pieces) {
          expect(weightOf(piece)).toBeLessThanOrEqual(most)
          expect(piece.isWellFormed()).toBe(true)
        }
      }),
    )
  })
})
