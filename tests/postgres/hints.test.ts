import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { createBriefwire } from '../../src/briefwire.ts'
import { createLog } from '../../src/log.ts'
import { scheduleSetting } from '../../src/store/desk.ts'
import type { Hint } from '../../src/store/hints.ts'
import { openPostgres } from '../../src/store/postgres/open.ts'
import { beat, noon, publish, sent, subscribe } from '../contracts/store/samples.ts'
import { createRecorder } from '../fakes/recorder.ts'
import { newDatabase } from './database.ts'

const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const brief = { title: 'Brief', timeZone: 'UTC', language: 'en' } as const

const storeAt = async (url: string) => {
  const store = await openPostgres({ url, connections: 2 })
  onTestFinished(() => store.close())
  return store
}

it('tells every process once what one of them has written, nothing of sends, and listens again after a cut', async () => {
  const url = await newDatabase()
  const operator = new Client(url)
  await operator.connect()
  onTestFinished(() => operator.end())
  const [store, other] = [await storeAt(url), await storeAt(url)]
  const heard: Hint[] = []
  const works = other.hints((hint) => heard.push(hint))
  // Whoever begins to listen may have missed something.
  await expect.poll(() => works() && heard.length).toBe(2)
  heard.length = 0

  await subscribe(store, ['ann', 'bob'])
  // Of a brief in another schema.
  await operator.query("select pg_notify('briefwire', 'apart due')")
  await publish(store, 'One')
  for (const claim of (await beat(store)).claims) await beat(store, { marks: [sent(claim)] })
  await store.saveSetting('anything', '1')
  await store.saveSetting(scheduleSetting, '{}')
  await expect.poll(() => heard.at(-1)).toBe('planned')
  expect(heard).toEqual(['due', 'planned'])

  await operator.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`)
  await expect.poll(works).toBe(false)
  await expect.poll(works).toBe(true)
  await expect.poll(() => heard.length).toBe(4)
  await publish(store, 'Two')
  await expect.poll(() => heard).toEqual(['due', 'planned', 'due', 'planned', 'due'])
})

it('wakes a process that looks for nothing', async () => {
  const url = await newDatabase()
  const [store, other] = [await storeAt(url), await storeAt(url)]
  let works = (): boolean => false
  const recorder = createRecorder({ perSecond: 1000, chatMs: 0 })
  const running = createBriefwire({
    store: { ...other, changes: async () => -1, hints: (hear) => (works = other.hints(hear)) },
    ...{ adapters: [recorder], brief, admins: [], onUncertain: 'hold', log },
  })
  onTestFinished(() => running.stop())
  await store.subscribe({ platform: 'recorder', account: 'local', chat: 'ann', thread: null }, {}, noon)
  await running.deliver()
  await expect.poll(() => works()).toBe(true)
  await running.worker.idle()
  await publish(store, 'One', [], Date.now())
  await expect.poll(() => recorder.sent.map(({ part }) => part)).toEqual(['1. One'])
})
