import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import type { Claim, Store } from '../../src/store/port.ts'
import { openPostgres } from '../../src/store/postgres/open.ts'
import { locks } from '../../src/store/postgres/upgrade.ts'
import { beat, chat, lane, noon, publish, sent } from '../contracts/store/samples.ts'
import { newDatabase } from './database.ts'
import { postgresRows } from './rows.ts'

/** Two processes on one database, as far as the database can tell; `isolation`: what its transactions are where nothing is said. */
async function two(isolation = 'read committed') {
  const url = await newDatabase()
  const operator = new Client(url)
  await operator.connect()
  await operator.query(
    `alter database ${new URL(url).pathname.slice(1)} set default_transaction_isolation = '${isolation}'`,
  )
  await operator.end()
  const stores = [await openPostgres({ url }), await openPostgres({ url })] as const
  const client = new Client(url)
  await client.connect()
  const rows = await postgresRows(url)
  onTestFinished(async () => {
    await Promise.all([...stores.map((store) => store.close()), client.end(), rows.close()])
  })
  const all = async (sql: string): Promise<readonly unknown[]> =>
    (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  return { stores, rows, all, client }
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at)

/** The same through both of them at once, for each of these. */
const both = <T, R>(stores: readonly [Store, Store], each: readonly T[], run: (store: Store, one: T) => Promise<R>) =>
  Promise.all(each.map((one) => Promise.all([run(stores[0], one), run(stores[1], one)])))

it('what one reader does waits for a tick of their lane, for issues on their way to be written and for a publication, and for nothing else', async () => {
  const { stores, client } = await two()
  const [store] = stores
  const places = ['A', 'B'].map((account) => ({ ...chat('c'), account }))
  const [ofA, ofB] = places
  if (ofA === undefined || ofB === undefined) throw new Error('two places')
  for (const place of [...places, { ...ofA, chat: 'd' }]) await store.subscribe(place, {}, noon)
  await publish(store, 'One')
  let minute = 0
  const choose = (place = ofA) => store.choose(place, { hour: 8, minute: minute++ }, noon)
  const lock = (name: 'write' | 'ticks', how: '' | '_shared' = ''): string =>
    `select pg_advisory_xact_lock${how}(${locks[name]}, hashtext(current_schema()))`
  /** What waits while somebody has this, and what does not. */
  const held = async (sql: string, waits: () => Promise<unknown>, others: () => Promise<unknown>): Promise<void> => {
    await client.query(`begin; ${sql}`)
    let over = false
    const waiting = waits().finally(() => (over = true))
    await others()
    const isWaiting = `select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    for (let count = 0; count === 0 && !over; ) count = (await client.query(isWaiting)).rows[0].count
    expect(over, `with ${sql}`).toBe(false)
    await client.query('rollback')
    await waiting
  }
  const updates = numbers(4).map(String)
  await held(`select from lanes where account = 'A' for no key update`, choose, async () => {
    await Promise.all([
      choose(ofB),
      store.choose({ ...ofA, chat: 'd' }, { mute: ['rain'] }, noon),
      store.subscribe({ ...ofA, chat: 'new' }, { hour: 9 }, noon),
    ])
  })
  await client.query('insert into fan_outs (issue, at, done, last) values (1, 0, 0, 0)')
  await held(lock('ticks'), choose, async () => {})
  await client.query('delete from fan_outs')
  await held(lock('write'), choose, () =>
    Promise.all(updates.map((update) => store.receive(lane, update, 'said', noon))),
  )
  await held(
    lock('write', '_shared'),
    () => publish(store, 'Two'),
    () => store.handled(lane, '1', noon),
  )
  expect((await store.subscription(ofA))?.minute).toBe(minute - 1)
})

it('readers who do things at once through several processes are each known once, in a queue of their own', async () => {
  const { stores, all } = await two()
  const places = numbers(60).map((at) => ({ ...chat(`c${at}`), account: `new${at % 4}` }))
  const outcomes = await both(stores, places, (store, place) => store.subscribe(place, {}, noon))
  expect(outcomes.map((pair) => pair.map(({ outcome }) => outcome).sort())).toEqual(places.map(() => ['new', 'same']))
  await both(stores, places, (store, place) =>
    store.choose(place, { follow: [`word ${place.chat}`], hour: 8, minute: Number(place.chat.slice(1)) % 60 }, noon),
  )
  expect(await all('select queue from subscriptions group by queue having count(*) > 1')).toEqual([])
  expect(await all('select count(*) from subscriptions')).toEqual(['60'])
  expect(await all('select count(*) from lanes')).toEqual(['4'])
  // The one for everything is there from the start.
  expect(await all('select count(*) from selections')).toEqual(['61'])

  const threads = numbers(6).map((at) => ({ ...chat('forum', String(at)), account: 'new0' }))
  await both(stores, threads, (store, place) => store.subscribe(place, {}, noon))
  expect(await all(`select count(distinct queue) from subscriptions where chat = 'forum'`)).toEqual(['1'])
})

it('what can be had once is had once, and what is counted is counted right, however many come at once', async () => {
  const { stores, all } = await two()
  const [store] = stores
  await publish(store, 'One')
  const updates = numbers(40).map(String)
  const received = await both(stores, updates, (each, update) => each.receive(lane, update, 'said', noon))
  expect(received.map((pair) => pair.filter(Boolean).length)).toEqual(updates.map(() => 1))

  const hashes = numbers(20).map((at) => `hash${at}`)
  for (const hash of hashes)
    await store.offerSignUp({ hash, target: chat(hash), wants: {}, expiresAt: noon + 1000 }, noon, 0)
  const taken = await both(stores, hashes, (each, hash) => each.takeSignUp(hash, noon))
  expect(taken.map((pair) => pair.filter((each) => each !== null).length)).toEqual(hashes.map(() => 1))

  const people = numbers(12).map((at) => `telegram:${at}`)
  const press = (each: Store, person: string, kind: 'up' | 'down') =>
    each.giveFeedback({ issue: 1, item: 1, kind, person, newKey: 'key', since: noon })
  // Everybody presses everything through both, and at last the one or the other.
  await Promise.all([
    both(stores, people, (each, person) => press(each, person, 'up')),
    both(stores, people, (each, person) => press(each, person, 'down')),
  ])
  await both(stores, people.slice(0, 5), (each, person) => press(each, person, 'up'))
  await both(stores, people.slice(5), (each, person) => press(each, person, 'down'))
  expect(await store.feedback(1)).toEqual([
    { item: 1, kind: 'down', count: 7 },
    { item: 1, kind: 'up', count: 5 },
  ])
  expect(await all('select count(*) from feedback_presses')).toEqual(['12'])
})

it('while issues go out readers come, go and come back through other processes: nobody loses or doubles anything', async () => {
  const { stores, rows } = await two()
  const accounts = ['A', 'B', 'C']
  const names = numbers(8).map(String)
  const places = accounts.flatMap((account) => names.map((name) => ({ ...chat(`${account}${name}`), account })))
  await stores[0].subscribeAll(
    places.map((target) => ({ target, wants: {} })),
    noon,
  )
  const restless = places.filter((_, at) => at % 2 === 0)
  const arrived: Claim[] = []
  let now = noon
  let going = true
  // Time passes for all of them.
  const later = (): number => (now += 1)

  const work = async (store: Store, worker: string): Promise<void> => {
    let claims: readonly Claim[] = []
    while (going || claims.length > 0) {
      arrived.push(...claims)
      const lanes = accounts.map((account) => ({ account }))
      const ticked = await beat(store, { now: later(), worker, marks: claims.map((claim) => sent(claim)), lanes })
      claims = ticked.claims
    }
  }
  const live = async (store: Store, mine: typeof restless): Promise<void> => {
    for (const round of numbers(6))
      await Promise.all(
        mine.map(async (place, at) => {
          if ((round + at) % 3 === 0) await store.pause(place, 'gone', later())
          if ((round + at) % 3 === 1) await store.rest(place, later() + 60_000, now)
          await store.choose(place, { hour: 8, minute: (round + at) % 60, timeZone: 'UTC' }, later(), () => now)
          await store.subscribe(place, { hour: null }, later(), () => now)
          await store.reserveSlot(place, { intervalMs: 0, chatMs: 0 }, later())
        }),
      )
  }
  const workers = [work(stores[0], 'w'), work(stores[1], 'x')]
  const readers = [live(stores[0], restless), live(stores[1], restless)]
  for (const number of numbers(5)) await publish(stores[0], `Number ${number}`, [], later())
  await Promise.all(readers)
  await publish(stores[1], 'The last one', [], later())
  going = false
  await Promise.all(workers)
  for (let next: number | null = later(); next !== null; ) {
    now = Math.max(later(), next)
    const lanes = accounts.map((account) => ({ account }))
    const { claims } = await beat(stores[0], { now, lanes })
    arrived.push(...claims)
    next = (
      await beat(stores[0], {
        now,
        marks: claims.map((claim) => sent(claim)),
        lanes: lanes.map((each) => ({ ...each, slots: 0 })),
      })
    ).nextAt
  }

  const keys = arrived.map(({ issue, target }) => `${issue} ${target.chat}`)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  const quiet = places.filter((_, at) => at % 2 === 1)
  for (const { chat: name } of quiet)
    expect(keys.filter((key) => key.endsWith(` ${name}`)).sort()).toEqual(numbers(6).map((at) => `${at + 1} ${name}`))
  for (const { chat: name } of places) expect(keys).toContain(`6 ${name}`)
  const counted = new Map<string, number>()
  for (const { issue, state } of await rows.deliveries())
    counted.set(`${issue} ${state}`, (counted.get(`${issue} ${state}`) ?? 0) + 1)
  const tallies = (await rows.tallies()).filter(({ count }) => count !== 0)
  expect(new Map(tallies.map(({ issue, state, count }) => [`${issue} ${state}`, count]))).toEqual(counted)
  expect([...counted.keys()].filter((key) => key.endsWith('pending') || key.endsWith('sending'))).toEqual([])
})

it('where the server has all transactions serializable nobody is in another one’s way', async () => {
  const { stores, all } = await two('serializable')
  expect(await all('show transaction_isolation')).toEqual(['serializable'])
  const places = numbers(30).map((at) => chat(`c${at}`))
  const kept = await Promise.all([
    ...numbers(10).map((at) => publish(stores[at % 2 === 0 ? 0 : 1], `Number ${at}`)),
    both(stores, places, (store, place) => store.subscribe(place, { topics: [`t${place.chat}`] }, noon)),
    both(stores, places, (store, place) => store.receive(lane, place.chat, 'said', noon)),
  ])
  expect(kept.slice(0, 10).toSorted()).toEqual([1, 10, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(await all('select count(*) from subscriptions')).toEqual(['30'])
  expect(await all('select count(*) from updates')).toEqual(['30'])
  expect(await all('select count(*) from issues')).toEqual(['10'])
  // Nothing had to be done again.
  expect(await all('select xact_rollback from pg_stat_database where datname = current_database()')).toEqual(['0'])
})
