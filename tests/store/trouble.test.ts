import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Store } from '../../src/store/port.ts'
import { openSqlite, type SqliteOptions } from '../../src/store/sqlite/open.ts'
import { auditEntryOf, chat, noon, publish, subscribe } from '../contracts/store/samples.ts'
import { makeDamaged } from './damaged-file.ts'

let home = ''
let folder = ''
let path = ''
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'briefwire-trouble-'))
  folder = join(home, 'data')
  path = join(folder, 'brief.db')
})
afterEach(() => rm(home, { recursive: true }))

const open = (options: Omit<SqliteOptions, 'path'> = {}): Store => {
  const store = openSqlite({ path, ...options })
  onTestFinished(() => store.close())
  return store
}

describe('a file in trouble while it is open', () => {
  it('that is gone is not written, and goes on when it is back', async () => {
    const store = open()
    await subscribe(store, ['a'])
    expect(await store.fault()).toBeNull()
    await rename(folder, `${folder}-away`)
    expect(await store.fault()).toMatch(/brief\.db is not there any more\. Nothing is written until/)
    await expect(publish(store, 'One')).rejects.toThrow(/is not there any more/)
    await expect(store.receive(chat('a'), '1', '{}', noon)).rejects.toThrow(/is not there any more/)
    await expect(store.changes()).rejects.toThrow(/is not there any more/)
    expect(existsSync(folder)).toBe(false)
    await rename(`${folder}-away`, folder)
    await publish(store, 'Two')
    expect((await store.latest())?.number).toBe(1)
  })

  it('that was replaced is not written, and the other one is left alone', async () => {
    const store = openSqlite({ path })
    await publish(store, 'One')
    await rename(path, join(folder, 'old.db'))
    for (const end of ['-wal', '-shm']) await rename(`${path}${end}`, join(folder, `old.db${end}`))
    const other = openSqlite({ path })
    await subscribe(other, ['b'])
    expect(await store.fault()).toMatch(/Another file has taken the place .* start again/)
    await expect(publish(store, 'Two')).rejects.toThrow(/Another file/)
    await store.close()
    expect(existsSync(`${path}-wal`)).toBe(true)
    await publish(other, 'Three')
    await other.close()
    const old = openSqlite({ path: join(folder, 'old.db') })
    expect((await old.latest())?.sections[0]?.items[0]?.headline).toBe('One')
    await old.close()
  })

  it('that another process keeps locked is told of at once, and is fine when it is let go', async () => {
    const store = open({ busyMs: 1 })
    const other = new Database(path)
    other.exec('begin immediate')
    await expect(publish(store, 'One')).rejects.toThrow(/in use by another process/)
    expect(await store.fault()).toMatch(/in use by another process/)
    other.exec('rollback')
    other.close()
    await publish(store, 'Two')
    await expect.poll(() => store.fault()).toBeNull()
  })
})

describe('a damaged page', () => {
  const found: string[] = []
  const afterCrash = { onDamage: (sentence: string) => void found.push(sentence) }
  beforeEach(() => void found.splice(0))

  it('far from every edge is noticed at a start after a crash, and the file is left alone', async () => {
    await makeDamaged(path, 'crashed')
    const before = await readFile(path)
    expect(() => openSqlite({ path, afterCrash })).toThrow(/brief\.db is damaged \(.+\)\. Put back a backup/)
    expect(await readFile(path)).toEqual(before)
  })

  it('of a large file is found while it is in use already', async () => {
    await makeDamaged(path, 'crashed')
    const store = open({ afterCrash: { ...afterCrash, mostBytes: 1 } })
    expect((await store.latest())?.number).toBe(30)
    await expect.poll(() => found).toEqual([expect.stringMatching(/brief\.db is damaged \(.+\)\. Put back a backup/)])
    expect(await store.fault()).toBe(found[0])
  })

  it('is found by whoever asks', async () => {
    await makeDamaged(path, 'closed')
    const store = open({ afterCrash })
    expect(await store.damage()).toMatch(/brief\.db is damaged \(.+\)\. Put back a backup/)
  })

  it('is not in a good file, closed or not', async () => {
    const store = open()
    await publish(store, 'One')
    const second = openSqlite({ path, afterCrash })
    expect(await second.damage()).toBeNull()
    await second.close()
  })
})

describe('who may read what is stored', () => {
  const rights = async (file: string): Promise<string> => ((await stat(file)).mode & 0o777).toString(8)

  it('is nobody else, in a new folder', async () => {
    const before = process.umask(0)
    onTestFinished(() => void process.umask(before))
    path = join(folder, 'deep', 'brief.db')
    const store = open()
    await publish(store, 'One')
    for (const [file, expected] of [
      [folder, '700'],
      [join(folder, 'deep'), '700'],
      [path, '600'],
      [`${path}-wal`, '600'],
      [`${path}-shm`, '600'],
    ] as const)
      expect(await rights(file)).toBe(expected)
  })

  it('is nobody else from now on, where an earlier version made the file; a folder that was there stays as it is', async () => {
    await mkdir(folder, { mode: 0o755 })
    await chmod(folder, 0o755)
    const store = openSqlite({ path })
    await publish(store, 'One')
    for (const end of ['', '-wal', '-shm']) {
      await copyFile(`${path}${end}`, join(folder, `left.db${end}`))
      await chmod(join(folder, `left.db${end}`), 0o664)
    }
    await store.close()
    path = join(folder, 'left.db')
    const again = open()
    await publish(again, 'Two')
    for (const end of ['', '-wal', '-shm']) expect(await rights(`${path}${end}`)).toBe('600')
    expect(await rights(folder)).toBe('755')
  })
})

it('what was used up does not lie about in the file', async () => {
  const store = openSqlite({ path })
  const codes = Array.from({ length: 200 }, (_, n) => `secret-hash-${n}-${'x'.repeat(50)}`)
  for (const hash of codes)
    await store.invite({ hash, kind: 'editor', by: 'cli', expiresAt: noon + 1 }, auditEntryOf('invited'))
  await store.close()
  expect(await readFile(path, 'latin1')).toContain('secret-hash')
  const later = openSqlite({ path })
  for (const hash of codes)
    expect(await later.join(hash, { person: 'telegram:7', name: null }, auditEntryOf('joined'))).not.toBeNull()
  await later.close()
  expect(await readFile(path, 'latin1')).not.toContain('secret-hash')
})
