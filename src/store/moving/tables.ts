import type Database from 'better-sqlite3'

/** A table as both databases have it. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  /** The columns of its primary key: rows are copied in their order. */
  readonly key: readonly string[]
}

/** What each database fills by itself. */
const derived = /^(search|sqlite_)/

/** Every table of the present format; those that others refer to come first. */
export const tablesOf = (db: Database.Database): readonly Table[] => {
  const names = db
    .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table' order by name")
    .all()
    .map(({ name }) => name)
    .filter((name) => !derived.test(name))
  const needs = new Map(names.map((name) => [name, referencesOf(db, name)]))
  const sorted: string[] = []
  const add = (name: string): void => {
    if (sorted.includes(name)) return
    for (const other of needs.get(name) ?? []) if (other !== name) add(other)
    sorted.push(name)
  }
  for (const name of names) add(name)
  return sorted.map((name) => ({ name, ...columnsOf(db, name) }))
}

const referencesOf = (db: Database.Database, name: string): readonly string[] =>
  db
    .prepare<[string], { table: string }>('select "table" from pragma_foreign_key_list(?)')
    .all(name)
    .map(({ table }) => table)

const columnsOf = (db: Database.Database, name: string): Omit<Table, 'name'> => {
  const rows = db.prepare<[string], { name: string; pk: number }>('select name, pk from pragma_table_info(?)').all(name)
  const key = rows.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  return { columns: rows.map((row) => row.name), key: key.map((row) => row.name) }
}
