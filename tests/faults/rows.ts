import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { translate } from '../../src/store/postgres/dialect/translate.ts'
import { connecting } from '../../src/store/postgres/pool.ts'

/** Reads the rows of a database beside the program. */
export interface Witness {
  /** In SQLite's words, which are put into PostgreSQL's where it is one; whole numbers come as numbers, JSON as text. */
  all<Row extends object>(sql: string, given?: readonly (string | number)[]): Promise<Row[]>
  close(): Promise<void>
}

export const isPostgres = (database: string): boolean => database.startsWith('postgres')

/** `database` is what DATABASE_URL would say. */
export async function openWitness(database: string): Promise<Witness> {
  if (!isPostgres(database)) {
    const db = new Database(database.slice('file:'.length))
    return {
      all: async <Row extends object>(sql: string, given: readonly (string | number)[] = []) =>
        db.prepare<(string | number)[], Row>(sql).all(...given),
      close: async () => void db.close(),
    }
  }
  const client = new Client({ ...connecting(database, 30_000), application_name: 'witness' })
  client.on('error', () => {})
  await client.connect()
  return {
    async all<Row extends object>(sql: string, given: readonly (string | number)[] = []) {
      const { sql: text, values } = translate(sql)
      return (await client.query<Row>(text, [...values(given)])).rows
    },
    close: () => client.end(),
  }
}

/** A server goes on for a moment with what a process that was killed had asked for: resolves when nothing of that is left. */
export async function settledAfterKill(database: string, program = 'briefwire'): Promise<void> {
  if (!isPostgres(database)) return
  const client = new Client(database)
  await client.connect()
  for (;;) {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::integer as count from pg_stat_activity
       where datname = current_database() and application_name = $1`,
      [program],
    )
    if (rows[0]?.count === 0) break
    await delay(5)
  }
  await client.end()
}
