import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tidy } from '../../adapters/telegram/render/styled.ts'
import { composeEntry, composeIssue } from '../../src/compose/issue.ts'
import type { Issue, Item } from '../../src/model.ts'
import { languages } from '../../src/model.ts'
import { phrasesIn } from '../../src/phrases/index.ts'
import { isolated } from '../../src/text/isolated.ts'

const arabic = 'سوق الذهب يفتح أبوابه'
const hebrew = 'השוק נפתח'
const held = (text: string): string => `\u2068${text}\u2069`

const item: Item = {
  number: 3,
  headline: arabic,
  body: [arabic],
  source: { name: hebrew, url: null },
  topics: ['retail'],
  key: 'k3',
  edits: 1,
  amended: { kind: 'corrected', time: '2026-03-09T10:40', reason: hebrew },
}
const issue: Issue = {
  number: 129,
  title: 'Brief',
  date: '2026-03-09',
  revision: 1,
  publishedAt: 0,
  sections: [{ title: null, items: [item, { ...item, number: 4 }] }],
  footer: [],
}

describe('text that runs from right to left', () => {
  it('stands isolated beside the number, the tags and the time of its item', () => {
    const block = composeEntry({ issue: 129, date: '2026-03-09', section: hebrew, item }, 'en')
    expect(block).toMatchObject({ headline: held(arabic), source: { name: held(hebrew) }, body: [arabic] })
    expect(block.note).toContain(held(hebrew))
  })

  it.each(languages)('is isolated in what is said around it, in %s', (language) => {
    const view = { language, format: 'teaser', topics: [], opened: [] } as const
    expect(JSON.stringify(composeIssue(issue, view))).toContain(held(arabic))
    const { choosing, posting, publishing } = phrasesIn(language)
    expect(posting.whichNumber(arabic)).toContain(held(arabic))
    expect(publishing.auditActions.posted(hebrew)).toContain(held(hebrew))
    expect(choosing.notAllWords([arabic], [hebrew, 'gold'])).toContain(held(hebrew))
    expect(posting.whichNumber('Gold opens')).not.toMatch(/[\u2066-\u2069]/)
  })

  it('is isolated line by line, and survives what Telegram takes away', () => {
    expect(isolated(`${arabic}\nGold\n${hebrew}`)).toBe(`${held(arabic)}\nGold\n${held(hebrew)}`)
    expect(tidy(held(arabic))).toBe(held(arabic))
  })

  it('takes and adds nothing else, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const bare = text.replaceAll(/[\u2068\u2069]/g, '')
        expect(isolated(bare).replaceAll(/[\u2068\u2069]/g, '')).toBe(bare)
      }),
    )
  })
})
