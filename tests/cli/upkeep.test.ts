import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { start } from '../../src/main.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { briefwire, emptyFolder } from './run.ts'

const newsletter = (headline: string): string =>
  `Harbour brief\nMoney\n1. ${headline}\nShops take it now. (The Ledger)\n`

/** The database of a version, in a folder of its own. */
const withDatabase = (version: string): string => {
  const folder = emptyFolder()
  const packed = readFileSync(resolve(`tests/store/formats/${version}.db.gz`))
  writeFileSync(join(folder, 'brief.db'), gunzipSync(packed))
  return folder
}
const here = { DATABASE_URL: 'file:./brief.db' }
const backupsIn = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.includes('.format-'))

describe('a backup', () => {
  it('is made of a running server; put back, nothing of what it missed goes out twice unless somebody says so', async () => {
    const telegram = await createFakeTelegram()
    onTestFinished(() => telegram.close())
    const ann = telegram.person('Ann')
    const folder = emptyFolder()
    const env = {
      DATABASE_URL: `file:${join(folder, 'brief.db')}`,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      ADMINS: `telegram:${ann.id}`,
    }
    const run = (...args: string[]) => briefwire(folder, args, { env })
    const publish = (headline: string) =>
      briefwire(folder, ['import', '-', '--publish'], { input: newsletter(headline), env })
    const texts = (): string => JSON.stringify(telegram.calls.filter(({ method }) => method === 'sendMessage'))
    const sent = (words: string): number => texts().split(words).length - 1
    const told = 'The database was put back as it was'
    const serving = async (act: () => Promise<unknown>): Promise<void> => {
      const config = readConfig({ PORT: '0', CHECK_LINKS: 'false', ...env })
      const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
      const app = await start({ config, log, terminal: 'none', look: { width: 80, colour: false }, onEnd() {} })
      await act().finally(app.stop)
    }

    await serving(async () => {
      ann.say('/start')
      await telegram.until(() => sent('subscribed') > 0)
      const live = await run('backup', 'live.db', '--json')
      expect(live).toMatchObject({ code: 0, err: '' })
      expect(JSON.parse(live.out)).toMatchObject({ path: 'live.db', issues: 0, subscribers: 1, deliveries: 0 })
      expect(statSync(join(folder, 'live.db')).mode & 0o077).toBe(0)
      expect(await run('restore', 'live.db')).toMatchObject({ code: 1, err: expect.stringContaining('Stop Briefwire') })
    })

    await publish('Ferries late')
    const waiting = await run('backup', 'waiting.db')
    expect(waiting.out).toMatch(/^waiting\.db: \d.* MB, 1 issue, 1 subscriber, as of .*checked: it is whole\./)
    const asItWas = readFileSync(join(folder, 'brief.db'))
    await serving(() => telegram.until(() => sent('Ferries late') > 0))

    const restored = await run('restore', 'waiting.db')
    expect(restored).toMatchObject({ code: 0, err: '' })
    const [kept = ''] = readdirSync(folder).filter((name) => name.includes('.replaced-'))
    for (const words of ['1 message may have gone out since then', 'briefwire deliveries 1 --resend', kept])
      expect(restored.out).toContain(words)
    expect((await run('doctor')).out).toContain('✗ Issue 1: 1 message may or may not have arrived')
    await serving(async () => {
      await telegram.until(() => sent(told) > 0)
      expect(sent('Ferries late')).toBe(1)
      await run('deliveries', '1', '--resend')
      await telegram.until(() => sent('Ferries late') === 2)
    })

    // Put back by hand, with nothing to tell it by but the mark beside it.
    writeFileSync(join(folder, 'brief.db'), asItWas)
    await serving(() => telegram.until(() => sent(told) > 1))
    expect(sent('Ferries late')).toBe(2)
    const files = readdirSync(folder).filter((name) => !name.includes('-duty-'))
    expect(files.sort()).toEqual(['brief.db', 'brief.db-generation', kept, 'live.db', 'waiting.db'].sort())
  })

  it('that is damaged, or the database itself, is not put back', async () => {
    const folder = withDatabase('fb2b999')
    const before = readFileSync(join(folder, 'brief.db'))
    // What backups have left that were killed, and what only looks like it: this process is there, the others are fresh, or none of ours.
    const hourAgo = new Date(Date.now() - 3_700_000)
    for (const [name, content, at] of [
      ['old.db.4194305.part', before, hourAgo],
      ['begun.db.4194305.part', '', hourAgo],
      [`running.db.${process.pid}.part`, before, hourAgo],
      ['fresh.db.4194305.part', before, new Date()],
      ['film.4194305.part', 'of somebody else', hourAgo],
      ['song.4194305.part', Buffer.alloc(9000), hourAgo],
    ] as const) {
      writeFileSync(join(folder, name), content)
      utimesSync(join(folder, name), at, at)
    }
    await briefwire(folder, ['backup', 'good.db'], { env: here })
    const halves = readdirSync(folder).filter((name) => name.endsWith('.part'))
    const kept = ['film.4194305.part', 'fresh.db.4194305.part', `running.db.${process.pid}.part`, 'song.4194305.part']
    expect(halves.sort()).toEqual(kept)
    for (const name of halves) rmSync(join(folder, name))
    const taken = await briefwire(folder, ['backup', 'good.db'], { env: here })
    expect(taken).toMatchObject({ code: 5, err: expect.stringContaining('--force') })
    const bytes = readFileSync(join(folder, 'good.db'))
    writeFileSync(join(folder, 'damaged.db'), bytes.fill(0x5a, 60_000, 90_000))
    for (const [name, words] of [
      ['damaged.db', /damaged/],
      ['brief.db', /is the database itself/],
    ] as const) {
      const { code, err } = await briefwire(folder, ['restore', name], { env: here })
      expect([code, err]).toEqual([1, expect.stringMatching(words)])
    }
    expect(readFileSync(join(folder, 'brief.db'))).toEqual(before)
    expect(readdirSync(folder).sort()).toEqual(['brief.db', 'damaged.db', 'good.db'])
  })
})

describe('an upgrade', () => {
  it('of the first database there ever was is foretold, and a copy is made before it; the newest two are kept', async () => {
    const folder = withDatabase('25514cd')
    const before = readFileSync(join(folder, 'brief.db'))
    const json = JSON.parse((await briefwire(folder, ['doctor', '--upgrade', '--json'], { env: here })).out)
    expect(json).toMatchObject({ database: { from: 4, backups: [] }, deprecated: [] })
    expect(json.database.adds).toContain('the table topics')
    const spanish = { ...here, BRIEF_LANGUAGE: 'es' }
    const foretold = (await briefwire(folder, ['doctor', '--upgrade'], { env: spanish })).out
    expect(foretold).toMatch(
      /^· Base de datos .*: formato 4[\s\S]*· Añade la tabla [\s\S]*una versión anterior no la abre/,
    )
    expect(readFileSync(join(folder, 'brief.db'))).toEqual(before)

    const first = await briefwire(folder, ['issues', '--json'], { env: here })
    expect(first.out.trim().split('\n')).toHaveLength(3)
    const [name = ''] = backupsIn(folder)
    expect(first.err).toContain(`goes from format 4 to ${json.database.to}. As it was it is kept in `)
    expect(first.err).toContain(name)
    const copy = new Database(join(folder, name), { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(4)
    expect(copy.prepare('select count(*) as count from deliveries').get()).toEqual({ count: 30 })
    copy.close()
    for (const other of ['2026-01-01-080000', '2026-01-02-080000'])
      writeFileSync(join(folder, `brief.format-3.${other}.db`), '')
    writeFileSync(join(folder, 'brief.db'), before)
    await briefwire(folder, ['issues'], { env: here })
    expect(backupsIn(folder)).toHaveLength(2)
    expect(backupsIn(folder).every((each) => each.startsWith('brief.format-4.'))).toBe(true)

    // The copy is a backup like any other.
    const back = await briefwire(folder, ['restore', name, '--json'], { env: here })
    expect(JSON.parse(back.out)).toMatchObject({ issues: 3, subscribers: 10, uncertain: expect.anything() })
  })

  it('does not happen where the copy finds no room, and says what to do', async () => {
    const folder = withDatabase('25514cd')
    const before = readFileSync(join(folder, 'brief.db'))
    // No file may grow larger than this: as a disk that is full.
    const full = spawnSync(
      '/bin/sh',
      ['-c', `ulimit -f 100; exec "$0" "$@"`, process.execPath, resolve('src/bin.js'), 'issues'],
      {
        cwd: folder,
        env: { PATH: process.env.PATH ?? '', ...here },
        encoding: 'utf8',
      },
    )
    expect(full.status).toBe(1)
    expect(full.stderr).toContain('Nothing was changed. Make room there; or make a backup elsewhere')
    expect(readFileSync(join(folder, 'brief.db'))).toEqual(before)
    expect(backupsIn(folder)).toEqual([])
    expect(existsSync(join(folder, 'brief.db-wal'))).toBe(false)
  })
})

it('migrate takes a file as people name it, moves everything once, and says what it cannot take', async () => {
  const folder = withDatabase('25514cd')
  const moved = await briefwire(folder, ['migrate', 'brief.db', 'new.db', '--json'])
  expect(JSON.parse(moved.out)).toMatchObject({ checksum: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const again = await briefwire(folder, ['migrate', 'file:brief.db', 'new.db'])
  expect(again).toMatchObject({ code: 1, out: '' })
  expect(again.err).toContain('There is something in new.db already')
  expect(await briefwire(folder, ['migrate', 'brief', 'new.db'])).toMatchObject({ code: 2 })
})
