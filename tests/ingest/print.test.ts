import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { normalise } from '../../src/ingest/normalise.ts'
import { parse } from '../../src/ingest/parse.ts'
import { print } from '../../src/ingest/print.ts'
import { printMarkdown } from '../../src/ingest/print-markdown.ts'
import type { Draft, Item } from '../../src/model.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'
import { hostileDraft, plausibleDraft, scrambled } from './newsletters.ts'

const content = ({ title, date, sections, footer, urgent }: Draft): Draft => ({
  title,
  date,
  sections,
  footer,
  ...(urgent ? { urgent } : {}),
})
const reread = (draft: Draft): Draft => content(parse(print(draft), { topics: defaultTopics }))

const item = (number: number, fields: Partial<Item> = {}): Item => ({
  number,
  headline: `Headline ${number}`,
  body: ['A sentence.'],
  source: { name: 'Harbour Post', url: null },
  topics: ['payments'],
  ...fields,
})
const draft = (...items: Item[]): Draft => ({
  title: 'News',
  date: '2026-03-09',
  sections: [{ title: null, items }],
  footer: [],
})

describe('a printed draft', () => {
  it('looks like a newsletter', () => {
    const text = print({
      title: 'News',
      date: '2026-03-09',
      sections: [
        { title: 'Retail', items: [item(1, { body: ['One.', 'Two.'], topics: ['retail', '茶叶'] })] },
        {
          title: 'Travel',
          items: [
            item(2, { source: { name: 'Post', url: 'https://post.example/a' }, topics: [] }),
            item(3, { body: [] }),
          ],
        },
      ],
      footer: ['Click to join.', 'Thank you.'],
    })
    expect(text).toBe(`News
2026-03-09

Retail

1. Headline 1
One.
Two. (Harbour Post)
#retail #茶叶

Travel

2. Headline 2
A sentence. (Post, https://post.example/a)
#none

3. Headline 3
(Harbour Post)
#payments

Click to join.
Thank you.
`)
  })

  it.each<[string, Draft, string]>([
    ['a paragraph like an item', draft(item(1, { body: ['2. not an item'] })), '\\2. not an item (Harbour Post)'],
    [
      'a paragraph like a source',
      draft(item(1, { body: ['They said so (Post)'], source: null })),
      'They said so (Post)\\',
    ],
    ['a paragraph like hashtags', draft(item(1, { headline: 'Ranked #first' })), '1. Ranked #first\\'],
    [
      'a source like no name',
      draft(item(1, { source: { name: 'see the Post (Monday)', url: null } })),
      'Source: see the Post (Monday)',
    ],
    ['backslashes before a mark', draft(item(1, { body: ['\\1. x', '\\o/'] })), '\\\\1. x'],
    [
      'a section without title behind one',
      {
        ...draft(),
        sections: [
          { title: 'A', items: [item(1)] },
          { title: null, items: [item(2)] },
        ],
      },
      '\n##\n',
    ],
    [
      'a heading that reads as a sentence',
      { ...draft(), sections: [{ title: 'It is done.', items: [item(1)] }] },
      '## It is done.',
    ],
    [
      'a footer that could be a body',
      { ...draft(item(1, { source: null })), footer: ['More of it'] },
      '#payments\n\nMore of it',
    ],
    ['no title above a heading', { ...draft(), title: '', sections: [{ title: 'A', items: [item(1)] }] }, '## A'],
    ['a title that holds a date', { ...draft(item(1)), title: 'Until 1 May 2026', date: null }, '# Until 1 May 2026\\'],
    ['no item at all', { title: 'News', date: null, sections: [], footer: ['Bye'] }, 'News\n\nBye'],
    ['nothing at all', { title: '', date: null, sections: [], footer: [] }, ''],
  ])('is marked where it would be misread: %s', (_, given, marked) => {
    expect(print(given)).toContain(marked)
    expect(reread(given)).toEqual(given)
  })

  it('says the same when it is read, whatever was parsed', () => {
    fc.assert(
      fc.property(scrambled, (text) => {
        const parsed = content(parse(text, { topics: defaultTopics }))
        expect(reread(parsed)).toEqual(parsed)
      }),
      {
        numRuns: 1000,
        examples: [['\\[Daily](https://d.example/x)\\\\2. '], ['News\n\nRetail :\n1.']],
      },
    )
  })

  it('says the same when it is read, whatever draft it was', () => {
    fc.assert(
      fc.property(plausibleDraft, (given) => {
        expect(reread(given)).toEqual(given)
      }),
      { numRuns: 500 },
    )
  })

  it('says what is left of a hostile draft once it is normal', () => {
    fc.assert(
      fc.property(hostileDraft, (given) => {
        expect(reread(given)).toEqual(normalise(given))
      }),
      { numRuns: 500 },
    )
  })

  it('is printed the same from what is read', () => {
    fc.assert(
      fc.property(hostileDraft, (given) => {
        expect(print(reread(given))).toBe(print(given))
      }),
      { numRuns: 500 },
    )
  })
})

it('an urgent issue is one again, whatever form it was written in', async () => {
  const urgent = normalise({ ...draft(item(1)), urgent: true })
  const json = await readFile(new TextEncoder().encode(JSON.stringify({ number: 7, ...urgent })), 'issue.json')
  for (const text of [print(urgent), printMarkdown(urgent), json.text])
    expect(content(parse(text, { topics: [] }))).toEqual(urgent)
  expect(content(parse(print(draft(item(1))), { topics: [] })).urgent).toBeUndefined()
})

describe('a draft in Markdown', () => {
  const remark = (draft: Draft): Draft => content(parse(printMarkdown(draft), { topics: defaultTopics }))

  it('looks like a page', () => {
    expect(
      printMarkdown({
        title: 'News & more',
        date: '2026-03-09',
        sections: [
          { title: 'Retail', items: [item(1, { source: { name: 'Post', url: 'https://post.example/a' } })] },
          { title: null, items: [item(2, { headline: '3. *Tea* (Post)', body: [], topics: [] })] },
        ],
        footer: ['- Bye'],
      }),
    ).toBe(`<!-- briefwire -->

# News \\& more

2026-03-09

## Retail

### 1. Headline 1

A sentence.

[Post](<https://post.example/a>) \\#payments

##

### 2. &#51;. \\*Tea\\* (Post)<!-- -->

(Harbour Post)

---

&#45; Bye`)
  })

  it('says the same when it is read, whatever draft it was', () => {
    fc.assert(
      fc.property(plausibleDraft, (given) => {
        expect(remark(given)).toEqual(given)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps a headline whole that holds a sentence and more', () => {
    const given = draft(
      item(1, {
        headline: `The port opens. ${'And more ships call there '.repeat(5)}soon`,
        body: [],
        source: null,
        topics: [],
      }),
    )
    expect(remark(given)).toEqual(given)
  })

  it('says what is left of a hostile draft once it is normal', () => {
    fc.assert(
      fc.property(hostileDraft, (given) => {
        expect(remark(given)).toEqual(normalise(given))
      }),
      { numRuns: 500 },
    )
  })
})

describe('a draft in JSON', () => {
  it('says what is left of a hostile draft once it is normal', async () => {
    await fc.assert(
      fc.asyncProperty(hostileDraft, async (given) => {
        fc.pre(normalise(given).sections.some(({ items }) => items.length > 0))
        const bytes = Buffer.from(
          JSON.stringify({ number: 7, revision: 1, publishedAt: 0, ...normalise(given) }, null, 2),
        )
        const { text } = await readFile(bytes, 'issue.json')
        expect(content(parse(text, { topics: defaultTopics }))).toEqual(normalise(given))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a normal draft', () => {
  it('is what parse gives', () => {
    fc.assert(
      fc.property(scrambled, (text) => {
        const parsed = content(parse(text, { topics: defaultTopics }))
        expect(normalise(parsed)).toEqual(parsed)
      }),
      { numRuns: 500 },
    )
  })

  it('has tidy texts, numbers from 1, sources without separators and slugs', () => {
    const messy: Draft = {
      title: ' News\u00a0 of\tto-day ',
      date: null,
      sections: [
        {
          title: '  ',
          items: [
            item(7, {
              body: ['a\nb', ' --- ', ''],
              source: { name: ' Post, ', url: ' https://a.example/b. ' },
              topics: ['Pay_Ments', 'Pay_Ments', '#1'],
            }),
          ],
        },
        { title: null, items: [item(8, { headline: '…' })] },
      ],
      footer: ['\ufeffBye ', '***'],
    }
    expect(normalise(messy)).toEqual({
      title: 'News of to-day',
      date: null,
      sections: [
        {
          title: null,
          items: [
            item(1, {
              headline: 'Headline 7',
              body: ['a b'],
              source: { name: 'Post', url: 'https://a.example/b' },
              topics: ['pay-ments'],
            }),
          ],
        },
      ],
      footer: ['Bye'],
    })
  })
})
