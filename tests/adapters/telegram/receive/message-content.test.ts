import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '../../../../adapters/telegram/receive/message/message-content.ts'

const read = (text: string, ...links: readonly (readonly [words: string, url: string, type?: string])[]) =>
  textOf({
    message_id: 1,
    chat: { id: 7, type: 'private' },
    text,
    entities: links.map(([words, url, type = 'text_link']) => ({
      type,
      offset: text.indexOf(words),
      length: words.length,
      url,
    })),
  })

describe('the address behind linked words', () => {
  test.each([
    [
      'follows them in brackets',
      'See The Paper today',
      [['The Paper', 'https://paper.example/a?b=(1)']],
      'See The Paper (https://paper.example/a?b=(1)) today',
    ],
    [
      'is not repeated where they say it',
      'At paper.example/a now',
      [['paper.example/a', 'https://paper.example/a/']],
      'At paper.example/a now',
    ],
    [
      'stands before the space that was linked too',
      'The Paper\n\nNext',
      [['The Paper\n\n', 'https://p.example/']],
      'The Paper (https://p.example/)\n\nNext',
    ],
    [
      'counts as Telegram does',
      '😀 支付宝 says',
      [['支付宝', 'https://a.example/']],
      '😀 支付宝 (https://a.example/) says',
    ],
    [
      'comes once, where formatting cuts a link in two',
      'a bold link',
      [
        ['bold', 'https://a.example/'],
        [' link', 'https://a.example/'],
      ],
      'a bold link (https://a.example/)',
    ],
    ['is dropped where nothing is linked', 'News\u200b', [['\u200b', 'https://preview.example/']], 'News\u200b'],
    [
      'is each its own',
      'one two',
      [
        ['one', 'https://1.example/'],
        ['two', 'https://2.example/'],
      ],
      'one (https://1.example/) two (https://2.example/)',
    ],
    ['is of links only', 'one two', [['one', 'https://1.example/', 'bold']], 'one two'],
  ] as const)('%s', (_, text, links, expected) => {
    expect(read(text, ...links)).toBe(expected)
  })

  test('whatever is linked, nothing of the text is lost', () => {
    const entity = fc.record({ offset: fc.nat(60), length: fc.nat(60) })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), fc.array(entity, { maxLength: 5 }), (text, spans) => {
        const entities = spans.map((span) => ({ ...span, type: 'text_link', url: 'https://x.example/' }))
        const whole = textOf({
          message_id: 1,
          chat: { id: 7, type: 'private' },
          caption: text,
          caption_entities: entities,
        })
        expect(whole?.replaceAll(' (https://x.example/)', '')).toBe(text)
      }),
    )
  })
})
