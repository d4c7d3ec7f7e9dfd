import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ContainerBlock, SlackPart } from '../../../adapters/slack/blocks.ts'
import { renderDoc } from '../../../adapters/slack/render/render.ts'
import type { Doc, ItemBlock, Block as Piece } from '../../../src/doc.ts'
import { readBlocks, textsIn, withChildren } from '../../fakes/slack/blocks.ts'
import type { SeenMessage } from '../../fakes/slack.ts'
import { checkMessage } from './check.ts'
import { first, textOf } from './look.ts'
import { hostile, item, named } from './samples.ts'
import { start } from './setup.ts'

const heading = (text: string): Piece => ({ kind: 'heading', text })
const full = (number: number, headline = `Headline ${number}`, rest: Partial<ItemBlock> = {}): ItemBlock =>
  item(number, headline, {
    body: [`All about ${number} at https://example.org/${number}.`],
    source: { name: 'The Paper', url: 'https://example.org/' },
    topics: ['payments'],
    ...rest,
  })
const issue = (...blocks: readonly Piece[]): Doc => ({
  language: 'en',
  public: true,
  blocks: [{ kind: 'title', text: 'Brief', note: 'No. 7' }, ...blocks, { kind: 'footer', paragraphs: ['Goodbye.'] }],
})
const twoSections = issue(heading('Payments'), full(1), full(2), heading('Retail'), full(3))

const containersOf = ({ folded = [] }: SlackPart): readonly ContainerBlock[] =>
  folded.filter((block) => block.type === 'container')
const faults = ({ folded, ...part }: SlackPart): readonly string[] => {
  const read = readBlocks(JSON.parse(JSON.stringify([...(folded ?? part.blocks), ...(part.hint ? [part.hint] : [])])))
  return [...checkMessage({ ...part, ...(folded ? { folded } : {}) }), ...('error' in read ? [read.error] : [])]
}
const kindsOf = (message: SeenMessage | undefined) => message?.blocks.map(({ type }) => type)

describe('an issue, folded', () => {
  it('is one container a section, the first open, with nothing in it that either of Slack’s lists lacks', () => {
    const [part, ...more] = renderDoc(twoSections, named)
    if (!part) throw new Error('nothing rendered')
    expect(more).toEqual([])
    expect(faults(part)).toEqual([])
    expect(part.folded?.map(({ type }) => type)).toEqual(['header', 'context', 'container', 'container', 'rich_text'])
    expect(containersOf(part)).toMatchObject([
      {
        title: { text: 'Payments' },
        subtitle: { text: 'Items 1–2' },
        is_collapsible: true,
        default_collapsed: false,
        child_blocks: [
          {
            type: 'section',
            text: {
              text: '*1. Headline 1*\nAll about 1 at <https://example.org/1>.\n<https://example.org/|The Paper> · #payments',
            },
          },
          { type: 'section' },
        ],
      },
      { title: { text: 'Retail' }, subtitle: { text: 'Item 3' }, default_collapsed: true },
    ])
  })

  it('makes a second container where ten blocks do not hold a section', () => {
    const items = Array.from({ length: 14 }, (_, index) => full(index + 1))
    const [part] = renderDoc(issue(heading('Payments'), ...items), named)
    expect(
      part && containersOf(part).map(({ subtitle, child_blocks }) => [subtitle?.text, child_blocks.length]),
    ).toEqual([
      ['Items 1–10', 10],
      ['Items 11–14', 4],
    ])
  })

  it('shows as plain text what mrkdwn would misread', () => {
    const odd = full(1, 'snake_case *rumour* :tada:', { body: ['> no quote', '2 * 3 ~ 6'] })
    const [part] = renderDoc(issue(heading('A'), odd, heading('B'), full(2)), named)
    expect(part && containersOf(part)[0]?.child_blocks).toMatchObject([
      { type: 'section', text: { type: 'plain_text', text: '1. snake_case *rumour* :tada:\n> no quote\n2 * 3 ~ 6' } },
      { type: 'context' },
    ])
  })

  it.each([
    ['has one section', issue(heading('Payments'), full(1), full(2))],
    ['has none', issue(full(1), full(2))],
    [
      'is headlines that open',
      issue(
        heading('A'),
        item(1, 'H', { open: { label: 'open', command: 'o 1' } }),
        heading('B'),
        item(2, 'I', { open: { label: 'open', command: 'o 2' } }),
      ),
    ],
    ['is no issue', { ...twoSections, public: undefined }],
  ])('stays as it is where it %s', (_, made) => {
    const { public: all, ...rest } = made
    for (const part of renderDoc(all ? { ...rest, public: all } : rest, named)) expect(part.folded).toBeUndefined()
  })

  it('keeps every limit and loses no word, whatever is in it', () => {
    const words = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom(hostile, '支付宝', 'https://example.org/a_b?c=*d*', 'a'.repeat(700), '一'.repeat(3500)),
    )
    const entry = fc.record({
      headline: words.map((text) => `h${text}`),
      body: fc.array(words, { maxLength: 3 }),
      source: fc.option(fc.record({ name: words, url: fc.option(fc.webUrl()) })),
      topics: fc.array(fc.constantFrom('payments', 'a_b'), { maxLength: 2 }),
      note: fc.option(words),
    })
    const sections = fc.array(fc.tuple(words, fc.array(entry, { minLength: 1, maxLength: 14 })), {
      minLength: 2,
      maxLength: 4,
    })
    fc.assert(
      fc.property(sections, (made) => {
        let number = 0
        const parts = renderDoc(
          issue(
            ...made.flatMap(([title, entries]) => [
              heading(title),
              ...entries.map((one) => item(++number, one.headline, one)),
            ]),
          ),
          named,
        )
        for (const part of parts) {
          expect(faults(part)).toEqual([])
          if (!part.folded) continue
          const numbers = [
            ...textsIn(part.folded)
              .join('\n')
              .matchAll(/^\*?(\d+)\. h/gm),
          ].map(([, one]) => one)
          const flat = [
            ...textsIn(part.blocks)
              .join('\n')
              .matchAll(/^(\d+)\. h/gm),
          ].map(([, one]) => one)
          expect(numbers).toEqual(flat)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('folded sections', () => {
  const target = { platform: 'slack', account: 'T1', chat: 'C1', thread: null }
  const context = () => ({ signal: AbortSignal.timeout(5000), first: null })
  const world = async (options: Parameters<typeof start>[1] = {}) => {
    const begun = await start('socket', options)
    const send = async (doc: Doc = twoSections): Promise<void> => {
      let top: string | null = null
      for (const part of begun.adapter.render(doc)) {
        const id = await begun.adapter.send(target, part, { ...context(), first: top })
        top ??= id
      }
    }
    return { ...begun, send }
  }

  it('go out where Slack takes them, with their pictures, and are corrected in place', async () => {
    const { slack, host, adapter, send } = await world()
    host.pictures.set('p1', { type: 'image/png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) })
    await send(issue(heading('A'), full(1, 'Pictured', { photos: ['p1'] }), heading('B'), full(2)))
    const [message] = slack.seen('C1')
    expect(kindsOf(message)).toContain('container')
    expect(withChildren(message?.blocks ?? []).filter(({ type }) => type === 'image')).toHaveLength(1)
    const [part] = adapter.render(issue(heading('A'), full(1, 'Corrected'), heading('B'), full(2)))
    await adapter.edit?.(target, message?.ts ?? '', part as SlackPart, AbortSignal.timeout(5000))
    expect(textOf(slack.seen('C1')[0])).toContain('*1. Corrected*')
  })

  it('are unfolded where a workspace refuses them, which it is asked once, and again after hours', async () => {
    let clock = 0
    const { slack, host, send, log } = await world({ now: () => clock })
    const { token = '' } = slack.state.teams.get('T1') ?? {}
    slack.team('T1', token).containers = false
    await send()
    await send()
    for (const message of slack.seen('C1')) expect(kindsOf(message)).not.toContain('container')
    expect(slack.calls('chat.postMessage').map(({ error }) => error)).toEqual(['invalid_blocks', null, null])
    expect(log.filter((line) => line.includes('unfolded'))).toHaveLength(1)
    host.answer = async () => twoSections
    await slack.slash({ channel: 'C1', user: 'U2', text: 'latest' })
    expect(kindsOf(await first(slack, () => slack.whispered('C1', 'U2')))).not.toContain('container')
    slack.team('T1', token)
    clock += 7 * 3_600_000
    await send()
    expect(kindsOf(slack.seen('C1')[2])).toContain('container')
  })

  it('are unfolded in an answer that Slack refuses through a response address', async () => {
    const { slack, host } = await world()
    const { token = '' } = slack.state.teams.get('T1') ?? {}
    slack.team('T1', token).containers = false
    host.answer = async () => twoSections
    await slack.slash({ channel: 'C1', user: 'U2', text: 'latest' })
    expect(textOf(await first(slack, () => slack.whispered('C1', 'U2')))).toContain('3. Headline 3')
  })

  it('are not tried where the operator wants none', async () => {
    const { slack, send } = await world({ fold: false })
    await send()
    expect(kindsOf(slack.seen('C1')[0])).not.toContain('container')
    expect(slack.calls('chat.postMessage')).toHaveLength(1)
  })

  it('tell in the channel which items stand in the thread, and only there', async () => {
    const { slack, host, send } = await world()
    const long = issue(
      ...['A', 'B', 'C', 'D'].flatMap((title, section) => [
        heading(title),
        ...Array.from({ length: 3 }, (_, index) =>
          full(section * 3 + index + 1, `Headline ${section * 3 + index + 1}`, { body: ['Many words. '.repeat(180)] }),
        ),
      ]),
    )
    await send(long)
    const [top, ...below] = slack.seen('C1')
    const shown = below.flatMap((message) =>
      [...textOf(message).matchAll(/(\d+)\. Headline/g)].map(([, number]) => number),
    )
    expect(shown.length).toBeGreaterThan(2)
    expect(textOf(top)).toContain(`Items ${shown[0]}–12 in the thread`)
    expect(below.every(({ thread }) => thread === top?.ts)).toBe(true)
    for (const message of below) expect(textOf(message)).not.toContain('in the thread')
    host.answer = async () => long
    await slack.slash({ channel: 'C1', user: 'U2', text: 'latest' })
    await slack.until('the answer', () => slack.whispered('C1', 'U2').length > 2)
    for (const message of slack.whispered('C1', 'U2')) expect(textOf(message)).not.toContain('in the thread')
  })
})
