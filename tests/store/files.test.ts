import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { putBackSetting } from '../../src/store/ledger.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { chat, noon, publish } from '../contracts/store/samples.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefwire-files-'))
})
afterEach(async () => {
  await chmod(folder, 0o700)
  await rm(folder, { recursive: true })
})

/** A good database with some content, closed. */
const good = async (): Promise<string> => {
  const path = join(folder, 'brief.db')
  const store = openSqlite({ path })
  await store.subscribe(chat('a'), {}, noon)
  for (let issue = 1; issue <= 30; issue++) await publish(store, `Issue ${issue} ${'long '.repeat(200)}`)
  await store.close()
  return path
}

const overwrite = async (path: string, from: number, to: number): Promise<void> => {
  const bytes = await readFile(path)
  await writeFile(path, bytes.fill(0x5a, from, to))
}

const pragma = (path: string, text: string): void => {
  const db = new Database(path)
  db.pragma(text)
  db.close()
}

/** Opening must fail with these words, and leave every byte and every name in the folder as it was. */
const refuses = async (path: string, words: RegExp): Promise<void> => {
  const before = [await readFile(path), await readdir(folder)]
  const opening = (): unknown => openSqlite({ path })
  expect(opening).toThrow(UserError)
  expect(opening).toThrow(words)
  expect([await readFile(path), await readdir(folder)]).toEqual(before)
}

describe('a database file', () => {
  it('gives back what lies empty, bit by bit, where that is much', async () => {
    const path = join(folder, 'brief.db')
    const store = openSqlite({ path })
    for (const byte of [1, 2])
      await store.keepPicture({ type: 'image/png', bytes: new Uint8Array(6e6).fill(byte) }, noon)
    expect(await store.shrink()).toBe(false)
    await store.sweep(noon + 1)
    let steps = 0
    while (await store.shrink()) steps++
    expect(steps).toBeGreaterThan(1)
    await store.close()
    expect((await stat(path)).size).toBeLessThan(10e6)
  })

  it('is made with its folder, and opens again with what is in it', async () => {
    const path = join(folder, 'deep', 'er', 'brief.db')
    const store = openSqlite({ path })
    await publish(store, 'One')
    await store.close()
    expect(await readdir(join(folder, 'deep', 'er'))).toEqual(['brief.db'])
    const again = openSqlite({ path })
    expect((await again.latest())?.number).toBe(1)
    await again.close()
  })

  it('of no bytes, or made and left empty, is taken', async () => {
    const path = join(folder, 'brief.db')
    await writeFile(path, '')
    await openSqlite({ path }).close()
    const blank = join(folder, 'blank.db')
    pragma(blank, 'journal_mode = wal')
    expect((await stat(blank)).size).toBeGreaterThan(0)
    await openSqlite({ path: blank }).close()
  })

  it('that is text is refused and left alone', async () => {
    const path = join(folder, 'notes.db')
    await writeFile(path, 'Dear diary, '.repeat(1_000))
    await refuses(path, /notes\.db is damaged, or is no database/)
  })

  it('that is cut off is refused and left alone', async () => {
    const path = await good()
    await truncate(path, Math.floor((await stat(path)).size / 2))
    await refuses(path, /brief\.db is damaged: it has \d+ bytes of \d+\. Put back a backup/)
  })

  it.each([
    ['in its first page', 100, 4_096],
    ['in the roots of its tables', 4_096, 60_000],
  ])('that is overwritten %s is refused and left alone', async (_, from, to) => {
    const path = await good()
    await overwrite(path, from, to)
    await refuses(path, /brief\.db is damaged\. Put back a backup/)
  })

  it.each(['delete', 'wal'])('of another program (journal: %s) is refused and left alone', async (journal) => {
    const path = join(folder, 'other.db')
    const db = new Database(path)
    db.pragma(`journal_mode = ${journal}`)
    db.exec('create table bookmarks (url text)')
    db.close()
    await refuses(path, /other\.db belongs to another program/)
  })

  it('of a newer Briefwire is refused and left alone', async () => {
    const path = await good()
    pragma(path, 'user_version = 99')
    await refuses(path, /newer Briefwire \(format 99, this one knows \d+\)\. Update Briefwire/)
  })

  it('of a newer Briefwire that crashed is refused, and its log is not written back', async () => {
    const path = await good()
    const writer = new Database(path)
    writer.pragma('user_version = 99')
    const copies = await Promise.all(['', '-wal'].map((end) => readFile(`${path}${end}`)))
    writer.close()
    const crashed = join(folder, 'crashed.db')
    await writeFile(crashed, copies[0] ?? '')
    await writeFile(`${crashed}-wal`, copies[1] ?? '')
    expect(() => openSqlite({ path: crashed })).toThrow(/newer Briefwire/)
    expect(await Promise.all(['', '-wal'].map((end) => readFile(`${crashed}${end}`)))).toEqual(copies)
  })

  it('of a newer Briefwire tells which version wrote it', async () => {
    const path = join(folder, 'brief.db')
    await openSqlite({ path, program: '7.8.9' }).close()
    pragma(path, 'user_version = 99')
    await refuses(path, /written by a newer Briefwire, version 7\.8\.9 \(format 99/)
  })

  it('that is an earlier state than the one before says so, and only once', async () => {
    const path = await good()
    const earlier = await readFile(path)
    const run = async (): Promise<string | null> => {
      const store = openSqlite({ path })
      const said = await store.setting(putBackSetting)
      await store.saveSetting(putBackSetting, null)
      await store.advance()
      await store.close()
      return said
    }
    expect(await run()).toBeNull()
    expect(await run()).toBeNull()
    await writeFile(path, earlier)
    expect(JSON.parse((await run()) ?? '')).toEqual({ at: noon, how: 'mark' })
    expect(await run()).toBeNull()
    // One that is new has nothing to do with what was there before.
    await rm(path)
    expect(await run()).toBeNull()
    await rm(path)
    await good()
    expect(await run()).toBeNull()
  })

  it('that is a folder is refused', async () => {
    const path = join(folder, 'brief.db')
    await mkdir(path)
    expect(() => openSqlite({ path })).toThrow(/is not a file/)
  })

  it('in a place where no folder can be made is refused', async () => {
    const path = join(folder, 'file')
    await writeFile(path, '')
    expect(() => openSqlite({ path: join(path, 'brief.db') })).toThrow(
      /cannot be opened\. Check that its folder exists/,
    )
  })

  // An administrator may write everywhere: there is nothing to refuse then.
  it.skipIf(process.getuid?.() === 0)('without permission to write, to it or beside it, is refused', async () => {
    const path = await good()
    await chmod(path, 0o400)
    await refuses(path, /Check that its folder exists and that you may write there/)
    await chmod(path, 0o600)
    await chmod(folder, 0o500)
    await refuses(path, /Check that its folder exists and that you may write there/)
  })
})
