import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { UserError } from '../../src/errors.ts'
import type { Store } from '../../src/store/port.ts'
import { connect } from '../../src/store/postgres/connection.ts'
import { openPostgres } from '../../src/store/postgres/open.ts'
import { createPool } from '../../src/store/postgres/pool.ts'
import { newDatabase } from './database.ts'
import { openForwarder } from './forwarder.ts'
import { openPooler } from './pooler.ts'

const noon = 1_800_000_000_000
const actor = { person: 'telegram:1', name: 'Ann', from: null }

/** Somebody who looks after the server. */
const operator = async (url: string): Promise<Client> => {
  const client = new Client(url)
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const storeAt = async (url: string): Promise<Store> => {
  const store = await openPostgres({ url, connections: 3 })
  onTestFinished(() => store.close())
  return store
}

const endAll = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`

it('writes everything once, however often its connections are ended, also while a commit is on its way', async () => {
  const url = await newDatabase()
  const [store, client] = [await storeAt(url), await operator(url)]
  let [over, ends] = [false, 0]
  const ending = (async () => {
    for (let turn = 0; !over; turn++) {
      // On a slow machine no write would ever come between two ends: each is left alone after some.
      if (ends++ < 5) await client.query(endAll)
      await wait((turn * 7) % 30)
    }
  })()
  try {
    for (let at = 0; at < 12; at++) {
      ends = 0
      await store.recordAudit({ at: noon + at, actor, action: 'posted', subject: `draft k${at}`, detail: {} })
    }
  } finally {
    over = true
    await ending
  }
  const subjects = (await store.auditAfter(0, 1000)).map(({ subject }) => subject)
  expect(subjects).toEqual(Array.from({ length: 12 }, (_, at) => `draft k${at}`))
})

it.each(['before', 'after'] as const)('writes once what was cut off %s the server heard the commit', async (when) => {
  const url = new URL(await newDatabase())
  const address = await openForwarder(Number(url.port), url.hostname)
  onTestFinished(() => address.close())
  url.port = String(address.port)
  const store = await storeAt(url.href)
  for (let at = 0; at < 3; at++) {
    address.cutAt('commit', when)
    await store.recordAudit({ at: noon + at, actor, action: 'posted', subject: `draft k${at}`, detail: {} })
  }
  expect((await store.auditAfter(0, 9)).map(({ subject }) => subject)).toEqual(['draft k0', 'draft k1', 'draft k2'])
})

it('goes on when its connections were ended while nobody used them', async () => {
  const url = await newDatabase()
  const [store, client] = [await storeAt(url), await operator(url)]
  await store.saveSetting('a', '1')
  await client.query(endAll)
  expect(await store.setting('a')).toBe('1')
  await client.query(endAll)
  await store.saveSetting('a', '2')
  expect(await store.setting('a')).toBe('2')
  expect(await store.fault()).toBeNull()
})

it('takes turns with other writers, and counts each change', async () => {
  const url = await newDatabase()
  const stores = [await storeAt(url), await storeAt(url)]
  const add = (store: Store) => store.changeSetting('n', (before) => String(Number(before ?? 0) + 1))
  await Promise.all(stores.flatMap((store) => Array.from({ length: 10 }, () => add(store))))
  expect(await stores[0]?.setting('n')).toBe('20')
})

it.each([
  ['nobody listens', { port: '9' }, 'cannot be reached'],
  ['the password is wrong', { password: 'very-wrong' }, 'refuses the name or the password'],
  ['there is no such database', { pathname: '/nowhere' }, 'does not exist on that server'],
  ['the server speaks no TLS', { search: '?sslmode=require' }, 'speaks no TLS'],
  [
    'the certificate is not there',
    { search: '?sslmode=verify-full&sslrootcert=/nowhere/ca.pem' },
    'names a certificate that cannot be read',
  ],
])('says it in plain words when %s', async (_, change, sentence) => {
  const url = new URL(await newDatabase('empty'))
  Object.assign(url, change)
  const opening = openPostgres({ url: url.href })
  await expect(opening).rejects.toThrow(UserError)
  await expect(opening).rejects.toThrow(sentence)
  await expect(opening).rejects.not.toThrow(`:${url.password}@`)
})

it('says so where a pooler gives each transaction another connection', async () => {
  const pooler = await openPooler(await newDatabase())
  onTestFinished(() => pooler.close())
  await expect(openPostgres({ url: pooler.url })).rejects.toThrow('is behind a pooler that gives each transaction')
})

it('says why nothing can be written, and when it can again', async () => {
  const url = await newDatabase()
  const client = await operator(url)
  const pool = createPool({ url, connections: 2 })
  onTestFinished(() => pool.end())
  // Each look at this clock is a while later: nobody has the patience to wait for what does not change.
  let now = 0
  const { sql, write, fault } = connect(pool, 'postgres://here/brief', () => (now += 4_000))
  const statement = sql.prepare<[number]>('update clock set seen_at = ?')
  const save = write((at: number) => statement.run(at))
  expect(await fault()).toBeNull()

  const name = new URL(url).pathname.slice(1)
  await client.query(`alter database ${name} set default_transaction_read_only = on`)
  await client.query(endAll)
  await expect(save(1)).rejects.toThrow('The database postgres://here/brief may only be read')
  expect(await fault()).toContain('may only be read')
  await client.query(`alter database ${name} set default_transaction_read_only = off`)
  await client.query(endAll)
  expect(await fault()).toBeNull()
  await save(2)
})
