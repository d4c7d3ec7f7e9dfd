import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { createBriefwire } from '../../src/briefwire.ts'
import { createLog } from '../../src/log.ts'
import { openPostgres } from '../../src/store/postgres/open.ts'
import { briefwire, emptyFolder } from '../cli/run.ts'
import { noon, publish } from '../contracts/store/samples.ts'
import { createRecorder } from '../fakes/recorder.ts'
import { newDatabase } from './database.ts'

const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const brief = { title: 'Brief', timeZone: 'UTC', language: 'en' } as const
const reader = { platform: 'recorder', account: 'local', chat: 'ann', thread: null }

it('an earlier state is asked about: at once where tables were made anew, and where somebody says it', async () => {
  const url = await newDatabase()
  const operator = new Client(url)
  await operator.connect()
  onTestFinished(() => operator.end())
  const run = (...args: string[]) => briefwire(emptyFolder(), args, { env: { DATABASE_URL: url } })
  const serve = async (until: () => Promise<unknown>): Promise<readonly string[]> => {
    const recorder = createRecorder({ perSecond: 1000, chatMs: 0 })
    const store = await openPostgres({ url })
    const running = createBriefwire({ store, adapters: [recorder], brief, admins: [], onUncertain: 'hold', log })
    await running.deliver()
    await until().finally(running.stop)
    return recorder.sent.map(({ part }) => part)
  }
  const untilIdle = async () => {
    const store = await openPostgres({ url })
    // What missed its place on the lane is claimed once more.
    await expect.poll(async () => store.progress(1)).toMatchObject({ pending: 0, sending: 0 })
    await store.close()
  }

  const store = await openPostgres({ url })
  await store.subscribe(reader, {}, noon)
  await publish(store, 'Ferries late', [], Date.now())
  await store.close()
  const kept = await keep(operator)
  expect(await serve(untilIdle)).toEqual(['1. Ferries late'])

  await putBack(operator, kept)
  await operator.query('alter table settings rename to old')
  await operator.query(
    'create table settings (like old including all); insert into settings select * from old; drop table old',
  )
  expect(await serve(untilIdle)).toEqual([])
  expect((await run('doctor')).out).toContain('Issue 1: 1 message may or may not have arrived')

  await putBack(operator, kept)
  const told = await run('restore', '--here', '--json')
  expect(JSON.parse(told.out)).toMatchObject({ held: 1, uncertain: [{ issue: 1, uncertain: 1 }] })
  expect(await serve(untilIdle)).toEqual([])
  await run('deliveries', '1', '--resend')
  expect(await serve(untilIdle)).toEqual(['1. Ferries late'])

  await serve(async () =>
    expect(await run('restore', '--here')).toMatchObject({ code: 1, err: expect.stringContaining('Stop it') }),
  )
  const copied = await run('backup', 'brief.db')
  expect(copied).toMatchObject({ code: 2, out: '' })
  for (const words of ['pg_dump --format=custom', 'pg_restore --clean', 'restore --here'])
    expect(copied.err).toContain(words)
  expect(copied.err).not.toContain(new URL(url).password)
})

/** Everything as it is at this moment. */
const keep = async (client: Client): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string }>(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`)
  await client.query('create schema kept')
  for (const { name } of rows) await client.query(`create table kept.${name} as select * from public.${name}`)
  return rows.map(({ name }) => name)
}

const putBack = async (client: Client, names: readonly string[]): Promise<void> => {
  await client.query(`set session_replication_role = replica; truncate ${names.join(', ')}`)
  for (const name of names) await client.query(`insert into ${name} overriding system value select * from kept.${name}`)
}
