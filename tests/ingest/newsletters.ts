import fc from 'fast-check'
import type { Draft, Item } from '../../src/model.ts'

// Pieces that mean something to the parser, and pieces that only look like it.
const pieces = [
  '1.',
  '1. ',
  '2. ',
  '3) ',
  '4、',
  '（5）',
  '(2) ',
  '第1条 ',
  '① ',
  '7: ',
  '10. ',
  '1．',
  '# ',
  '## ',
  '##',
  '---',
  '=====',
  ',',
  '\\',
  '\\1. ',
  '\\\\2. ',
  '(Sina Technology)',
  '（新浪科技）',
  ' (Reuters, https://a.example/b_(c))',
  'Source: Morning Post',
  '来源：早报',
  '（来源：晚报）',
  '[Daily](https://d.example/x)',
  'https://www.e.example/path',
  '(up 3% on the year)',
  '(GMV)',
  '(see below)',
  ')',
  '(',
  '[',
  '](',
  '#payments',
  ' #支付',
  '#支付#',
  '#none',
  ' #1',
  '#odd_tag',
  'C#',
  '2026-03-09',
  '9 March 2026',
  'Monday, March 9, 2026',
  '2026年3月9日 星期一',
  '3月9日',
  '2026-02-30',
  'December 28',
  '【早报】',
  '一、要闻',
  'Retail',
  'Internet news',
  'E-commerce newsletter',
  '跨境电商',
  'Click to register.',
  '点击报名',
  'Subscribe',
  'A body that ends as a sentence.',
  'no end',
  '3.5 million parcels',
  '2019 was a year.',
  '12 companies',
  '5,000 shops',
  '“quoted”',
  '正文，一句话。',
  ':',
  '：',
  'Alipay',
  ' ',
  '\t',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u200b',
  'é',
  '😀',
  '!',
  '…',
] as const

const breaks = ['\n', '\n', '\n', '\n\n', '\r\n', '\r'] as const

/** Text in which everything that the parser looks for stands in any order. */
export const scrambled: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...pieces) },
      { weight: 3, arbitrary: fc.constantFrom(...breaks) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

/** One of those pieces. */
export const piece: fc.Arbitrary<string> = fc.constantFrom(...pieces)

const text: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(' '))

/** What an item may say besides: nothing, or its text in a second language, whose marks stand in the texts as well. */
const translated: fc.Arbitrary<Pick<Item, 'language' | 'translations'>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc
    .record({
      language: fc.constantFrom(null, 'en', 'zh'),
      translations: fc.array(
        fc.record({
          language: fc.constantFrom('en', 'zh'),
          headline: fc.oneof(text, fc.constant(':zh:')),
          body: fc.array(fc.oneof(text, fc.constantFrom(':en:', '1. One', '## Two', '---', '#tag')), { maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    })
    .map(({ language, translations }) => ({ ...(language === null ? {} : { language }), translations })),
)

/** Drafts whose texts hold anything at all, also what has a meaning in a newsletter. */
export const hostileDraft: fc.Arbitrary<Draft> = fc.record({
  title: fc.oneof(fc.constant(''), text),
  date: fc.constantFrom(null, '2026-03-09'),
  sections: fc.array(
    fc.record({
      title: fc.oneof(fc.constant(null), text),
      items: fc.array(
        fc
          .tuple(
            fc.record({
              number: fc.constant(0),
              headline: text,
              body: fc.array(text, { maxLength: 3 }),
              source: fc.oneof(
                fc.constant(null),
                fc.record({
                  name: text,
                  url: fc.constantFrom(null, 'https://a.example/b_(c)', 'http://x.example/?a=b#c'),
                }),
              ),
              topics: fc.array(fc.constantFrom('payments', 'coined-topic', '茶叶', 'none'), { maxLength: 3 }),
            }),
            translated,
          )
          .map(([item, more]) => ({ ...item, ...more })),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 3 },
  ),
  footer: fc.array(text, { maxLength: 2 }),
})

const nouns = [
  'wallets',
  'parcels',
  'tea',
  'harbours',
  '支付宝',
  '码头',
  'shops',
  'fees',
  'a plan',
  '茶叶',
  'Alipay',
  '2,000 crates',
  '3.5% of it',
] as const
const verbs = ['meet', 'sell', 'carry', 'replace', '超过', 'ban', '连接'] as const
const ends = ['.', '。', '', '!', ' (up 3%)', ' (the old one).', '”', ' 2026'] as const

const sentence = fc
  .tuple(fc.constantFrom(...nouns), fc.constantFrom(...verbs), fc.constantFrom(...nouns), fc.constantFrom(...ends))
  .map(([subject, verb, object, end]) => `${subject} ${verb} ${object}${end}`)

const source = fc.record({
  name: fc.constantFrom('Harbour Post', '海港晚报', '36Kr', 'the town crier', 'Mr. Tea: a blog', 'BBC'),
  url: fc.constantFrom(null, 'https://post.example/a?b=c', 'http://post.example/a_(b)'),
})

const plausibleItem = fc.record({
  headline: sentence,
  body: fc.array(
    fc.array(sentence, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
    { maxLength: 3 },
  ),
  source: fc.option(source),
  topics: fc.uniqueArray(fc.constantFrom('payments', 'retail', 'coined-topic', '茶叶'), { maxLength: 2 }),
})

/** Drafts as editors put them together: tidy, numbered, with ordinary words in both languages. */
export const plausibleDraft: fc.Arbitrary<Draft> = fc
  .record({
    title: fc.constantFrom('', 'News', '电商早报', 'The year to 1 May 2026'),
    date: fc.constantFrom(null, '2026-03-09'),
    sections: fc.array(
      fc.record({
        title: fc.constantFrom(null, 'Retail', '跨境电商', 'What is new?', '一、要闻'),
        items: fc.array(plausibleItem, { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 3 },
    ),
    footer: fc.array(fc.constantFrom('Click to join.', '扫码关注', 'Bye', '1. Write to us'), { maxLength: 2 }),
  })
  .map((draft) => {
    let number = 0
    const sections = draft.sections.map(({ title, items }) => ({
      title,
      items: items.map((item) => ({ number: ++number, ...item })),
    }))
    return { ...draft, sections }
  })
