import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { newsdesk, wordsOf } from '../fakes/newsdesk.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefwire-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Every word in the file, table by table. */
function everything(path: string): string {
  const db = new Database(path, { readonly: true })
  const tables = db.prepare<[], { name: string }>("select name from sqlite_master where type = 'table'").all()
  const rows = tables.map(({ name }) => JSON.stringify([name, db.prepare(`select * from "${name}"`).all()]))
  db.close()
  return rows.join('\n')
}

it('shows a reader all that is kept, and forgets them when they say so twice: nothing names them any more, counts stay', async () => {
  const path = join(folder, 'brief.db')
  const store = openSqlite({ path })
  const { as, room, now } = newsdesk({}, store)
  const [ann, zelda] = [as('Ann'), as('Zelda')]
  const lane = { platform: 'console', account: 'local' }
  const deliver = async (message: string) => {
    const tick = { now: now(), worker: 'w', leaseUntil: now() + 1e9 }
    const { claims } = await store.tick({ ...tick, marks: [], lanes: [{ ...lane, intervalMs: 0, slots: 9 }] })
    const verdict = { kind: 'sent', id: message, parts: 1, nextAt: 0 } as const
    const marks = claims.map(({ delivery, part, attempt }) => ({ delivery, part, attempt, verdict }))
    await store.tick({ ...tick, marks, lanes: [] })
  }
  await zelda.gives('subscribe payments')
  await store.subscribe(zelda.target, { follow: ['quetzal'] }, now())
  await store.keepAdder({ ...zelda.target, chat: 'a-group' }, zelda.target.chat)
  await room.desk.propose({
    item: { headline: 'Plovers return', body: [], source: null, topics: [] },
    section: null,
    person: 'console:zelda',
    name: 'Zelda Q',
    from: zelda.target,
  })
  await ann.presses(await ann.gives('proposals'), 'Add')
  await room.desk.publish(draftOf({ ...item(1, 'Rates fall'), topics: ['payments'] }))
  await deliver('msg-77')

  const mine = wordsOf(await zelda.gives('mydata'))
  for (const words of ['"payments"', '"quetzal"', '"issuesReceived": 1', 'Plovers return', '"messageNumbersKept": 1'])
    expect(mine).toContain(words)
  expect(everything(path)).toMatch(/quetzal.*msg-77|msg-77.*quetzal/s)

  const asked = await zelda.gives('forget')
  expect(wordsOf(asked)).toContain('This cannot be undone')
  expect((await store.subscription(zelda.target))?.state).toBe('active')
  expect(wordsOf(await zelda.presses(asked, 'Forget me'))).toContain('nothing is kept of you any more')
  expect(everything(path)).not.toMatch(/zelda|quetzal|msg-77/i)
  expect((await store.progress(1)).sent).toBe(1)
  expect(wordsOf(await ann.gives('history'))).toContain('proposed by forgotten')

  // A correction has nobody to reach, and who comes back is new.
  await room.desk.publish(draftOf({ ...item(1, 'Rates rise'), topics: ['payments'] }))
  expect((await store.progress(2)).pending).toBe(0)
  await zelda.gives('subscribe')
  expect(await store.ownData('console:zelda', zelda.target)).toMatchObject({ issues: 0, proposals: [] })
  await store.close()
})

it('is told in private alone, and at the desk only the reader’s part goes', async () => {
  const { as, store } = newsdesk()
  const ann = as('Ann')
  await ann.gives('subscribe')
  await ann.gives('history')
  expect(wordsOf(await as('Ann', { chat: 'group' }).gives('mydata'))).toContain('in private')
  expect(wordsOf(await as('Ann', { chat: 'group' }).gives('forget yes'))).toContain('in private')
  const asked = await ann.gives('forget')
  expect(wordsOf(asked)).toContain('You belong to the desk')
  await ann.presses(asked, 'Forget me')
  expect(await store.subscription(ann.target)).toBeNull()
  expect(await store.privateChatOf('console:ann')).toEqual(ann.target)
})
