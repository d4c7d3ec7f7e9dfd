import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createButtons } from '../../../adapters/telegram/buttons.ts'
import { createNames } from '../../../adapters/telegram/command-names.ts'
import type { ClassicBody } from '../../../adapters/telegram/render/classic.ts'
import { render } from '../../../adapters/telegram/render/index.ts'
import { type Block, command, type Doc, paragraph } from '../../../src/doc.ts'
import { docs, hostileDocs } from '../../contracts/docs.ts'
import { checkKeyboard, checkText } from '../../fakes/telegram/text.ts'

const renderContext = { buttons: createButtons(), names: createNames() }
const classic = (doc: Doc): readonly ClassicBody[] =>
  render(doc, renderContext, 'classic').flatMap((part) => (part.kind === 'classic' ? part.body : []))
const fail = (): never => {
  throw new Error('there is no such part')
}
const only = (doc: Doc): ClassicBody => {
  const bodies = classic(doc)
  expect(bodies).toHaveLength(1)
  return bodies[0] ?? fail()
}
const doc = (...blocks: Block[]): Doc => ({ language: 'en', blocks })
/** The formatted stretches of a body, as `type: text`. */
const stretches = ({ text, entities }: ClassicBody): string[] =>
  entities.map(({ type, offset, length }) => `${type}: ${text.slice(offset, offset + length)}`)

const item = (number: number, change: Partial<Extract<Block, { kind: 'item' }>> = {}): Block => ({
  kind: 'item',
  number,
  headline: `Headline ${number}`,
  body: ['A body.'],
  source: { name: 'The Paper', url: 'https://paper.example/a?b=1' },
  topics: ['payments', 'cross-border'],
  note: null,
  open: null,
  ...change,
})

describe('classic', () => {
  test('an issue reads as one message, with formatting where it belongs', () => {
    const body = only({
      language: 'en',
      blocks: [
        { kind: 'title', text: 'Daily Brief', note: 'Issue 7' },
        { kind: 'heading', text: 'Payments' },
        item(1, { note: 'corrected' }),
        item(2, { source: { name: 'Hearsay', url: null }, topics: [] }),
        { kind: 'footer', paragraphs: ['Join us.'] },
      ],
    })
    expect(body.text).toBe(
      [
        'Daily Brief\nIssue 7',
        '▌Payments',
        '1. Headline 1\nA body.\nThe Paper · #payments #cross_border\ncorrected',
        '2. Headline 2\nA body.\nHearsay',
        'Join us.',
      ].join('\n\n'),
    )
    expect(stretches(body)).toEqual([
      'bold: Daily Brief',
      'italic: Issue 7',
      'bold: ▌Payments',
      'bold: 1. Headline 1',
      'text_link: The Paper',
      'italic: corrected',
      'bold: 2. Headline 2',
      'italic: Hearsay',
      'italic: Join us.',
    ])
    expect(body.entities.find(({ type }) => type === 'text_link')).toMatchObject({ url: 'https://paper.example/a?b=1' })
    expect(body.link_preview_options).toEqual({ is_disabled: true })
    expect(body.reply_markup).toBeUndefined()
  })

  test('a long body folds, a short one does not', () => {
    const long = 'A sentence of some length. '.repeat(20).trim()
    const body = only(doc(item(1, { body: [long, 'And more.'] }), item(2)))
    expect(stretches(body)).toContain(`expandable_blockquote: ${long}\nAnd more.`)
    expect(stretches(body).filter((each) => each.startsWith('expandable'))).toHaveLength(1)
  })

  test.each(['not a url', 'javascript:alert(1)', 'http://localhost/x', ''])('%j as a source is plain text', (url) => {
    const body = only(doc(item(1, { source: { name: 'Paper', url }, topics: [] })))
    expect(stretches(body)).toEqual(['bold: 1. Headline 1', 'italic: Paper'])
  })

  test('commands can be tapped or copied, under the name that this bot gives them', () => {
    const named = { ...renderContext, names: createNames({ topic: 'news' }) }
    const [part] = render(
      doc(paragraph('Try ', command('latest'), ' or ', command('topic payments'))),
      named,
      'classic',
    )
    expect(part?.body).toMatchObject({
      text: 'Try /latest or /news payments',
      entities: [{ type: 'code', offset: 15, length: 14 }],
    })
  })

  test('headlines have a grid of numbers that open them', () => {
    const open = (number: number) => ({ label: `open ${number}`, command: `issue 7 headlines ${number}` })
    const body = only(doc(...Array.from({ length: 10 }, (_, at) => item(at + 1, { body: [], open: open(at + 1) }))))
    expect(body.text.split('\n').slice(0, 2)).toEqual(['1. Headline 1', '2. Headline 2'])
    const grid = body.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text))
    expect(grid).toEqual([
      ['1', '2', '3', '4', '5', '6', '7', '8'],
      ['9', '10'],
    ])
    expect(body.reply_markup?.inline_keyboard[1]?.[1]?.callback_data).toBe('bw:issue 7 headlines 10')
  })

  test('items that share a number, from several issues, have their own labels', () => {
    const body = only(
      doc(...['a', 'b'].map((label) => item(5, { body: [], open: { label: `open ${label}`, command: label } }))),
    )
    expect(body.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual(['open a', 'open b'])
  })

  test('many items are split between items, and each part says which it is', () => {
    const bodies = classic(doc(...Array.from({ length: 120 }, (_, at) => item(at + 1))))
    expect(bodies.length).toBeGreaterThan(1)
    for (const [at, { text }] of bodies.entries()) {
      expect(text.endsWith(`\n\npart ${at + 1} of ${bodies.length}`)).toBe(true)
      expect(text).toMatch(/^\d+\. Headline/)
      expect(text).not.toContain('continued')
    }
    const numbers = bodies.flatMap(({ text }) =>
      [...text.matchAll(/^(\d+)\. Headline/gm)].map(([, number]) => Number(number)),
    )
    expect(numbers).toEqual(Array.from({ length: 120 }, (_, at) => at + 1))
  })

  test('a hundred entities are the limit even where characters are left', () => {
    const bodies = classic(doc(...Array.from({ length: 60 }, (_, at) => item(at + 1, { body: [] }))))
    expect(bodies.map(({ entities }) => entities.length).every((count) => count <= 100)).toBe(true)
    expect(bodies).toHaveLength(2)
  })

  test('one list of 250 commands is cut by entities, the mark that it goes on included', () => {
    const entries = Array.from({ length: 250 }, (_, at) => [command(`t ${at}`)])
    const bodies = classic(doc({ kind: 'list', entries }))
    expect(Math.max(...bodies.map(({ entities }) => entities.length))).toBe(100)
    expect(bodies.flatMap(stretches).filter((each) => each.startsWith('code'))).toHaveLength(250)
  })

  test('a heading is never left behind at the end of a part', () => {
    const blocks = Array.from({ length: 60 }, (_, at): Block[] => [
      { kind: 'heading', text: `Section ${at}` },
      item(at + 1, { body: ['x'.repeat(300)] }),
    ])
    for (const { text } of classic(doc(...blocks.flat())))
      expect(
        text
          .replace(/\n\npart .*$/, '')
          .split('\n\n')
          .at(-1),
      ).not.toContain('▌')
  })

  test.each([
    ['en', 'A sentence that ends. ', /\.\ncontinued ↓\n\npart 1 of \d$/],
    ['zh', '这是一句完整的话。', /。\n未完，见下条 ↓\n\n第 1 条，共 \d 条$/],
  ] as const)('an item too long for a message is cut after a sentence (%s)', (language, sentence, end) => {
    const bodies = classic({ language, blocks: [item(1, { body: [sentence.repeat(500).trim()] })] })
    expect(bodies[0]?.text).toMatch(end)
    const whole = bodies.map(({ text }) =>
      text.replace(/\n(?:continued|未完)[^\n]*/, '').replace(/\n\n(?:part|第)[^\n]*$/, ''),
    )
    const count = whole.join(' ').split(sentence.trim()).length - 1
    expect(count).toBe(500)
  })

  test('one word of 100 kB is cut between characters, and nothing of it is lost', () => {
    const word = '😀'.repeat(25_000)
    const bodies = classic(doc(item(1, { body: [word] })))
    const joined = bodies.map(({ text }) => text.match(/\p{Extended_Pictographic}/gu)?.length ?? 0)
    expect(joined.reduce((a, b) => a + b)).toBe(25_000)
    for (const { text } of bodies) expect(text.isWellFormed()).toBe(true)
  })

  test('joined emoji stay whole at a cut', () => {
    const family = '👩‍👩‍👧‍👦'
    for (const { text } of classic(doc(item(1, { body: [family.repeat(1500)] }))))
      expect(text.replaceAll(family, '')).not.toMatch(/[👩👧👦\u200d]/u)
  })

  test('what the message asks in words has no button', () => {
    const asked = { label: 'New text', command: 'correct 1.1', form: { title: 'New text', value: '', asked: true } }
    const actions = [asked, { label: 'Leave it', command: 'correct drop 1' }]
    const { reply_markup } = only(doc(paragraph('What shall it say?'), { kind: 'actions', actions }))
    expect(reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual(['Leave it'])
  })

  test('a message is never empty', () => {
    expect(only(doc()).text).toBe('There is nothing to show here yet.')
    expect(only({ language: 'zh', blocks: [paragraph('\u200b')] }).text).toBe('这里暂时没有内容。')
    expect(only(doc({ kind: 'actions', actions: [{ label: 'Go', command: 'go' }] })).text).toBe('Choose:')
  })

  /** The strict server's own reading: what it keeps must be what we meant, to the last offset. */
  const survives = (body: ClassicBody) => {
    const losses = { entities: 0, links: 0 }
    expect(checkText(body.text, body.entities, losses)).toEqual({ text: body.text, entities: body.entities })
    expect(losses).toEqual({ entities: 0, links: 0 })
    checkKeyboard(body.reply_markup)
    const ends = body.entities.map(({ offset, length }) => offset + length)
    expect(body.entities.every(({ offset }, at) => offset >= (ends[at - 1] ?? 0))).toBe(true)
  }

  test.each(Object.entries(hostileDocs))('hostile: %s reaches the reader as it was meant', (_, hostile) => {
    classic(hostile).forEach(survives)
  })

  test('whatever the doc, the server keeps text and formatting exactly as they were sent', () => {
    fc.assert(
      fc.property(docs, (any) => classic(any).forEach(survives)),
      { numRuns: 300 },
    )
  })
})

describe('rich', () => {
  const issue = doc(
    { kind: 'title', text: 'A & B', note: null },
    { kind: 'heading', text: 'Money' },
    item(1, { headline: '<b>', body: ['First.', 'Second.'] }),
    { kind: 'footer', paragraphs: ['Bye'] },
  )

  test('an issue is one message with headings, details and a footer', () => {
    const parts = render(issue, renderContext, 'rich')
    expect(parts).toHaveLength(1)
    expect(parts[0]?.body).toEqual({
      rich_message: {
        html:
          '<h1>A &amp; B</h1><h2>Money</h2><h3>1. &lt;b&gt;</h3><p>First.</p>' +
          '<details><summary>Read on</summary><p>Second.</p></details>' +
          '<p><a href="https://paper.example/a?b=1">The Paper</a> · #payments #cross_border</p><hr/><footer>Bye</footer>',
      },
    })
    expect(parts[0]).toMatchObject({
      kind: 'rich',
      pictures: [],
      fallback: [{ kind: 'classic', body: { text: expect.stringContaining('1. <b>') } }],
    })
  })

  test('buttons, pictures and moments stand where they belong', () => {
    const at = Date.parse('2026-11-20T08:30:59Z')
    const whole = doc(
      { kind: 'title', text: 'Brief', note: 'Issue 7', at },
      item(1, { body: [], source: null, topics: [], open: { label: 'Open "1"', command: 'issue 7 headlines 1' } }),
      item(2, { body: ['Words.'], source: null, topics: [], photos: ['pictures/42'] }),
      { kind: 'actions', actions: [{ label: 'All <of> it', command: 'latest full', tone: 'primary' }] },
    )
    const [only, ...more] = render(whole, renderContext, 'rich')
    expect(more).toEqual([])
    expect(only).toMatchObject({ kind: 'rich', pictures: ['pictures/42'] })
    expect(only?.body).toEqual({
      rich_message: {
        html:
          '<h1>Brief</h1><p><i>Issue 7 · <tg-time unix="1795163459" format="t">08:30 UTC</tg-time></i></p>' +
          '<h3>1. Headline 1</h3><tg-button-row><tg-button type="callback_data" style="link" data="bw:issue 7 headlines 1">Open "1"</tg-button></tg-button-row>' +
          '<h3>2. Headline 2</h3><img src="tg://photo?id=p1"/><p>Words.</p>' +
          '<tg-button-row><tg-button type="callback_data" style="primary" data="bw:latest full">All &lt;of&gt; it</tg-button></tg-button-row>',
      },
    })
  })

  test('what is no issue, or larger than 32,768 characters or 500 blocks, stays classic', () => {
    expect(render(doc(paragraph('hello')), renderContext, 'rich')[0]?.kind).toBe('classic')
    const large = { ...issue, blocks: [...issue.blocks, item(2, { body: ['x'.repeat(33_000)] })] }
    expect(render(large, renderContext, 'rich').every(({ kind }) => kind === 'classic')).toBe(true)
    const many = {
      ...issue,
      blocks: [...issue.blocks, ...Array.from({ length: 180 }, (_, at) => item(at, { headline: 'h' }))],
    }
    expect(render(many, renderContext, 'rich').every(({ kind }) => kind === 'classic')).toBe(true)
  })

  test('buttons stay within 64 bytes and come back as the same command', () => {
    const buttons = createButtons()
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary', maxLength: 200 }), (line) => {
        const data = buttons.data(line.toWellFormed())
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
        expect(buttons.read(data)).toEqual({ kind: 'command', line: line.toWellFormed() })
      }),
    )
    for (const length of [61, 62]) expect(Buffer.byteLength(buttons.data('x'.repeat(length)))).toBeLessThanOrEqual(64)
    expect(buttons.read('bw#unknown')).toEqual({ kind: 'old' })
    expect(buttons.read('host:data')).toEqual({ kind: 'foreign' })
  })
})
