import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { messageOf } from '../../../src/errors.ts'
import type { Store } from '../../../src/store/port.ts'
import { openPostgres } from '../../../src/store/postgres/open.ts'
import { openSqlite } from '../../../src/store/sqlite/open.ts'
import { startServer } from '../../postgres/server.ts'

/** How large a database is on its disk, its log aside, and how much of it lies empty, as far as that is known. */
export interface Size {
  readonly mb: number
  readonly emptyMb: number
  readonly logMb: number
}

/** A database to live in for a while. */
export interface Place {
  readonly store: Store
  /** What the database does holds this process up. */
  readonly inProcess: boolean
  size(): Promise<Size>
  /** The largest tables with their indexes, a line each. */
  tables(): Promise<string>
  /** What the database itself finds wrong in its tables and indexes: nothing, if all is well. */
  faults(): Promise<readonly string[]>
  close(): Promise<void>
}

/** An empty database for other processes: its address. */
export async function databaseOn(
  kind: 'sqlite' | 'postgres',
): Promise<{ readonly url: string; close(): Promise<void> }> {
  if (kind === 'postgres') {
    const { url, stop } = await startServer()
    return { url, close: stop }
  }
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'))
  return {
    url: `file:${join(folder, 'bench.db')}`,
    close: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

const mb = (bytes: number): number => bytes / 1e6

export async function onSqlite(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-year-'))
  const path = join(folder, 'year.db')
  const store = openSqlite({ path })
  const beside = new Database(path, { readonly: true })
  const number = (pragma: string): number => Number(beside.pragma(pragma, { simple: true }))
  return {
    store,
    inProcess: true,
    async size() {
      const log = `${path}-wal`
      return {
        mb: mb(number('page_count') * number('page_size')),
        emptyMb: mb(number('freelist_count') * number('page_size')),
        logMb: existsSync(log) ? mb(statSync(log).size) : 0,
      }
    },
    async tables() {
      const rows = beside
        .prepare<[], { name: string; bytes: number }>(`
          select coalesce(m.tbl_name, s.name) as name, sum(s.pgsize) as bytes
          from dbstat('main', 1) s left join sqlite_schema m on m.name = s.name group by 1 order by 2 desc limit 12`)
        .all()
      return rows.map(({ name, bytes }) => `${name} ${mb(bytes).toFixed(2)} MB`).join('\n')
    },
    async faults() {
      const found = beside.prepare<[], string>('pragma integrity_check').pluck().all()
      const dangling = beside.prepare('pragma foreign_key_check').all()
      return [...found.filter((each) => each !== 'ok'), ...dangling.map((each) => JSON.stringify(each))]
    },
    async close() {
      beside.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function onPostgres(): Promise<Place> {
  // It clears up behind itself, as servers do unless they are told otherwise; a day takes it a second here, so it looks as often.
  const server = await startServer({ autovacuum: 'on', autovacuum_naptime: '1' })
  const beside = new Client(server.url)
  await beside.connect()
  const store = await openPostgres({ url: server.url })
  const largest = `
    select relname as name, pg_total_relation_size(relid)::float8 as bytes, n_dead_tup::int as dead
    from pg_stat_user_tables order by 2 desc limit 12`
  return {
    store,
    inProcess: false,
    async size() {
      const { rows } = await beside.query<{ bytes: number }>(
        'select pg_database_size(current_database())::float8 as bytes',
      )
      return { mb: mb(rows[0]?.bytes ?? Number.NaN), emptyMb: 0, logMb: 0 }
    },
    async tables() {
      const { rows } = await beside.query<{ name: string; bytes: number; dead: number }>(largest)
      return rows.map(({ name, bytes, dead }) => `${name} ${mb(bytes).toFixed(2)} MB, ${dead} rows dead`).join('\n')
    },
    async faults() {
      await beside.query('create extension if not exists amcheck')
      const { rows } = await beside.query<{ name: string }>(`
        select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
        join pg_am a on a.oid = c.relam and a.amname = 'btree' join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and i.indisvalid`)
      const found: string[] = []
      for (const { name } of rows)
        await beside
          .query('select bt_index_check($1::regclass, true)', [`public."${name}"`])
          .catch((thrown: unknown) => {
            found.push(`${name}: ${messageOf(thrown)}`)
          })
      return found
    },
    async close() {
      await store.close()
      await beside.end()
      await server.stop()
    },
  }
}
