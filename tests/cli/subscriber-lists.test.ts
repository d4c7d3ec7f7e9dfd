import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { briefwire, emptyFolder } from './run.ts'

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
