import { describe, expect, it } from 'vitest'
import { readFile } from '../../src/formats/index.ts'
import { unpacksTo } from '../../src/formats/zip.ts'
import { parse } from '../../src/ingest/parse.ts'
import { print } from '../../src/ingest/print.ts'
import { languages } from '../../src/model.ts'
import { bursting, docxOf, zipOf } from './files.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text)
const read = (text: string, name = '') => readFile(bytes(text), name)
const itemsIn = (text: string) =>
  parse(text, { topics: [], today: '2026-03-02' }).sections.flatMap(({ title, items }) =>
    items.map(({ headline, body, source }) => ({ title, headline, body, source })),
  )

describe('a mail', () => {
  const mail = (headers: string, body: string) => bytes(`${headers}\r\n\r\n${body}`.replaceAll(/\r?\n/g, '\r\n'))
  const head =
    'From: Desk <desk@quay.example>\nTo: reader@home.example\nDate: Mon, 2 Mar 2026 08:00:00 +0000\nMIME-Version: 1.0'

  it('is what was written in it: decoded, under its subject and date, without a header', async () => {
    const source = mail(
      `${head}\nSubject: =?utf-8?Q?Quay_Brief_=E2=80=94_March?=\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable`,
      '1. Caf=C3=A9 barge returns to the old dock after a long winter of repairs an=\nd painting\nIt is sound. (Quay Post)\n',
    )
    const { kind, text } = await readFile(source, 'letter.eml')
    expect(kind).toBe('mail')
    expect(text).not.toContain('@')
    expect(parse(text, { topics: [], today: '2026-03-09' })).toMatchObject({
      title: 'Quay Brief — March',
      date: '2026-03-02',
    })
    expect(itemsIn(text)[0]?.headline).toBe(
      'Café barge returns to the old dock after a long winter of repairs and painting',
    )
  })

  it('of several parts and in another charset is read by its HTML', async () => {
    const part = Buffer.from('<h2>港口</h2><ol><li>新吊车启用（码头日报）</li></ol>', 'utf8').toString('base64')
    const source = mail(
      `${head}\nSubject: Fwd: weekly\nContent-Type: multipart/alternative; boundary=x`,
      `--x\nContent-Type: text/plain; charset=us-ascii\n\nSee the HTML.\n--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${part}\n--x--\n`,
    )
    const { text } = await readFile(source, '')
    expect(text).toContain('# weekly')
    expect(text).toContain('## 港口')
    expect(text).not.toContain('See the HTML')
  })
})

describe('a web page', () => {
  it('keeps headings, lists, links, tables and code, and only its main part', async () => {
    const page = `<!doctype html><html><head><title>Quay Letter</title></head><body><nav><a href="https://x.example">Menu</a></nav>
      <main><h2>Ports</h2><ul><li><a href="https://quay.example/c"><b>New crane</b></a> lifts &amp; turns<ul><li>twice</li></ul></li></ul>
      <pre>x = 1 * 2\n# no heading</pre><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>
      <p hidden>secret</p><p>a*b [c]</p></main><footer>Imprint</footer><script>alert(1)</script></body></html>`
    const { kind, text } = await read(page, 'saved.html')
    expect(kind).toBe('html')
    expect(text.split('\n').filter(Boolean)).toEqual([
      '# Quay Letter',
      '## Ports',
      '- [**New crane**](<https://quay.example/c>) lifts & turns',
      '  - twice',
      '```',
      'x = 1 * 2',
      '# no heading',
      '```',
      '| a | b |',
      '| --- | --- |',
      '| 1 | 2 |',
      'a\\*b \\[c\\]',
    ])
  })

  it('that is nested without end is refused in a sentence', async () => {
    await expect(read('<b>'.repeat(400_000), 'deep.html')).rejects.toThrow(/nested deeper/)
  })
})

describe('a feed', () => {
  const forms = {
    RSS: `<?xml version="1.0"?><rss version="2.0"><channel><title>Quay Feed</title><item><title>Crane &amp; co</title><link>https://quay.example/c?a=1&amp;b=2</link><description>&lt;p&gt;It lifts &lt;b&gt;twice&lt;/b&gt;.&lt;/p&gt;</description></item></channel></rss>`,
    Atom: `<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Feed</title><id>x</id><updated>2026-03-02T00:00:00Z</updated><entry><title>Crane &amp; co</title><id>y</id><updated>2026-03-02T00:00:00Z</updated><link rel="alternate" href="https://quay.example/c?a=1&amp;b=2"/><summary type="html">&lt;p&gt;It lifts twice.&lt;/p&gt;</summary></entry></feed>`,
    RDF: `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Quay Feed</title><link>https://quay.example</link><description>d</description></channel><item rdf:about="y"><title>Crane &amp; co</title><link>https://quay.example/c?a=1&amp;b=2</link><description>It lifts twice.</description></item></rdf:RDF>`,
    'JSON Feed': JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Quay Feed',
      items: [{ id: 'y', title: 'Crane & co', url: 'https://quay.example/c?a=1&b=2', content_text: 'It lifts twice.' }],
    }),
  }

  it.each(Object.entries(forms))('in the form of %s is an issue of its entries', async (_, feed) => {
    const { text } = await read(feed)
    expect(itemsIn(text)).toEqual([
      {
        title: null,
        headline: 'Crane & co',
        body: ['It lifts twice.'],
        source: { name: 'quay.example', url: 'https://quay.example/c?a=1&b=2' },
      },
    ])
  })
})

it('a Word document is read with its headings', async () => {
  const { kind, text } = await readFile(docxOf(['# Ports', '1. New crane', 'It lifts. (Quay News)']), 'brief.docx')
  expect(kind).toBe('docx')
  expect(text).toContain('# Ports')
  expect(itemsIn(text)).toMatchObject([{ headline: 'New crane', source: { name: 'Quay News' } }])
})

it.each([
  ['commas', 'Headline,Body,Source,Link,Tags\n"New, crane","It ""lifts""",Quay News,https://q.example/1,#ports'],
  ['semicolons', 'headline;body;source;link\n"New, crane";"It ""lifts""";Quay News;https://q.example/1'],
  ['tabs, in Chinese', '标题\t正文\t来源\t链接\nNew, crane\tIt "lifts"\tQuay News\thttps://q.example/1'],
])('a table with named columns, parted by %s, has a row an item', async (_, table) => {
  const { text } = await read(table, 'items.csv')
  expect(itemsIn(text)).toMatchObject([
    { headline: 'New, crane', body: ['It "lifts"'], source: { name: 'Quay News', url: 'https://q.example/1' } },
  ])
})

it('our own JSON comes back as the issue that it was', async () => {
  const draft = parse('Quay\n2026-03-02\n\nPorts\n\n1. One\nBody. (Post)\n#harbour\n', {
    topics: [],
    today: '2026-03-02',
  })
  const { text } = await read(JSON.stringify(draft, null, 2), 'issue.json')
  expect(print(parse(text, { topics: [], today: '2026-03-02' }))).toBe(print(draft))
})

describe('what cannot be read is named', () => {
  it.each([
    ['pdf', '%PDF-1.7', /PDF/],
    ['png', '\x89PNG\r\n', /picture/],
    ['xls', '\xd0\xcf\x11\xe0', /spreadsheet/],
    ['doc', '\xd0\xcf\x11\xe0', /older Word/],
    ['rtf', '{\\rtf1', /RTF/],
    ['gz', '\x1f\x8b', /archive/],
    ['opml', '<?xml version="1.0"?><opml version="2.0"></opml>', /OPML/],
    ['json', '{"a": 1}', /neither a feed nor an issue/],
    ['csv', 'a,b\n1,2', /headline/],
  ])('a .%s', async (ending, content, words) => {
    await expect(readFile(Buffer.from(content, 'latin1'), `file.${ending}`)).rejects.toThrow(words)
  })

  it('a spreadsheet and a plain archive, by what is in the zip', async () => {
    await expect(readFile(zipOf({ 'xl/workbook.xml': '<a/>' }), 'x.xlsx')).rejects.toThrow(/spreadsheet/)
    await expect(readFile(zipOf({ 'brief.txt': '1. One' }), 'x.zip')).rejects.toThrow(/archive/)
  })

  it('a document that would burst, whatever it says of its size', async () => {
    const honest = docxOf(['1. One'])
    expect((await readFile(honest, 'x.docx')).kind).toBe('docx')
    await expect(readFile(bursting(), 'x.docx')).rejects.toThrow(/Word/)
    expect([64, 100].map((megabytes) => unpacksTo(bursting(), megabytes * 1024 * 1024))).toEqual([false, true])
  })

  it.each(languages)('in the language of whoever sent it (%s)', async (language) => {
    const said = await readFile(bytes('%PDF-1.7'), 'x.pdf', language).catch((thrown: Error) => thrown.message)
    expect(said).toMatch({ en: /This is a PDF/, es: /Es un PDF/, zh: /这是 PDF/ }[language])
  })
})
