import { Client } from 'pg'
import { nameOfUrl } from '../../config/database.ts'
import { keepTables } from '../postgres/identity.ts'
import { openPostgres } from '../postgres/open.ts'
import { connecting } from '../postgres/pool.ts'
import { createFoundRows } from '../postgres/search.ts'
import { asking, createDrive } from '../postgres/statements.ts'
import { termsOfItem } from '../sql/archive/search-index.ts'
import { type EntryRow, entryColumns, toEntry } from '../sql/rows.ts'
import { type Cell, keyOf, type Place, type Row } from './place.ts'
import type { Table } from './tables.ts'

/** The most values that one statement takes: https://www.postgresql.org/docs/current/limits.html */
const mostValues = 65_535
const timeoutMs = 600_000

/** A PostgreSQL database, in the present format from here on. */
export const postgresPlace = async (url: string): Promise<Place> => {
  const store = await openPostgres({ url, connections: 1 })
  const client = new Client(connecting(url, timeoutMs))
  try {
    await client.connect()
  } catch (thrown) {
    await store.close()
    throw thrown
  }
  const query = async <T extends object>(text: string, values: readonly unknown[] = []): Promise<readonly T[]> =>
    (await client.query<T>(text, [...values])).rows
  const rowsOf = async (text: string, values: readonly unknown[]): Promise<readonly Row[]> =>
    (await client.query<Cell[]>({ text, values: [...values], rowMode: 'array' })).rows
  const together = async (work: () => Promise<unknown>): Promise<void> => {
    await client.query('begin')
    try {
      await work()
      await client.query('commit')
    } catch (thrown) {
      await client.query('rollback').catch(() => {})
      throw thrown
    }
  }
  const insert = async (table: Table, rows: readonly Row[]): Promise<void> => {
    const width = table.columns.length
    const most = Math.floor(mostValues / width)
    for (let from = 0; from < rows.length; from += most) {
      const some = rows.slice(from, from + most)
      const places = some.map(
        (_, at) => `(${table.columns.map((_, column) => `$${at * width + column + 1}`).join(', ')})`,
      )
      await client.query(`insert into ${table.name} (${names(table)}) values ${places.join(', ')}`, some.flat())
    }
  }
  return {
    name: nameOfUrl(url),
    async rows(table, after, limit) {
      const key = table.key.join(', ')
      const where = after === null ? '' : `where (${key}) > (${table.key.map((_, at) => `$${at + 2}`).join(', ')})`
      const values = after === null ? [] : keyOf(table, after)
      return rowsOf(`select ${names(table)} from ${table.name} ${where} order by ${key} limit $1`, [limit, ...values])
    },
    count: async ({ name }) => (await query<{ n: number }>(`select count(*) as n from ${name}`))[0]?.n ?? 0,
    last: async (table) =>
      (
        await rowsOf(
          `select ${names(table)} from ${table.name} order by ${table.key.map((name) => `${name} desc`).join(', ')} limit 1`,
          [],
        )
      )[0] ?? null,
    write: (table, rows) => together(() => insert(table, rows)),
    async moving() {
      const [there] = await query<{ name: string | null }>("select to_regclass('moving')::text as name")
      if (!there?.name) return null
      return (await query<{ source: string }>('select source from moving'))[0]?.source ?? null
    },
    isUsed: async () =>
      (await query('select 1 from issues union all select 1 from subscriptions union all select 1 from deeds limit 1'))
        .length > 0,
    begin: (source, tables) =>
      together(async () => {
        for (const { name } of [...tables].reverse()) await client.query(`delete from ${name}`)
        await client.query('create table moving (source text not null)')
        await client.query('insert into moving (source) values ($1)', [source])
      }),
    finish: (tables) =>
      together(async () => {
        await client.query('delete from search')
        await client.query('update search_totals set items = 0, size = 0')
        await refill(client)
        for (const { name } of tables) {
          const [counted] = await query<{ seq: string }>(
            `select pg_get_serial_sequence($1, 'id') as seq from information_schema.columns
             where table_schema = current_schema() and table_name = $1 and column_name = 'id' and is_identity = 'YES'`,
            [name],
          )
          if (counted !== undefined)
            await client.query(`select setval($1, (select coalesce(max(id), 0) + 1 from ${name}), false)`, [
              counted.seq,
            ])
        }
        await keepTables(client)
        await client.query('drop table moving')
      }),
    inUse: store.inUse,
    async close() {
      await store.close()
      await client.end()
    },
  }
}

/** The index of the search, anew from what is out. */
const refill = async (client: Client): Promise<void> => {
  const found = createFoundRows(asking)
  const drive = createDrive()
  const entries = asking.prepare<[number, number], EntryRow & { readonly id: number }>(
    `select i.id, ${entryColumns} from items i join issues n on n.number = i.issue where i.id > ? order by i.id limit ?`,
  )
  for (let after = 0; ; ) {
    const rows = await drive(client, entries.all(after, 500))
    for (const row of rows) {
      const { item, section } = toEntry(row)
      await drive(client, found.put(row.id, termsOfItem({ item, title: section })))
      after = row.id
    }
    if (rows.length === 0) return
  }
}

const names = ({ columns }: Table): string => columns.map((name) => `"${name}"`).join(', ')
