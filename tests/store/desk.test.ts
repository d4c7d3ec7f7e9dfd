import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrations } from '../../src/store/sqlite/migrations.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { applicationId } from '../../src/store/sqlite/upgrade.ts'
import { auditEntryOf, beat, chat, edition, item, noon, publication, sent } from '../contracts/store/samples.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefwire-desk-'))
  path = join(folder, 'brief.db')
})
afterEach(() => rm(folder, { recursive: true }))

/** The last format in which there was no desk. */
const before = 6
const draft = edition([item(1, { headline: 'Not out yet' })])

/** A file as a program of that format left it: an issue that reached one of two readers, and a draft. */
const older = (): void => {
  const db = new Database(path)
  db.pragma('journal_mode = wal')
  for (const step of migrations.slice(0, before)) db.exec(step)
  db.pragma(`application_id = ${applicationId}`)
  db.pragma(`user_version = ${before}`)
  db.prepare('insert into draft (id, version, content, changed_at) values (1, 4, ?, 1)').run(JSON.stringify(draft))
  db.exec(`
    insert into issues (number, title, date, sections, footer, fingerprint, published_at)
      values (1, 'Morning brief', '2026-03-10', '["News"]', '[]', 'f', ${noon});
    insert into items (issue, number, section, headline, body, source_name, source_url, topics)
      values (1, 1, 0, 'Out', '["Body."]', 'Wire', 'https://wire.example/1', '["retail"]');
    insert into lanes (platform, account) values ('telegram', 'main');
    insert into subscriptions (lane, chat, queue, format, created_at, changed_at)
      values (1, 'a', 1, 'full', 1, 1), (1, 'b', 2, 'full', 1, 1);
    insert into deliveries (issue, lane, subscription, queue, state, due_at, part, parts, attempt)
      values (1, 1, 1, 1, 'sent', 1, 1, 1, 1), (1, 1, 2, 2, 'pending', 1, 0, null, 0);
    insert into parts (delivery, part, state, attempt, message, at) values (1, 0, 'sent', 1, '77', 1);
    insert into tallies (issue, lane, state, count) values (1, 1, 'sent', 1), (1, 1, 'pending', 1);`)
  db.close()
}

describe('a database from before there was a desk', () => {
  it('opens with all that is in it, and a desk', async () => {
    older()
    const store = openSqlite({ path })
    expect(await store.draft()).toEqual({
      draft,
      later: { title: '', date: null, sections: [], footer: [] },
      version: 4,
    })
    const out = item(1, {
      headline: 'Out',
      body: ['Body.'],
      source: { name: 'Wire', url: 'https://wire.example/1' },
      topics: ['retail'],
    })
    expect(await store.issue(1)).toEqual({ ...edition([out]), number: 1, revision: 1, publishedAt: noon })
    expect(await store.itemFrom('https://wire.example/1')).toMatchObject({ issue: 1, item: out })
    expect(await store.published(chat('a'), '77')).toEqual({ issue: 1, part: 0 })
    const { claims } = await beat(store)
    await beat(store, { marks: claims.map((claim) => sent(claim)), lanes: [] })
    expect(await store.progress(1)).toMatchObject({ sent: 2, pending: 0 })
    expect(await store.members()).toEqual([])
    expect(await store.auditAfter(0, 9)).toEqual([])
    expect((await store.publish(publication(draft, { draftVersion: 4, audit: auditEntryOf('published') }))).kind).toBe(
      'published',
    )
    expect((await store.latest())?.number).toBe(2)
    await store.close()
  })

  it('opens again afterwards, in the present format', async () => {
    older()
    await openSqlite({ path }).close()
    const store = openSqlite({ path })
    expect((await store.draft()).version).toBe(4)
    await store.close()
    const db = new Database(path, { readonly: true })
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length)
    db.close()
  })
})

describe('the record in the file', () => {
  it.each([
    ['changed', "update deeds set subject = 'x'", /never changed/],
    ['taken away', 'delete from deeds', /nothing is taken out/],
    [
      'replaced',
      `insert or replace into deeds (id, at, person, deed, subject, detail) values (1, 1, 'p', 'posted', 's', '{}')`,
      /never changed/,
    ],
  ])('cannot be %s, by whatever program', async (_, sql, words) => {
    const store = openSqlite({ path })
    const audit = auditEntryOf('posted')
    const id = await store.recordAudit(audit)
    const db = new Database(path)
    expect(() => db.exec(sql)).toThrow(words)
    db.close()
    expect(await store.auditAfter(0, 9)).toEqual([{ id, ...audit }])
    await store.close()
  })
})

it('somebody who is where they were is greeted while another process writes', async () => {
  const store = openSqlite({ path, busyMs: 1 })
  await store.rememberPrivateChat('slack:U1', 'Bo', chat('a'))
  const writer = new Database(path)
  writer.exec('begin immediate')
  await store.rememberPrivateChat('slack:U1', 'Bo', chat('a'))
  await expect(store.rememberPrivateChat('slack:U1', 'Bo', chat('b'))).rejects.toThrow(/in use by another process/)
  writer.close()
  await store.close()
})
