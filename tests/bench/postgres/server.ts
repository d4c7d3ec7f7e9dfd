import { readdirSync, readFileSync } from 'node:fs'
import { Client } from 'pg'
import { z } from 'zod'
import { startServer } from '../../postgres/server.ts'

/** A PostgreSQL that keeps what it is given as it would in earnest, and what it costs. */
export interface BenchServer {
  /** The address of a new database without anything in it. */
  database(name: string): Promise<string>
  /** CPU of all its processes since it started, those that have ended included. */
  cpuSeconds(): number
  /** Memory of all its processes; what they share is counted once. */
  memoryMb(): number
  stop(): Promise<void>
}

/** As on a small server: everything reaches the disk before it is said to be there. */
const settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  autovacuum: 'on',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
}

/** What /proc counts in: ticks of a hundredth of a second. */
const ticksPerSecond = 100

export async function startBenchServer(more: Readonly<Record<string, string>> = {}): Promise<BenchServer> {
  const server = await startServer({ ...settings, ...more })
  const client = new Client(server.url)
  await client.connect()
  const { rows } = await client.query('select pg_backend_pid() as pid')
  const [{ pid }] = z.tuple([z.object({ pid: z.number() })]).parse(rows)
  const head = stat(pid)?.parent ?? 0
  let last: Promise<unknown> = Promise.resolve()
  const make = async (name: string): Promise<string> => {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name} template template0`)
    const url = new URL(server.url)
    url.pathname = `/${name}`
    return url.href
  }
  return {
    database(name) {
      const made = last.then(() => make(name))
      last = made.catch(() => {})
      return made
    },
    cpuSeconds() {
      const ended = stat(head)
      const ticks = childrenOf(head).reduce((sum, { own }) => sum + own, (ended?.own ?? 0) + (ended?.children ?? 0))
      return ticks / ticksPerSecond
    },
    memoryMb: () => [head, ...childrenOf(head).map(({ pid }) => pid)].reduce((sum, pid) => sum + shareMb(pid), 0),
    async stop() {
      await client.end()
      await server.stop()
    },
  }
}

interface Stat {
  readonly pid: number
  readonly parent: number
  /** Ticks of its own. */
  readonly own: number
  /** Ticks of its children that have ended. */
  readonly children: number
}

const stat = (pid: number): Stat | null => {
  const text = readOr(`/proc/${pid}/stat`)
  if (text === null) return null
  // The name stands in brackets and may hold anything.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [, parent = 0] = fields
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15)
  return { pid, parent, own: user + system, children: childUser + childSystem }
}

const childrenOf = (head: number): Stat[] =>
  readdirSync('/proc').flatMap((name) => {
    const found = /^\d+$/.test(name) ? stat(Number(name)) : null
    return found?.parent === head ? found : []
  })

/** What a process has for itself, and its share of what it has with others. */
const shareMb = (pid: number): number =>
  (Number(/^Pss:\s+(\d+) kB/m.exec(readOr(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0) * 1024) / 1e6

const readOr = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Memory of a process that runs, in megabytes. */
export const memoryOf = (pid: number): number =>
  (Number(/^VmRSS:\s+(\d+) kB/m.exec(readOr(`/proc/${pid}/status`) ?? '')?.[1] ?? 0) * 1024) / 1e6

/** CPU of a process that runs, in seconds. */
export const cpuOf = (pid: number): number => (stat(pid)?.own ?? 0) / ticksPerSecond
