import { randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { UserError } from '../../../errors.ts'

/**
 * Throws a UserError where a pooler between us and the server (pgbouncer with pool_mode=transaction) gives each transaction another connection:
 * there a duty, which is a lock of a connection, would be had by nobody or by everybody, and what is prepared would be gone.
 */
export const refusePooled = async (client: PoolClient, pool: Pool, name: string): Promise<void> => {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  // A pooler tells its clients numbers of its own.
  if (!('processID' in client) || client.processID === rows[0]?.pid) return
  const mine = randomUUID()
  await client.query(`select set_config('briefwire.session', $1, false)`, [mine])
  const other = await pool.connect()
  try {
    // While the other one is in a transaction, whoever has this connection for good still finds what it has set.
    await other.query('begin')
    const shared = (await sessionOf(other)) === mine || (await sessionOf(client)) !== mine
    await other.query('commit')
    if (shared) throw new UserError(refusal(name))
  } finally {
    other.release()
  }
}

const sessionOf = async (client: PoolClient): Promise<string | null> => {
  const { rows } = await client.query<{ session: string | null }>(
    `select current_setting('briefwire.session', true) as session`,
  )
  return rows[0]?.session ?? null
}

const refusal = (name: string): string =>
  `The database ${name} is behind a pooler that gives each transaction another connection. Briefwire keeps a lock for as long as it runs: name the server itself in DATABASE_URL, or let the pooler keep connections (pgbouncer: pool_mode=session).`
