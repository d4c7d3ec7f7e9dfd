import fc from 'fast-check'
import type { Block, Doc, Inline, ItemBlock } from '../../src/doc.ts'

const nasty = [
  'A <b> & "B" _*[]()~`>#+-=|{}.! <!channel> @everyone /latest',
  '</b><script>alert(1)</script>&amp;&#x41;',
  '😀👩‍👩‍👧‍👦🇨🇳 e\u0301 å x\u030a y\u0333 z\u033f',
  'مرحبا بالعالم \u202eevil\u202c \u200f\u200e\u200f',
  '\u200b\u200d\u2060\ufeff',
  '\u0000\u0007tab\there\r\nline',
  '  spaces around  ',
  '支付宝与银行：一则中文消息。还有一句！',
  '\ud83d lone surrogate \ude00',
  '',
] as const

const urls = [
  'https://example.com/a?b=1&c="2"',
  'javascript:alert(1)',
  'not a url',
  'http://localhost/x',
  'https://例え.jp/ä b',
  '',
] as const

const item = (number: number, change: Partial<ItemBlock> = {}): ItemBlock => ({
  kind: 'item',
  number,
  headline: `Headline ${number}`,
  body: [`Body of ${number}.`],
  source: { name: 'The Paper', url: 'https://paper.example/' },
  topics: ['cross-border'],
  note: null,
  open: null,
  ...change,
})

const doc = (...blocks: Block[]): Doc => ({ language: 'en', blocks })

/** Docs that have broken bots. Every adapter must render and deliver them. */
export const hostileDocs: Readonly<Record<string, Doc>> = {
  'nothing at all': doc(),
  'nothing that can be seen': doc({ kind: 'paragraph', text: [{ kind: 'text', text: '\u200b\u200d \u0000' }] }),
  'markup in every place': doc(
    { kind: 'title', text: nasty[0], note: nasty[1] },
    { kind: 'heading', text: nasty[0] },
    ...nasty.map((text, index) =>
      item(index + 1, {
        headline: text,
        body: [text, text],
        note: text,
        topics: ['a b<', 'cross-border'],
        source: { name: text, url: urls[index % urls.length] ?? null },
      }),
    ),
    { kind: 'list', entries: nasty.map((text) => [{ kind: 'strong', text }]) },
    { kind: 'footer', paragraphs: nasty },
  ),
  'links that are none': doc({
    kind: 'paragraph',
    text: urls.flatMap((url): Inline[] => [
      { kind: 'link', text: 'here', url },
      { kind: 'text', text: ' ' },
    ]),
  }),
  '100 kB of one word': doc(item(1, { headline: 'x'.repeat(100_000), body: ['y'.repeat(100_000)] })),
  '40 kB of emoji': doc(item(1, { body: ['👩‍👩‍👧‍👦'.repeat(3600)] })),
  '300 items': doc(...Array.from({ length: 300 }, (_, index) => item(index + 1))),
  '150 buttons': doc(
    ...Array.from({ length: 150 }, (_, index) =>
      item(index + 1, { body: [], open: { label: `open ${index + 1}`, command: `issue 7 headlines ${index + 1}` } }),
    ),
  ),
  'actions alone, with long commands and labels': doc({
    kind: 'actions',
    actions: [
      { label: nasty[0], command: `topic ${'支付'.repeat(60)}` },
      { label: '', command: 'latest', tone: 'danger' },
      { label: '😀'.repeat(200), command: 'latest 2', tone: 'primary' },
    ],
  }),
}

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('word ', '句子。', '😀', 'x'), fc.nat(6000))
      .map(([unit, count]) => unit.repeat(count)),
  },
)
const url = fc.oneof(fc.webUrl(), fc.constantFrom(...urls))
const action = fc.record({
  label: piece,
  command: fc.constantFrom('latest', 'topic payments 2', `search ${'长'.repeat(40)}`),
})
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: piece }),
  fc.record({ kind: fc.constant('strong' as const), text: piece }),
  fc.record({ kind: fc.constant('link' as const), text: piece, url }),
  fc.record({ kind: fc.constant('command' as const), line: fc.constantFrom('latest', 'topic payments') }),
)
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('title' as const), text: piece, note: fc.option(piece) }),
  fc.record({ kind: fc.constant('heading' as const), text: piece }),
  fc.record({
    kind: fc.constant('item' as const),
    number: fc.nat(999),
    headline: piece,
    body: fc.array(piece, { maxLength: 4 }),
    source: fc.option(fc.record({ name: piece, url: fc.option(url) })),
    topics: fc.array(fc.constantFrom('payments', 'cross-border', '2024'), { maxLength: 3 }),
    note: fc.option(piece),
    open: fc.option(action),
  }),
  fc.record({ kind: fc.constant('paragraph' as const), text: fc.array(inline, { maxLength: 6 }) }),
  fc.record({
    kind: fc.constant('list' as const),
    entries: fc.array(fc.array(inline, { maxLength: 3 }), { maxLength: 40 }),
  }),
  fc.record({ kind: fc.constant('footer' as const), paragraphs: fc.array(piece, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('actions' as const), actions: fc.array(action, { maxLength: 6 }) }),
)

/** What readers must get of a doc, whatever it is cut into: its texts, without buttons and addresses. */
export const textsOf = ({ blocks }: Doc): readonly string[] => blocks.flatMap(textsIn)

const textsIn = (each: Block): readonly string[] => {
  switch (each.kind) {
    case 'title':
      return [each.text, each.note ?? '']
    case 'heading':
      return [each.text]
    case 'item':
      return [each.headline, ...each.body, isClosed(each) ? '' : (each.source?.name ?? ''), each.note ?? '']
    case 'paragraph':
      return each.text.map(wordsOf)
    case 'list':
      return each.entries.flat().map(wordsOf)
    case 'footer':
      return each.paragraphs
    case 'actions':
      return []
  }
}

/** Only its headline is shown until it is opened. */
const isClosed = ({ body, open }: ItemBlock): boolean => body.length === 0 && open !== null

const wordsOf = (each: Inline): string => (each.kind === 'command' ? '' : each.text)

/** The letters and digits that are in one text and not in another, however both are cut, marked or composed; none is lost: ''. */
export const lostLetters = (given: string, seen: string): string => {
  const left = new Map<string, number>()
  for (const [letter, count] of lettersOf(given)) left.set(letter, count)
  for (const [letter, count] of lettersOf(seen)) left.set(letter, (left.get(letter) ?? 0) - count)
  return [...left].flatMap(([letter, count]) => (count > 0 ? `${letter}×${count}` : [])).join(' ')
}

const lettersOf = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  const letters =
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{Extended_Pictographic}]/gu) ?? []
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

/** Any doc at all. */
export const docs: fc.Arbitrary<Doc> = fc.record({
  language: fc.constantFrom('en' as const, 'zh' as const),
  blocks: fc.array(block, { maxLength: 12 }),
})
