import type { Client, PoolClient } from 'pg'
import { UserError } from '../../errors.ts'
import { migrations, newestFormat } from './migrations.ts'

/** Holds a whole database for one who changes its tables, and one kind of write for those who write; the second number is the schema's. */
export const locks = {
  upgrade: 1_114_790_771,
  write: 1_114_790_770,
  duties: 1_114_790_772,
  ticks: 1_114_790_773,
  chats: 1_114_790_774,
  present: 1_114_790_775,
  things: 1_114_790_776,
} as const

/** The oldest server that knows all that is asked of it. */
const leastServer = 140_000

/**
 * Brings a database to the present format, all steps in one transaction; several processes may do so at once. Throws a UserError, and
 * leaves it as it is, when it is a newer Briefwire's, another program's, or on a server that is too old.
 */
export const upgrade = async (client: Client | PoolClient, name: string): Promise<void> => {
  const { rows: servers } = await client.query<{ number: number; version: string; schema: string | null }>(
    `select current_setting('server_version_num')::integer as number, current_setting('server_version') as version,
       current_schema() as schema`,
  )
  const [server] = servers
  if (server !== undefined && server.number < leastServer)
    throw new UserError(`The database ${name} is on PostgreSQL ${server.version}. Briefwire needs 14 or newer.`)
  if (server?.schema === null)
    throw new UserError(`The database ${name} has no schema that can be used. Create it, or set search_path otherwise.`)
  // Nearly always there is nothing to do, and nobody is locked out for that.
  if ((await formatOf(client)) === newestFormat) return
  await client.query('begin isolation level read committed')
  try {
    await client.query('select pg_advisory_xact_lock($1::integer, hashtext(current_schema()))', [locks.upgrade])
    const format = await formatOf(client)
    await refuse(client, name, format)
    for (const { format: next, sql } of migrations) {
      if (next <= (format ?? 0)) continue
      await client.query(sql)
      await client.query('update briefwire_format set format = $1', [next])
    }
    await client.query('commit')
  } catch (thrown) {
    await client.query('rollback').catch(() => {})
    throw thrown
  }
}

/** The number under which a database was last written; null: it is none of ours yet. */
const formatOf = async (client: Client | PoolClient): Promise<number | null> => {
  const there = await client.query<{ table: string | null }>(`
    select to_regclass(quote_ident(current_schema()) || '.briefwire_format')::text as table`)
  if (there.rows[0]?.table === null) return null
  const { rows } = await client.query<{ format: number }>('select format from briefwire_format')
  return Number(rows[0]?.format ?? 0)
}

const refuse = async (client: Client | PoolClient, name: string, format: number | null): Promise<void> => {
  if (format !== null && format > newestFormat)
    throw new UserError(
      `The database ${name} was written by a newer Briefwire (format ${format}, this one knows ${newestFormat}). Update Briefwire.`,
    )
  if (format !== null) return
  const { rows } = await client.query<{ table: string }>(
    `select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = current_schema() and c.relname = any($1) limit 1`,
    [ourTables],
  )
  if (rows[0] !== undefined)
    throw new UserError(
      `The database ${name} belongs to another program: it has a table "${rows[0].table}". Name another database in DATABASE_URL, or another schema with ?options=-csearch_path%3Dbriefwire.`,
    )
}

const ourTables: readonly string[] = migrations.flatMap(({ sql }) =>
  [...sql.matchAll(/^create table (\w+)/gm)].flatMap(([, table]) => table ?? []),
)
