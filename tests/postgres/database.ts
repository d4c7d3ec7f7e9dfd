import { Client } from 'pg'
import { inject } from 'vitest'
import { migrations } from '../../src/store/postgres/migrations.ts'

/** The address of a new PostgreSQL database, in the present format or without anything in it. */
export const newDatabase = async (content: 'filled' | 'empty' = 'filled'): Promise<string> => {
  const answer = await fetch(`${inject('postgres')}/${content}`)
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}

/** Databases in the present format, of which one that nobody has open any more is emptied and used again: that costs a tenth. */
export const createDatabases = () => {
  const open = new Map<string, number>()
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
    /** Opens something there; the database is in use until that is closed. */
    async use<T extends { close(): Promise<void> }>(url: string, opening: Promise<T>): Promise<T> {
      open.set(url, (open.get(url) ?? 0) + 1)
      const opened = await opening
      const close = async (): Promise<void> => {
        await opened.close()
        open.set(url, (open.get(url) ?? 1) - 1)
      }
      return { ...opened, close }
    },
  }
}

const empty = async (url: string): Promise<void> => {
  const client = new Client(url)
  await client.connect()
  const { rows } = await client.query<{ statements: string }>(`
    select string_agg(statement, '; ') as statements from (
      select format('delete from %I', relname) as statement from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'briefwire_format'
      union all select format('select setval(%L, 1, false)', relname) from pg_class
      where relkind = 'S' and relnamespace = 'public'::regnamespace
    ) each`)
  // Neither the record's triggers nor the order of foreign keys matter here.
  await client.query(`set session_replication_role = replica; ${rows[0]?.statements}`)
  await client.query(first)
  await client.end()
}

/** The rows that are there from the start. */
const first = migrations.flatMap(({ sql }) => sql.match(/^insert into (?!briefwire_format)[^;]+;/gm) ?? []).join('\n')
