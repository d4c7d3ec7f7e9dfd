import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { UserError } from '../../errors.ts'
import { openSqlite } from '../sqlite/open.ts'
import { refillSearch } from '../sqlite/search.ts'
import { keyOf, type Place, type Row } from './place.ts'
import type { Table } from './tables.ts'

/** A file, in the present format from here on; `make`: it may be a new one. */
export const sqlitePlace = async (path: string, make: boolean): Promise<Place> => {
  if (!make && !existsSync(path)) throw new UserError(`There is no database ${path}.`)
  // Brings it to the present format, and refuses what is none of ours.
  const store = openSqlite({ path })
  const db = new Database(path)
  db.pragma('foreign_keys = off')
  const behind = ({ key }: Table): string => `(${key.join(', ')}) > (${key.map(() => '?').join(', ')})`
  return {
    name: path,
    async rows(table, after, limit) {
      const where = after === null ? '' : `where ${behind(table)}`
      const values = after === null ? [] : keyOf(table, after)
      return db
        .prepare<unknown[], Row>(
          `select ${names(table)} from ${table.name} ${where} order by ${table.key.join(', ')} limit ?`,
        )
        .raw()
        .all(...values, limit)
    },
    count: async ({ name }) => db.prepare<[], { n: number }>(`select count(*) as n from ${name}`).get()?.n ?? 0,
    last: async (table) =>
      db
        .prepare<[], Row>(
          `select ${names(table)} from ${table.name} order by ${table.key.map((name) => `${name} desc`).join(', ')} limit 1`,
        )
        .raw()
        .get() ?? null,
    async write(table, rows) {
      const insert = db.prepare(
        `insert into ${table.name} (${names(table)}) values (${table.columns.map(() => '?').join(', ')})`,
      )
      db.transaction(() => {
        for (const row of rows) insert.run(...row)
      })()
    },
    async moving() {
      const there = db.prepare("select 1 from sqlite_schema where name = 'moving'").get()
      return there === undefined
        ? null
        : (db.prepare<[], { source: string }>('select source from moving').get()?.source ?? null)
    },
    isUsed: async () =>
      db
        .prepare('select 1 from issues union all select 1 from subscriptions union all select 1 from deeds limit 1')
        .get() !== undefined,
    async begin(source, tables) {
      db.transaction(() => {
        for (const { name } of [...tables].reverse()) db.exec(`delete from ${name}`)
        db.exec('create table moving (source text not null)')
        db.prepare('insert into moving (source) values (?)').run(source)
      })()
    },
    async finish() {
      db.transaction(() => {
        db.exec('delete from search')
        refillSearch(db)
        db.exec('drop table moving')
      })()
    },
    inUse: store.inUse,
    async close() {
      db.close()
      await store.close()
    },
  }
}

const names = ({ columns }: Table): string => columns.map((name) => `"${name}"`).join(', ')
