import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { briefwire, emptyFolder } from './run.ts'
import { newsletter } from './samples.ts'

describe('import', () => {
  it('shows what it read as JSON, and writes nothing in a dry run', async () => {
    const folder = emptyFolder()
    const { code, out } = await briefwire(folder, ['import', '-', '--dry-run', '--json'], { input: newsletter })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      title: 'Harbour brief',
      date: '2026-11-20',
      sections: [
        {
          title: 'Money',
          items: [
            {
              number: 1,
              headline: 'Wallets open at the harbour',
              body: ['Shops on the quay take mobile payment now.', 'It works offline, too.'],
              source: { name: 'The Ledger', url: 'https://ledger.example/a' },
              topics: ['payments'],
            },
          ],
        },
        {
          title: 'Ships',
          items: [
            { number: 2, headline: 'A ship comes in', body: [], source: { name: 'Port News', url: null }, topics: [] },
          ],
        },
      ],
      footer: ['Subscribe to the Harbour brief at the kiosk.'],
      problems: [],
      reading: { kind: 'numbers', sure: true, other: null },
    })
    expect(await briefwire(folder, ['preview', 'draft'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('draft is empty'),
    })
  })

  it('names what is too long, in a dry run as well, and imports nothing', async () => {
    const folder = emptyFolder()
    const env = { TELEGRAM_BOT_TOKEN: '123456:abcdefghijklmnopqrstuvwxyz' }
    const long = `1. ${'Rates fall '.repeat(60)}\n2. Wallets spread\n`
    const many = Array.from({ length: 40 }, (_, at) => `${at + 1}. Rates fall\n${'They fell. '.repeat(350)}`).join('\n')
    for (const [text, args, fault] of [
      [long, ['--dry-run'], 'The headline of item 1 has 659 letters; it may have 500.'],
      [many, ['--publish'], 'A reader would get this issue in 40 messages; it may have 30.'],
      [many, [], 'A reader would get this issue in 40 messages; it may have 30.'],
    ] as const) {
      const { code, err } = await briefwire(folder, ['import', '-', ...args], { env, input: text })
      expect([code, err]).toEqual([1, expect.stringContaining(fault)])
      expect(err).toContain('Nothing was imported')
    }
    expect((await briefwire(folder, ['preview', 'draft'])).err).toContain('draft is empty')
  })

  it('keeps what a spreadsheet would take for a formula off the beginning of every line that goes out again', async () => {
    const folder = emptyFolder()
    const names = ['=HYPERLINK', '+ Plus', '@Ledger', '-Minus']
    const items = names.map((name, at) => `${at + 1}. Rates fall ${at}\nThey fell.\nSource: ${name}\n`)
    expect((await briefwire(folder, ['import', '-', '--publish'], { input: items.join('\n') })).code).toBe(0)
    for (const form of ['text', 'markdown']) {
      const { out } = await briefwire(folder, ['export', 'latest', '--as', form])
      for (const name of ['HYPERLINK', 'Plus', 'Ledger', 'Minus']) expect(out).toContain(name)
      expect(out.split('\n').filter((line) => /^[=+@]|^-(?!--$)/.test(line))).toEqual([])
    }
  })

  it('fills the draft, which goes out once', async () => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'a.txt'), newsletter)
    expect((await briefwire(folder, ['import', 'a.txt'])).out).toContain('The draft now has 2 items in 2 sections')
    expect((await briefwire(folder, ['preview', 'draft'])).out).toContain('Draft, not published')
    expect((await briefwire(folder, ['publish'])).out).toContain('Published issue 1')
    expect(await briefwire(folder, ['publish'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('nothing to publish'),
    })
    expect((await briefwire(folder, ['import', 'a.txt', '--publish'])).out).toContain('already out as issue 1')
  })

  it('tells what was read as what, and takes nothing that it is not sure of', async () => {
    const folder = emptyFolder()
    const text = 'Room News\n2026-03-02\n\nA lamp\nIt is bright.\n\nA chair\nIt is soft.\n\nA bed\nIt is long.\n'
    writeFileSync(join(folder, 'rooms.txt'), text)
    const look = await briefwire(folder, ['import', 'rooms.txt', '--dry-run'])
    expect([look.code, look.out]).toEqual([
      0,
      expect.stringContaining('Read 3 items from paragraphs, date 2 March 2026'),
    ])
    expect(look.out).toContain('Title: Room News')
    expect(look.out).toContain('First: A lamp')
    expect(look.out).toContain('Last: A bed')
    const { code, err } = await briefwire(folder, ['import', 'rooms.txt', '--publish'])
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('Nothing was imported. Say how it is meant: --reading paragraphs'),
    ])
    const sure = await briefwire(folder, ['import', 'rooms.txt', '--reading', 'paragraphs'])
    expect([sure.code, sure.out]).toEqual([0, expect.stringContaining('The draft now has 3 items')])
    expect((await briefwire(folder, ['import', 'rooms.txt', '--reading', 'tea'])).code).toBe(2)
  })

  it('makes several issues of several days, where that is asked for', async () => {
    const folder = emptyFolder()
    const text =
      '# Log\n\n## 2026-03-02\n\n1. A (Post)\n2. B (Post)\n\n## Tuesday, 3 March 2026\n\n1. C (Post)\n\n## More\n\n2. D (Post)\n'
    writeFileSync(join(folder, 'log.md'), text)
    expect((await briefwire(folder, ['import', 'log.md', '--dry-run'])).out).toContain(
      '4 items from numbers, 3 sections',
    )
    const { err } = await briefwire(folder, ['import', 'log.md', '--by-day'])
    expect(err).toContain('--by-day --publish. Nothing was imported.')
    const { out } = await briefwire(folder, ['import', 'log.md', '--by-day', '--publish'])
    expect(out).toMatch(/2026-03-02: 2 items in 1 section\n[\s\S]*2026-03-03: 2 items in 2 sections\n/)
    expect(out).toMatch(/Published issue 1[\s\S]*Published issue 2/)
    const issue = async (number: string) =>
      JSON.parse((await briefwire(folder, ['export', number, '--as', 'json'])).out)
    expect(await issue('1')).toMatchObject({ title: 'Log', date: '2026-03-02', sections: [{ title: null }] })
    expect(await issue('2')).toMatchObject({ date: '2026-03-03', sections: [{ title: null }, { title: 'More' }] })
  })

  it.each([
    ['a file that is not there', ['import', 'no.txt'], 'There is no file no.txt'],
    ['a folder', ['import', '.'], 'is a folder'],
    ['nothing', ['import', 'empty.txt'], 'There is nothing in this file'],
    ['bytes that are no text', ['import', 'binary.txt'], 'text'],
    ['text without items', ['import', 'prose.txt'], 'No items found'],
    ['more than anybody writes', ['import', 'huge.txt'], 'larger than 10 MB'],
  ])('refuses %s with a sentence', async (_what, args, words) => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'empty.txt'), '')
    writeFileSync(join(folder, 'binary.txt'), Buffer.from([0, 1, 2, 255, 254, 0]))
    writeFileSync(join(folder, 'prose.txt'), 'Dear reader,\nnothing happened today.\n')
    if (args.includes('huge.txt')) writeFileSync(join(folder, 'huge.txt'), Buffer.alloc(50_000_000, 'a'))
    const { code, err } = await briefwire(folder, args)
    expect(code).toBe(args.includes('no.txt') ? 4 : 1)
    expect(err).toContain(words)
    expect(err).not.toMatch(/Unexpected|\n\s+at /)
  })
})

describe('export', () => {
  it('prints what import reads back, Markdown, and JSON', async () => {
    const folder = emptyFolder()
    await briefwire(folder, ['import', '-', '--publish'], { input: newsletter })
    const { out: text } = await briefwire(folder, ['export', '1'])
    const again = await briefwire(folder, ['import', '-', '--publish'], { input: text })
    expect(again.out).toContain('already out as issue 1')
    const { out: page } = await briefwire(folder, ['export', '1', '--as', 'markdown'])
    expect(page).toContain('### 1. Wallets open at the harbour')
    expect((await briefwire(folder, ['import', '-', '--publish'], { input: page })).out).toContain(
      'already out as issue 1',
    )
    expect(JSON.parse((await briefwire(folder, ['export', 'latest', '--as', 'json'])).out)).toMatchObject({
      number: 1,
      revision: 1,
    })
    expect((await briefwire(folder, ['export', '7'])).err).toContain('There is no issue 7')
  })
})
