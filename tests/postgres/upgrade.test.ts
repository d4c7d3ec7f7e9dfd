import Database from 'better-sqlite3'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { newestFormat } from '../../src/store/postgres/migrations.ts'
import { upgrade } from '../../src/store/postgres/upgrade.ts'
import { migrations as ofSqlite } from '../../src/store/sqlite/migrations.ts'
import { newDatabase } from './database.ts'

const on = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const columnsOf = (client: Client) =>
  client.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' order by (table_name || '.' || column_name) collate "C"`,
  )

it('makes the tables and columns, and the indexes, that SQLite has', async () => {
  const sqlite = new Database(':memory:')
  for (const sql of ofSqlite) sqlite.exec(sql)
  const ofTables = sqlite
    .prepare<[], { name: string }>(`
      select m.name || '.' || c.name as name from sqlite_schema m join pragma_table_info(m.name) c
      where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'search%' order by 1`)
    .all()
  const indexes = sqlite
    .prepare<[], { name: string }>(
      "select name from sqlite_schema where type = 'index' and sql is not null order by name",
    )
    .all()
  await on(await newDatabase(), async (client) => {
    const found = (await columnsOf(client)).rows.filter(({ name }) => !/^(search|briefwire_format)/.test(name))
    expect(found).toEqual(ofTables)
    const made = await client.query<{ name: string }>(`
      select indexname as name from pg_indexes where schemaname = 'public' order by indexname collate "C"`)
    const names = made.rows.map(({ name }) => name)
    expect(indexes.filter(({ name }) => !names.includes(name))).toEqual([])
  })
  expect(newestFormat).toBe(ofSqlite.length)
})

it('lets several start at once', async () => {
  const url = await newDatabase('empty')
  await Promise.all([1, 2, 3].map(() => on(url, (client) => upgrade(client, 'x'))))
  await on(url, async (client) => {
    const { rows } = await client.query('select format::integer from briefwire_format')
    expect(rows).toEqual([{ format: newestFormat }])
  })
})

it.each([
  ['another program’s', 'create table notes (id integer)', 'belongs to another program: it has a table "notes"'],
  [
    'a newer Briefwire’s',
    'create table briefwire_format (format bigint); insert into briefwire_format values (1000)',
    'was written by a newer Briefwire (format 1000',
  ],
  ['without a schema', 'drop schema public', 'has no schema'],
])('refuses a database that is %s, and leaves it as it is', async (_, sql, sentence) => {
  await on(await newDatabase('empty'), async (client) => {
    await client.query(sql)
    const before = (await columnsOf(client)).rows
    const refused = upgrade(client, 'postgres://there/brief')
    await expect(refused).rejects.toThrow(UserError)
    await expect(refused).rejects.toThrow(sentence)
    expect((await columnsOf(client)).rows).toEqual(before)
  })
})

it('keeps the record as it was written', async () => {
  await on(await newDatabase(), async (client) => {
    await client.query(
      `insert into deeds (at, person, deed, subject, detail) values (1, 'a', 'b', 'c', '{"by":"Ann","x":1}')`,
    )
    await expect(client.query(`update deeds set person = 'z'`)).rejects.toThrow('never changed')
    await expect(client.query(`update deeds set detail = '{"by":"forgotten","x":2}'`)).rejects.toThrow('never changed')
    await expect(client.query('delete from deeds')).rejects.toThrow('nothing is taken out')
    await expect(client.query('truncate deeds')).rejects.toThrow('nothing is taken out')
    await client.query(`update deeds set detail = '{"by":"forgotten","x":1}'`)
  })
})
