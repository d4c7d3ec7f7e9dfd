import type Database from 'better-sqlite3'

/** What a database is made of: each table, column, index and trigger by name, with what it is. */
export type Schema = ReadonlyMap<string, string>

interface Made {
  readonly type: 'table' | 'index' | 'trigger' | 'view'
  readonly name: string
  readonly sql: string
}

interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly required: 0 | 1
  readonly key: number
}

/** Reads the schema; checks and defaults aside, which cannot be added to a column that exists. */
export const schemaOf = (db: Database.Database): Schema => {
  const virtual = made(db).filter(({ sql }) => isVirtual(sql))
  const columns = db
    .prepare<[], Column>(`
      select m.name as "table", c.name, lower(c.type) as type, c."notnull" as required, c.pk as key
      from sqlite_schema m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'`)
    .all()
    .filter(({ table }) => !virtual.some(({ name }) => belongsTo(table, name)))
  return new Map([
    ...columns.map(
      ({ table, name, type, required, key }) => [`${table}.${name}`, `${type} ${required} ${key}`] as const,
    ),
    ...made(db)
      .filter(({ type, sql }) => type !== 'table' || isVirtual(sql))
      .map(({ type, name, sql }) => [`${type} ${name}`, plain(sql)] as const),
  ])
}

/**
 * The first thing in which a schema is not as it must be, for people; null: everything is there. Further tables and indexes
 * do no harm; further columns may.
 */
export const difference = (found: Schema, expected: Schema): string | null => {
  for (const [name, what] of expected)
    if (found.get(name) !== what) return `${name} is ${found.has(name) ? 'of another kind' : 'missing'}`
  const tables = new Set([...expected.keys()].filter((name) => name.includes('.')).map(tableOf))
  const strange = [...found.keys()].find(
    (name) => name.includes('.') && tables.has(tableOf(name)) && !expected.has(name),
  )
  return strange === undefined ? null : `${strange} is not known`
}

/** Makes in an empty database what another one is made of, without what is in it. */
export const copySchema = (from: Database.Database, to: Database.Database): void => {
  const virtual = made(from).filter(({ sql }) => isVirtual(sql))
  for (const { type, name, sql } of made(from))
    if (type !== 'view' && !virtual.some((table) => table.name !== name && belongsTo(name, table.name))) to.exec(sql)
}

// Tables come before their indexes and triggers, in the order in which they were made.
const made = (db: Database.Database): readonly Made[] =>
  db
    .prepare<[], Made>(`
      select type, name, sql from sqlite_schema where sql is not null and name not like 'sqlite_%'
      order by type <> 'table', rowid`)
    .all()

const isVirtual = (sql: string): boolean => /^create virtual table/i.test(sql)

/** A virtual table keeps its content in tables of its own. */
const belongsTo = (table: string, virtual: string): boolean => table === virtual || table.startsWith(`${virtual}_`)

const tableOf = (column: string): string => column.slice(0, column.indexOf('.'))

const plain = (sql: string): string => sql.replace(/--.*$/gm, ' ').replace(/\s+/g, ' ').trim()
