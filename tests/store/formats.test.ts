import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { UserError } from '../../src/errors.ts'
import type { Store } from '../../src/store/port.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { beat, changed, chat, correct, fixOf, item, lane, noon, publish, sent } from '../contracts/store/samples.ts'
import { newsroom } from './formats/fill-ledger.ts'
import { firstIssue, nextDraft, proposed, secondIssue, thirdIssue } from './formats/texts.ts'
import { sqliteRows } from './sqlite-rows.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefwire-formats-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A copy of the file that this version made; "-by-" names a later one that opened it then, and may have died of it. */
const file = async (version: string): Promise<string> => {
  const path = join(folder, `${version}.db`)
  await writeFile(path, gunzipSync(await readFile(join(import.meta.dirname, 'formats', `${version}.db.gz`))))
  return path
}

const open = (path: string): Store => {
  const store = openSqlite({ path })
  onTestFinished(() => store.close())
  return store
}

/** Every version that ever left the house, with what it could keep. */
const versions = [
  { version: '25514cd', platforms: false, desk: false },
  { version: '25514cd-by-4fc026b', platforms: false, desk: false },
  { version: '25514cd-by-badfca9', platforms: false, desk: false },
  { version: '4fc026b', platforms: true, desk: false },
  { version: '71c5433', platforms: true, desk: false },
  { version: 'c728287', platforms: true, desk: false },
  { version: 'c728287-by-badfca9', platforms: true, desk: false },
  { version: 'badfca9', platforms: true, desk: true },
  { version: '0bbb669', platforms: true, desk: true },
  { version: 'fb2b999', platforms: true, desk: true },
  { version: '03ac5a1', platforms: true, desk: true },
  { version: '002ee9a', platforms: true, desk: true },
]
const day = 86_400_000
const all = { offset: 0, limit: 10 }
const port = { headline: 'A bank in Porto pays in seconds' }

describe.each(versions)('a database of version $version', ({ version, platforms, desk }) => {
  it('opens with its issues, and finds them', async () => {
    const store = open(await file(version))
    const issues = await Promise.all([1, 2, 3].map((number) => store.issue(number)))
    expect(issues[1]).toEqual({ ...secondIssue, number: 2, revision: 1, publishedAt: noon })
    expect(issues[2]).toEqual({ ...thirdIssue, number: 3, revision: 1, publishedAt: noon })
    const first = { ...firstIssue, number: 1, revision: 1, publishedAt: noon }
    if (desk) expect(await store.issueAt(1, 1)).toEqual(first)
    else expect(issues[0]).toEqual(first)
    const found = async (text: string) =>
      (await store.search(text, all)).entries.map((each) => [each.issue, each.item.number])
    expect(await found('transf')).toEqual([[1, 1]])
    expect(await found('跨境支付')).toEqual([[1, 2]])
    expect(await found('muse')).toEqual([[3, 1]])
    expect((await store.search('musuem', all)).meant).toBe('museum')
    expect(await store.topicCounts()).toEqual(
      new Map([
        ['banks', 1],
        ['cross-border', 1],
        ['payments', 3],
      ]),
    )
    expect((await store.byTopic('payments', all)).entries.map((each) => each.issue)).toEqual([2, 1, 1])
    expect(await store.itemFrom('https://ledger.example/lisbon')).toMatchObject({ issue: 1, item: { number: 1 } })
    expect(await store.halted(2)).toEqual({ kind: 'rejected', reason: 'the issue cannot be shown' })
    expect((await store.draft()).draft).toEqual(nextDraft)
  })

  it('opens with its readers and the ledger', async () => {
    const path = await file(version)
    const store = open(path)
    expect(await store.subscriptionCounts()).toEqual({ active: 10, paused: 1, ended: 1 })
    const wants = { topics: ['payments', 'banks'], format: 'headlines', language: 'zh', hour: null, timeZone: null }
    expect(await store.subscription(chat('chinese'))).toMatchObject({ ...wants, state: 'active' })
    expect(await store.subscription(chat('evening'))).toMatchObject({ hour: 20, timeZone: 'Asia/Shanghai' })
    expect(await store.subscription(chat('blocked'))).toMatchObject({ state: 'paused', reason: 'the bot was blocked' })
    const state = async (issue: number) =>
      new Map(
        (await store.deliveries(issue, 0, 99)).map((each) => [
          `${each.target.chat}${each.target.thread ?? ''}`,
          each.state,
        ]),
      )
    expect(Object.fromEntries(await state(1))).toEqual({
      reader: 'sent',
      chinese: 'sent',
      group7: 'sent',
      group8: 'pending',
      evening: 'pending',
      unsure: 'uncertain',
      broken: 'failed',
      blocked: 'failed',
      midway: 'pending',
      hanging: 'sending',
      C1: 'pending',
    })
    const midway = (await store.deliveries(1, 0, 99)).find((each) => each.target.chat === 'midway')
    expect(midway).toMatchObject({ sent: 1, parts: 3 })
    expect((await store.receipts(midway?.id ?? 0)).map(({ part }) => part)).toEqual([0])
    expect((await store.deliveries(1, 0, 99, ['uncertain'])).map(({ doubts }) => doubts)).toEqual([1])
    expect(await store.workers()).toEqual(['w'])
    expect(await store.lanes()).toMatchObject([
      { ...lane, account: 'T1', platform: 'slack', standing: 'closed', reason: 'the token was refused' },
      { ...lane, standing: 'open', slowed: { factor: 1 } },
    ])
    expect(await store.adoptUpdates(null, 'w')).toEqual([{ lane, update: '902', payload: '{"update_id":902}' }])
    expect(await store.receive(lane, '901', 'again', noon)).toBe(false)
    const rows = sqliteRows(path)
    const counted = Map.groupBy(await rows.deliveries(), (row) => `${row.issue} ${row.state}`)
    const tallies = (await rows.tallies()).filter(({ count }) => count > 0)
    expect(Object.fromEntries(tallies.map((row) => [`${row.issue} ${row.state}`, row.count]))).toEqual(
      Object.fromEntries([...counted].map(([key, group]) => [key, group.length])),
    )
    await rows.close()
  })

  it('delivers, publishes and corrects', async () => {
    const store = open(await file(version))
    expect(await store.abandon('w', noon)).toBeGreaterThan(0)
    expect(await store.resendUncertain(null, noon)).toBeGreaterThanOrEqual(2)
    await store.unhalt(2)
    await store.openLane(newsroom)
    const late = noon + 3 * day
    // One thing at a time for a chat with all its threads.
    const first = await beat(store, { now: late })
    expect([...first.claims, ...first.fixes].filter(({ target }) => target.chat === 'group')).toHaveLength(1)
    for (let next = first; next.claims.length + next.fixes.length > 0; ) {
      const marks = next.claims.map((claim) => sent(claim, claim.target.chat === 'midway' && claim.issue === 1 ? 3 : 1))
      const fixMarks = next.fixes.map((fix) => changed(fix))
      next = await beat(store, { now: late, marks, fixMarks, lanes: [{}, newsroom] })
    }
    for (const issue of [1, 2, 3])
      expect(await store.progress(issue)).toMatchObject({ pending: 0, sending: 0, uncertain: 0 })
    expect((await store.progress(1)).sent).toBe(9)
    const midway = (await store.deliveries(1, 0, 99)).find((each) => each.target.chat === 'midway')
    expect((await store.receipts(midway?.id ?? 0)).map(({ part }) => part)).toEqual([0, 1, 2])

    const number = await publish(store, 'News of today')
    expect(number).toBe(4)
    expect((await store.progress(4)).pending).toBe(9)
    expect((await store.search('today', all)).total).toBe(1)
    expect(await correct(store, 1, port, late)).toMatchObject({ kind: 'corrected', copies: 9 })
    const due = await beat(store, { now: late + 1 })
    const fix = fixOf(due, 'reader')
    expect(fix).toMatchObject({ issue: 1, shown: [{ part: 0 }] })
    await beat(store, { now: late + 1, fixMarks: [changed(fix)], lanes: [] })
    expect((await store.fixes(1)).edited).toBe(1)
    expect((await store.search('porto', all)).total).toBe(1)
    await store.subscribe(chat('group', '9'), {}, late)
    await store.move(chat('group'), chat('supergroup'), late)
    expect(await store.subscription(chat('supergroup', '9'))).toMatchObject({ state: 'active' })
  })

  it.runIf(platforms)('opens with what readers proposed and the workspaces that installed it', async () => {
    const store = open(await file(version))
    expect(await store.proposals(0, 9)).toMatchObject([{ item: proposed, person: 'slack:U9', from: newsroom }])
    expect(await store.openProposals()).toMatchObject({ count: 1 })
    expect(await store.installation(newsroom)).toBe('sealed words')
  })

  it.runIf(desk)('opens with all of the desk', async () => {
    const store = open(await file(version))
    expect(await store.issue(1)).toMatchObject({ revision: 2, sections: [{ items: [port, {}] }] })
    expect(await store.fixes(1)).toMatchObject({ edited: 1 })
    expect((await store.auditAfter(0, 99)).map((each) => each.action)).toEqual([
      'posted',
      'corrected',
      'invited',
      'invited',
      'joined',
    ])
    expect(await store.members()).toMatchObject([{ person: 'telegram:1', role: 'editor' }])
    expect(await store.join('hash of another', { person: 'slack:U2', name: null }, openedEntry)).toMatchObject({
      kind: 'owner',
    })
    expect(await store.privateChatOf('telegram:1')).toEqual(chat('1'))
    expect(await store.question('telegram:1', chat('1'))).toEqual({ command: 'edit 2', expiresAt: noon + day })
    expect(await store.noteOf(newsroom, '170.1')).toMatchObject({ person: 'slack:U9' })
    expect(await store.setting('schedule')).toBe(String(noon + day))
    expect(await store.progressMessages()).toEqual([{ issue: 3, target: chat('1'), message: '55' }])
    expect((await store.draft()).later.sections).toEqual([
      { title: null, items: [item(1, { headline: 'For Monday', key: 'k9' })] },
    ])
  })

  it('is opened once more as it was left', async () => {
    const path = await file(version)
    const store = openSqlite({ path })
    const before = await store.deliveries(1, 0, 99)
    await store.close()
    expect(await open(path).deliveries(1, 0, 99)).toEqual(before)
  })
})

const openedEntry = {
  at: noon,
  actor: { person: 'slack:U2', name: null, from: null },
  action: 'joined',
  subject: 'slack:U2',
  detail: {},
} as const

describe('a database that no release has written', () => {
  it.each([
    ['a table is missing', 'badfca9', 'drop table watches', /watches\.\w+ is missing/],
    ['a table of long ago is missing', 'c728287', 'drop table updates', /updates/],
    ['a column is missing', 'badfca9', 'alter table proposals drop column name', /proposals\.name is missing/],
    [
      'a column of a step that is not out',
      'badfca9',
      'alter table issues add column colour text',
      /issues\.colour is not known/,
    ],
    [
      'a column of the step after the next',
      'c728287',
      'alter table proposals add column name text',
      /duplicate column name: name/,
    ],
    [
      'a column of another kind',
      'c728287',
      'alter table lanes add column slowed_by text',
      /lanes\.slowed_by is of another kind/,
    ],
    [
      'an index of other columns',
      'badfca9',
      'drop index fixes_open; create index fixes_open on fixes (issue)',
      /index fixes_open is of another kind/,
    ],
  ])('is refused and left alone: %s', async (_, version, sql, words) => {
    const path = await file(version)
    const db = new Database(path)
    db.exec(sql)
    db.close()
    const before = [await readFile(path), await readdir(folder)]
    const opening = (): unknown => openSqlite({ path })
    expect(opening).toThrow(UserError)
    expect(opening).toThrow(words)
    expect(opening).toThrow(/no release has written .*It was left as it is/)
    expect([await readFile(path), await readdir(folder)]).toEqual(before)
  })

  it('is taken with tables and indexes that somebody added for themselves', async () => {
    const path = await file('c728287')
    const db = new Database(path)
    db.exec('create table mine (words text); create index mine_too on deliveries (part); create view ours as select 1')
    db.close()
    expect(await open(path).subscriptionCounts()).toMatchObject({ active: 10 })
  })

  it('is refused, and its log is not written back, when it was left open in a crash', async () => {
    const path = await file('badfca9')
    const writer = new Database(path)
    writer.exec('alter table issues add column colour text')
    const crashed = join(folder, 'crashed.db')
    for (const end of ['', '-wal']) await writeFile(`${crashed}${end}`, await readFile(`${path}${end}`))
    writer.close()
    const before = await readFile(crashed)
    expect(() => openSqlite({ path: crashed })).toThrow(/colour/)
    expect(await readFile(crashed)).toEqual(before)
    expect(existsSync(`${crashed}-wal`)).toBe(true)
  })
})
