import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { type Cluster, createCluster } from '../postgres/cluster.ts'
import { type Forwarder, openForwarder } from '../postgres/forwarder.ts'
import { type Field, settled } from './campaign.ts'
import { sendingIn } from './ledger.ts'
import type { Program } from './program.ts'
import { mustStop, type StorageOutcome, scene, type Weather } from './storage.ts'

// A PostgreSQL that goes away, or will not do what it is asked, in the middle of a broadcast, and the same process goes on.

/** A server, and the address under which the program knows it. */
export interface Place {
  readonly server: Cluster
  readonly address: Forwarder
}

const impatient = { DATABASE_TIMEOUT_SECONDS: '2' }

interface OutageOptions {
  /** Where the server keeps everything; a fresh one if not given. */
  readonly folder?: string
  /** Makes the user and the database of the program. */
  readonly makes?: (server: Cluster) => Promise<void>
}

export type Outage = (weather: Weather) => Promise<StorageOutcome>

/** A broadcast from a server of its own. */
export async function outage(
  name: string,
  weather: Weather,
  play: (place: Place, field: Field, program: Program) => Promise<readonly string[]>,
  environment: Readonly<Record<string, string>> = {},
  { folder, makes = makeDatabase }: OutageOptions = {},
): Promise<StorageOutcome> {
  const server = await createCluster(folder === undefined ? {} : { folder })
  await server.start()
  await makes(server)
  const address = await openForwarder(server.port)
  const newDatabase = async (): Promise<string> => addressed(server, address)
  try {
    return await scene(name, { ...weather, environment, newDatabase }, undefined, async (field, program) => {
      const violations = await play({ server, address }, field, program)
      await settled(program)
      return { violations, kills: [], said: program.log }
    })
  } finally {
    await address.close()
    await server.remove()
  }
}

/** Of a user like anybody's, who owns it. */
export const makeDatabase = async ({ query }: Cluster, where = ''): Promise<void> => {
  await query(`create role brief login password 'brief-secret'`)
  await query(`create database brief owner brief ${where}`)
}

const addressed = ({ url }: Cluster, { port }: Pick<Forwarder, 'port'>): string => {
  const to = new URL(url)
  Object.assign(to, { port: String(port), pathname: '/brief', username: 'brief', password: 'brief-secret' })
  return to.href
}

/** The processes of the server that work for the program are ended by kill -9, again and again: each time it ends all of them and recovers. */
export const backendsKilled: Outage = (weather) =>
  outage('backends of PostgreSQL are killed', weather, async ({ server }, field) => {
    let killed = 0
    for (let at = 0; at < 5; at++) {
      await field.sends(Math.ceil(weather.readers / 6), 3_000)
      if (await server.killBackend().catch(() => false)) killed++
    }
    return killed > 0 ? [] : ['no backend was killed']
  })

/** `pg_ctl restart -m immediate`, several times. */
export const restarts: Outage = (weather) =>
  outage('PostgreSQL restarts at once, several times', weather, async ({ server }, field) => {
    for (let at = 0; at < 4; at++) {
      await field.sends(Math.ceil(weather.readers / 6), 3_000)
      await server.stop('immediate')
      await delay(100 * at)
      await server.start()
    }
    return []
  })

/** It is down until the program has said so. */
export const down: Outage = (weather) =>
  outage('PostgreSQL is killed, and down for a while', weather, async ({ server }, field, program) => {
    await server.stop('kill')
    const violations = await mustStop(field, program, /cannot be reached/)
    await server.start()
    return violations
  })

/** Its address leads nowhere, and nobody says so. */
export const frozen: Outage = (weather) =>
  outage(
    'the network to PostgreSQL is silent',
    weather,
    async ({ server, address }, field, program) => {
      address.freeze()
      const violations = await mustStop(field, program, /did not answer in time|cannot be reached/)
      address.to(server.port)
      return violations
    },
    impatient,
  )

/** It may only be read, as a replica that is still called the primary one. */
export const readOnlyPrimary: Outage = (weather) =>
  outage('PostgreSQL may only be read for a while', weather, async ({ server }, field, program) => {
    await server.query('alter system set default_transaction_read_only = on')
    await server.query('select pg_reload_conf()')
    const violations = await mustStop(field, program, /may only be read/)
    await server.query('alter system reset default_transaction_read_only')
    await server.query('select pg_reload_conf()')
    return violations
  })

/** Other programs have all the connections. */
export const crowded: Outage = (weather) =>
  outage('PostgreSQL takes no more connections for a while', weather, async ({ server }, field, program) => {
    await server.query('alter database brief connection limit 0')
    await server.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'brief'`)
    const violations = await mustStop(field, program, /takes no more connections/)
    await server.query('alter database brief connection limit -1')
    return violations
  })

/** Somebody holds the rows of the lanes: what it asks takes longer than it may. */
export const lockedRows: Outage = (weather) =>
  outage(
    'somebody holds a lock for a while',
    weather,
    async ({ server }, field, program) => {
      const url = new URL(server.url)
      url.pathname = '/brief'
      const holder = new Client(url.href)
      await holder.connect()
      await holder.query('begin; lock table lanes, settings, deliveries in access exclusive mode')
      const violations = await mustStop(field, program, /did not answer in time/)
      await holder.end()
      return violations
    },
    impatient,
  )

/** The primary server dies, its replica is promoted, and the address leads there. */
export const failover: Outage = async (weather) => {
  const names = { synchronous_standby_names: 'replica', synchronous_commit: 'on' }
  const first = await createCluster({ settings: names })
  await first.start()
  await first.stop('fast')
  const replica = await first.standby('replica')
  await Promise.all([first.start(), replica.start()])
  await makeDatabase(first)
  const address = await openForwarder(first.port)
  const newDatabase = async (): Promise<string> => addressed(first, address)
  try {
    return await scene('a failover to a replica', { ...weather, newDatabase }, undefined, async (field, program) => {
      await first.stop('kill')
      address.to(null)
      const violations = await mustStop(field, program, /cannot be reached/)
      await replica.promote()
      const kills = [await sendingIn({ ...field.options, database: addressed(replica, replica) }, 1)]
      address.to(replica.port)
      await settled(program)
      return { violations, kills, said: program.log }
    })
  } finally {
    await address.close()
    await first.remove()
    await replica.remove()
  }
}

export const outages: readonly Outage[] = [
  backendsKilled,
  restarts,
  down,
  frozen,
  readOnlyPrimary,
  crowded,
  lockedRows,
  failover,
]
