import { bursting, docxOf } from '../../formats/files.ts'
import { type Attack, many, name } from './attack.ts'
import { fill, units } from './inputs.ts'
import { telegramMessage, telegramUpdate } from './posts.ts'

const megabyte = 1_000_000

const sent = (file: string | Uint8Array, name: string) => ({
  file,
  post: () => telegramUpdate({ message: telegramMessage({ document: { file_id: 'f', file_name: name } }) }),
  answered: true,
})

/** Newsletters, far too long and just not. */
export const files = (): Attack[] =>
  units.flatMap((unit) => [
    { parser: 'a newsletter file', input: name(unit), ...sent(fill(unit, megabyte - 10), 'a.txt') },
    {
      parser: 'a newsletter as long as may be, and its button',
      input: name(unit),
      ...sent(
        Array.from({ length: 900 }, (_, at) => `${at + 1}. Rates ${at}\n${fill(unit, 60).replaceAll('\n', ' ')}`).join(
          '\n',
        ),
        'a.txt',
      ),
      presses: /bw:draft add \d+/,
    },
  ])

/** What other programs make, and what looks like it. */
export const formats = (): Attack[] => {
  const feed = (unit: string): string =>
    `<?xml version="1.0"?><rss><channel><title>a</title>${fill(unit, megabyte - 100)}`
  const mail = (unit: string): string =>
    `From: a@b.c\nDate: Mon, 2 Mar 2026 08:00:00 +0000\nSubject: a\n${fill(unit, megabyte - 100)}`
  const laugh = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
  const all: readonly (readonly [string, string | Uint8Array])[] = [
    ...[
      '<b>',
      '<li><ul>',
      '<table><tr><td>',
      '<a href=x>',
      '<p>1. a',
      '<svg>',
      '</b>',
      '<',
      '&amp;',
      '<!--',
      '<pre>',
    ].map((unit) => ['a.html', `<html><body>${fill(unit, megabyte - 20)}`] as const),
    ...['<item>', '<item><title>a</title></item>', '<![CDATA[', '<a:b>', '&amp;', '<description>&lt;b&gt;'].map(
      (unit) => ['a.xml', feed(unit)] as const,
    ),
    [
      'a.xml',
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "a">${laugh}]><rss><channel><title>&l9;</title></channel></rss>`,
    ],
    ...[
      'X: a\n',
      ' a\n',
      'Content-Type: multipart/mixed; boundary=a\n\n--a\n',
      '\n--a\n',
      'Subject: =?utf-8?B?YQ==?=\n',
      'To: a@b.c, ',
      '\n=',
      '=3D',
    ].map((unit) => ['a.eml', mail(unit)] as const),
    ...['"', ',', '"a",', '\n', 'a,b\n'].map((unit) => ['a.csv', `title,url\n${fill(unit, megabyte - 20)}`] as const),
    ['a.json', `{"sections":${'['.repeat(450_000)}${']'.repeat(450_000)}}`],
    ['a.json', JSON.stringify({ title: 'a', sections: many(30_000, { title: 'a', items: [] }) })],
    ['a.docx', bursting()],
    ['a.docx', docxOf(many(8000, 'Rates fall'))],
  ]
  return all.map(([file, content]) => ({
    parser: 'a file of another program',
    input: `${file} ${name(Buffer.from(content).subarray(0, 60).toString('latin1'))}`,
    ...sent(content, file),
  }))
}
