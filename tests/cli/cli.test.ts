import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shapes } from '../../src/cli/help/shapes.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { briefwire, emptyFolder } from './run.ts'

const newsletter = `Harbour brief
20 November 2026
Money
1. Wallets open at the harbour
Shops on the quay take mobile payment now.
It works offline, too. (The Ledger, https://ledger.example/a)
Ships
2. A ship comes in
(Port News)
Subscribe to the Harbour brief at the kiosk.
`

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

const columns = 'platform,account,chat,thread,topics,except,follow,mute,time,days,quiet,zone,format,language,options'

describe('subscribers', () => {
  it('go in and come out as CSV', async () => {
    const folder = emptyFolder()
    const csv = `${columns}\ntelegram,77,1001,,payments retail,,,,,,,,full,,\ntelegram,77,-1002,5,,,,,,,,,full,,\nslack,T1,C1,,,,,,,,,,full,,\n`
    writeFileSync(join(folder, 'in.csv'), `\ufeff${csv.replaceAll('\n', '\r\n')}`)
    expect((await briefwire(folder, ['subscribers', 'import', 'in.csv'])).out).toContain(
      '3 subscribers read, 3 of them new',
    )
    expect((await briefwire(folder, ['subscribers', 'import', 'in.csv'])).out).toContain(
      '3 subscribers read, 0 of them new',
    )
    await briefwire(folder, ['subscribers', 'export', 'out.csv'])
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe(csv)
    expect((await briefwire(folder, ['subscribers', 'export', '-'])).out).toBe(csv)
  })

  it('are imported all or not at all, with every fault by its line', async () => {
    const folder = emptyFolder()
    writeFileSync(
      join(folder, 'in.csv'),
      'platform,chat,account,topics\nslack,C1,T1,\nmyspace,C1,T1,\nslack,C2,T1,nonsense\nslack,,T1,\n',
    )
    const { code, err } = await briefwire(folder, ['subscribers', 'import', 'in.csv'])
    expect(code).toBe(1)
    expect(err).toMatch(/line 3: platform must be[^\n]*\nline 4: there is no topic "nonsense"\nline 5: chat is missing/)
    expect((await briefwire(folder, ['subscribers', 'export', '-'])).out).toBe(`${columns}\n`)
  })
})

describe('subscribers that look right', () => {
  const bot = { TELEGRAM_BOT_TOKEN: '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAA', TELEGRAM_API_ROOT: 'http://127.0.0.1:9' }

  it('are refused where nothing could ever be sent to them', async () => {
    const folder = emptyFolder()
    writeFileSync(
      join(folder, 'in.csv'),
      [
        'platform,account,chat,thread',
        'telegram,77,abc,',
        'telegram,77,@daily,',
        'telegram,@BriefBot,1001,',
        'telegram,77,-1002,General',
        'slack,T1,general,',
        'slack,acme,C1,',
        'slack,T1,U1,',
        'console,local,here,',
      ].join('\n'),
    )
    const { code, err } = await briefwire(folder, ['subscribers', 'import', 'in.csv'])
    expect(code).toBe(1)
    expect(err.split('\n').slice(1, 9)).toEqual([
      'line 2: telegram,77,abc: a chat is a number, such as 1001 or -1001234567890',
      'line 3: telegram,77,@daily: chats go by number: write "/subscribe @daily" to the bot, which knows it',
      "line 4: telegram,@BriefBot,1001: the account is the bot's id, the number before the colon of its token",
      'line 5: telegram,77,-1002,General: a thread is a number',
      'line 6: slack,T1,general: a chat is the id of a channel, C… or G…, or of a direct conversation, D…',
      "line 7: slack,acme,C1: the account is the workspace's id, such as T0123ABC",
      'line 8: slack,T1,U1: a chat is the id of a channel, C… or G…, or of a direct conversation, D…',
      'line 9: console,local,here: the terminal has one chat: console,local,terminal',
    ])
  })

  it('come from a spreadsheet that separates with semicolons or tabs', async () => {
    const folder = emptyFolder()
    for (const [separator, chat] of [
      [';', '1001'],
      ['\t', '1002'],
    ] as const) {
      const lines = [
        ['platform', 'account', 'chat', 'thread', 'topics'],
        ['telegram', '77', chat, '', 'payments, retail'],
      ]
      writeFileSync(join(folder, 'in.csv'), lines.map((line) => line.join(separator)).join('\r\n'))
      expect((await briefwire(folder, ['subscribers', 'import', 'in.csv'])).out).toContain('1 subscribers read, 1 of')
    }
    expect((await briefwire(folder, ['subscribers', 'export', '-'])).out).toContain('telegram,77,1001,,payments retail')
  })

  it('are no formulas to a spreadsheet, whose apostrophes go again', async () => {
    const folder = emptyFolder()
    const store = openSqlite({ path: join(folder, 'brief.db') })
    for (const chat of ['=1+2', '@SUM(A1)', '+49 30', '-1001234567890', '-x'])
      await store.subscribe({ platform: 'console', account: 'local', chat, thread: null }, {}, 0)
    await store.close()
    const env = { DATABASE_URL: 'file:brief.db' }
    const { out } = await briefwire(folder, ['subscribers', 'export', '-'], { env })
    expect(
      out
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split(',')[2]),
    ).toEqual(["'=1+2", "'@SUM(A1)", "'+49 30", '-1001234567890', "'-x"])
    writeFileSync(join(folder, 'in.csv'), "platform,account,chat\ntelegram,77,'-1009\n")
    await briefwire(folder, ['subscribers', 'import', 'in.csv'], { env })
    expect((await briefwire(folder, ['subscribers', 'export', '-'], { env })).out).toContain('telegram,77,-1009,,,')
  })

  it('are none in a file without lines', async () => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'in.csv'), `platform,chat\n${','.repeat(300_000)}`)
    const { code, err } = await briefwire(folder, ['subscribers', 'import', 'in.csv'])
    expect([code, err]).toEqual([1, expect.stringContaining('Check that it is the right file')])
  })

  it('are named, at the import and by the doctor, where nobody serves their account', async () => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'in.csv'), 'platform,account,chat\ntelegram,77,1\ntelegram,,2\ntelegram,77,3\n')
    const imported = await briefwire(folder, ['subscribers', 'import', 'in.csv'], { env: bot })
    expect(imported.code).toBe(0)
    const sentence = '2 subscribers of telegram 77 wait: TELEGRAM_BOT_TOKEN is not the token of bot 77'
    expect(imported.err).toContain(sentence)
    expect(imported.err).not.toContain('4242')
    const examined = await briefwire(folder, ['doctor'], { env: bot })
    expect(examined.out).toContain(`✗ ${sentence}`)
    expect(examined.out).not.toContain('telegram 4242')
  })

  it('so does a variable that is nearly one of ours', async () => {
    const { code, out } = await briefwire(emptyFolder(), ['doctor'], { env: { TELEGRAM_BOT_TOKN: 'x:y' } })
    expect(code).toBe(1)
    expect(out).toContain(
      '✗ TELEGRAM_BOT_TOKN is set, and Briefwire knows no such variable. Did you mean TELEGRAM_BOT_TOKEN?',
    )
  })
})

describe('usage', () => {
  it.each([[['fly']], [['import']], [['export', '1', '--as', 'pdf']], [['start', '--loud']]])(
    '%j is wrong, and says so',
    async (args) => {
      const { code, err } = await briefwire(emptyFolder(), args)
      expect(code).toBe(2)
      expect(err).toMatch(/See: briefwire.* --help\n$/)
    },
  )

  it('says what was meant, what there is, and for scripts which kind of failure it was', async () => {
    const folder = emptyFolder()
    expect((await briefwire(folder, ['publsh'])).err).toMatch(/^There is no command “publsh”\. Did you mean publish\?/)
    const text = await briefwire(folder, ['correct', '1.2', '-5%'], { env: { BRIEF_LANGUAGE: 'zh' } })
    expect(text.err).toBe(
      '这里没有“-5%”这个选项。可以用的有：--yes、--json、--help。如果这是正文里的字，请在正文前加上 --。请看：briefwire correct --help\n',
    )
    const missing = await briefwire(folder, ['export', '3', '--json'], { env: { LANG: 'es_ES.UTF-8' } })
    expect([missing.code, missing.out, JSON.parse(missing.err)]).toEqual([
      4,
      '',
      { error: { kind: 'missing', code: 4, message: expect.stringContaining('Todavía no hay ningún número') } },
    ])
    // Whatever stands in a value that is wrong, it is said as JSON, and no secret is.
    const wrong = await briefwire(folder, ['doctor', '--json'], { env: { TELEGRAM_BOT_TOKEN: 'hunter2' } })
    expect([wrong.code, JSON.parse(wrong.err)]).toMatchObject([3, { error: { kind: 'configuration' } }])
    expect(wrong.err).not.toContain('hunter2')
  })

  it('prints with --json what the help of the command says', async () => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'in.csv'), 'platform,account,chat\ntelegram,77,1001\n')

    for (const [args, input] of [
      [['import', '-', '--json'], newsletter],
      [['publish', '--json']],
      [['issues', '--json']],
      [['subscribers', 'import', 'in.csv', '--json']],
      [['doctor', '--json']],
    ] as const) {
      const { code, out, err } = await briefwire(folder, args, input === undefined ? {} : { input })
      expect([args, code, err]).toEqual([args, args[0] === 'doctor' ? 1 : 0, expect.any(String)])
      const shape = shapes[args.filter((word, at) => at < 2 && /^(?!draft)[a-z]+$/.test(word)).join(' ')] ?? ''
      const keys = [...out.matchAll(/"(\w+)":/g)].map(([, key]) => key)
      expect(keys.length).toBeGreaterThan(1)
      expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(shape))).toEqual([])
    }
  })

  it('helps', async () => {
    expect(await briefwire(emptyFolder(), ['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('doctor'),
    })
  })

  it('has a doctor', async () => {
    const folder = emptyFolder()
    expect(await briefwire(folder, ['doctor'])).toMatchObject({ code: 0, out: expect.stringContaining('✓ Database') })
    const ill = await briefwire(folder, ['doctor'], { env: { DATABASE_URL: 'file:/dev/null/x.db' } })
    expect(ill).toMatchObject({
      code: 1,
      out: expect.stringContaining('✗'),
      err: expect.stringContaining('1 thing needs'),
    })
  })
})
