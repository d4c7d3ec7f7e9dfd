import type { Client, PoolClient } from 'pg'
import { type PutBack, putBackSetting } from '../ledger.ts'
import { locks } from './upgrade.ts'

/** The setting under which a database keeps what the server calls its tables: only whoever puts rows into new tables changes that. */
const tablesSetting = 'tables'

/**
 * Finds out whether the tables were made anew since they were used last, as `pg_restore` does: then they are an earlier state, and the
 * database says so itself until somebody has seen to it. What brings back the server's own files leaves no such mark.
 */
export const identify = async (client: Client | PoolClient): Promise<void> => {
  const look = async () => {
    const { rows } = await client.query<{ own: string; kept: string | null; seen: number | null; moving: 0 | 1 }>(
      `select 'settings'::regclass::oid::text as own, (select value from settings where name = $1) as kept,
         (select seen_at from clock) as seen, to_regclass('moving') is not null as moving`,
      [tablesSetting],
    )
    const { own = '', kept = null, seen = null, moving = 0 } = rows[0] ?? {}
    return { own, kept, seen, moving }
  }
  const before = await look()
  // What is just being moved here says so at the end.
  if (before.kept === before.own || before.moving === 1) return
  await client.query('begin isolation level read committed')
  try {
    await client.query(`select pg_advisory_xact_lock(${locks.write}, hashtext(current_schema()))`)
    // Another process may have done it meanwhile.
    const { own, kept, seen } = await look()
    const putBack: PutBack = { at: seen ?? 0, how: 'mark' }
    if (kept !== null && kept !== own)
      await client.query('insert into settings (name, value) values ($1, $2) on conflict (name) do nothing', [
        putBackSetting,
        JSON.stringify(putBack),
      ])
    await keepTables(client, own)
    await client.query('commit')
  } catch (thrown) {
    await client.query('rollback').catch(() => {})
    throw thrown
  }
}

/** Says of the rows that are here now that they belong into these tables. */
export const keepTables = async (client: Client | PoolClient, own: string | null = null): Promise<void> => {
  await client.query(
    `insert into settings (name, value) values ($1, coalesce($2, 'settings'::regclass::oid::text))
     on conflict (name) do update set value = excluded.value`,
    [tablesSetting, own],
  )
}
