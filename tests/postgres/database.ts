import { Client, type Pool } from 'pg'
import { inject } from 'vitest'
import type { Store } from '../../src/store/port.ts'
import { migrations } from '../../src/store/postgres/migrations.ts'
import { openOver } from '../../src/store/postgres/open.ts'
import { createPool } from '../../src/store/postgres/pool.ts'
import { postgresRows } from './rows.ts'

/** The address of a new PostgreSQL database, in the present format or without anything in it. */
export const newDatabase = async (content: 'filled' | 'empty' = 'filled'): Promise<string> => {
  const answer = await fetch(`${inject('postgres')}/${content}`)
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}

/**
 * Databases in the present format, of which one that nobody has open any more is emptied and used again, with its connections: all that is
 * new in PostgreSQL is slow at first.
 */
export const createDatabases = () => {
  const open = new Map<string, number>()
  const idle = new Map<string, Pool[]>()
  const witnesses = new Map<string, Awaited<ReturnType<typeof postgresRows>>>()
  return {
    /** The address of one that is as new. */
    async place(): Promise<string> {
      for (const [url, users] of open) {
        if (users > 0) continue
        open.delete(url)
        await empty(url)
        open.set(url, 0)
        return url
      }
      const url = await newDatabase()
      open.set(url, 0)
      return url
    },
    /** Opens a store there; the database is in use until it is closed. */
    async store(url: string, atOnce?: number): Promise<Store> {
      open.set(url, (open.get(url) ?? 0) + 1)
      const pool = idle.get(url)?.pop() ?? createPool({ url, connections: 3 })
      let closed = false
      return openOver(pool, { url, atOnce }, async () => {
        if (closed) return
        closed = true
        idle.set(url, [...(idle.get(url) ?? []), pool])
        open.set(url, (open.get(url) ?? 1) - 1)
      })
    },
    async rows(url: string) {
      const witness = witnesses.get(url) ?? (await postgresRows(url))
      witnesses.set(url, witness)
      return { ...witness, close: async () => {} }
    },
    async end() {
      for (const witness of witnesses.values()) await witness.close()
      for (const pool of [...idle.values()].flat()) await pool.end()
    },
  }
}

const empty = async (url: string): Promise<void> => {
  const client = new Client(url)
  await client.connect()
  // What is merely deleted stays in the way of whoever reads.
  const { rows } = await client.query<{ tables: string; sequences: string }>(`
    select string_agg(quote_ident(relname), ', ') filter (where relkind = 'r' and pg_relation_size(oid) > 0) as tables,
      string_agg(format('setval(%L, 1, false)', relname), ', ') filter (where relkind = 'S') as sequences
    from pg_class where relnamespace = 'public'::regnamespace and relname <> 'briefwire_format'`)
  const [found] = rows
  // The record's triggers do not matter here.
  await client.query(`
    set session_replication_role = replica; truncate ${found?.tables} cascade; select ${found?.sequences}`)
  await client.query(first)
  await client.end()
}

/** The rows that are there from the start. */
const first = migrations.flatMap(({ sql }) => sql.match(/^insert into (?!briefwire_format)[^;]+;/gm) ?? []).join('\n')
