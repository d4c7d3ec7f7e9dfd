import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import type { Store } from '../../src/store/port.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'

/** A file of the version before these columns, in which this was done besides. */
async function before(sql: string): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'briefwire-releases-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'old.db')
  await writeFile(path, gunzipSync(await readFile(join(import.meta.dirname, 'formats', 'badfca9.db.gz'))))
  const db = new Database(path)
  db.exec(sql)
  db.close()
  const store = openSqlite({ path })
  onTestFinished(() => store.close())
  return store
}

it.each([
  ['paused', 'paused by Ann'],
  ['paused', '由 安 暂停'],
  [
    'too-many-lost',
    '20 of the last 21 chats could not be reached (blocked), so nobody was unsubscribed. Look at the token',
  ],
  ['rejected', 'could not be rendered: it paused by itself'],
])('an upgrade reads "%s" once out of what an issue had stopped for: %s', async (kind, reason) => {
  const store = await before(`update issues set halted = '${reason}' where number = 1`)
  expect(await store.halted(1)).toEqual({ kind, reason })
  expect(await store.halted(3)).toBeNull()
})

it('an upgrade takes over who published what, from which draft, and what closed a proposal', async () => {
  const detail = JSON.stringify({ version: 41, keys: ['ka', 'kb'], due: 5, plan: 'once' })
  const store = await before(`
    insert into deeds (at, person, name, deed, subject, detail) values (7, 'slack:U2', 'Bob', 'published', 'issue 1', '${detail}');
    insert into deeds (id, at, person, deed, subject, detail) values (900, 8, 'slack:U2', 'posted', 'draft k', '{"proposal":1}');
    update proposals set closed_at = 8 where id = 1;`)
  const release = { issue: 1, person: 'slack:U2', name: 'Bob' }
  expect(await store.release({ issue: 1 })).toMatchObject(release)
  expect(await store.release({ draftVersion: 41 })).toMatchObject(release)
  expect(await store.release({ planned: { at: 5, kind: 'once' } })).toMatchObject(release)
  expect(await store.itemKeyed('kb')).toMatchObject({ issue: 1, item: { number: 2 } })
  expect(await store.proposalClosing(1)).toMatchObject({ id: 900 })
  expect(await store.release({ issue: 3 })).toMatchObject({ person: null })
})
