import type { Pool } from 'pg'
import { nameOfUrl } from '../../config/database.ts'
import type { Store } from '../port.ts'
import { createStore } from '../sql/store.ts'
import { connect } from './connection.ts'
import { createDueTogether } from './dialect/due.ts'
import { createDuties } from './duties.ts'
import { explain } from './errors.ts'
import { createGuard } from './guard.ts'
import { createGiveHint, createHints } from './hints.ts'
import { identify } from './identity.ts'
import { createLine } from './line.ts'
import { createPool, type PostgresOptions } from './pool.ts'
import { createFoundRows, createMatches } from './search.ts'
import { refusePooled } from './sessions/pooled.ts'
import { sweepTraces } from './sessions/trace.ts'
import { upgrade } from './upgrade.ts'

/**
 * Opens the store in a PostgreSQL database, which any number of other processes may have open too. Throws a UserError, and leaves the
 * database as it is, when it cannot be reached or used, or belongs to another program or a newer Briefwire.
 */
export const openPostgres = async (options: PostgresOptions): Promise<Store> => {
  const pool = createPool(options)
  try {
    return await openOver(pool, options)
  } catch (thrown) {
    await pool.end()
    throw thrown
  }
}

/** The same over connections that there are; they are ended with the store unless somebody else sees to that. */
export const openOver = async (
  pool: Pool,
  { url, atOnce }: Pick<PostgresOptions, 'url' | 'atOnce'>,
  end = () => pool.end(),
): Promise<Store> => {
  const name = nameOfUrl(url)
  try {
    const client = await pool.connect()
    try {
      await refusePooled(client, pool, name)
      await upgrade(client, name)
      await identify(client)
      await sweepTraces(client)
    } finally {
      client.release()
    }
  } catch (thrown) {
    throw explain(thrown, name)
  }
  const connection = connect(pool, name)
  const line = createLine(url)
  const duties = createDuties(line)
  const hints = createHints(line)
  const giveHint = createGiveHint(connection.sql)
  let due = 0
  const store = createStore(connection, {
    found: createFoundRows(connection.sql),
    matches: createMatches(connection.sql),
    guard: createGuard(connection.sql),
    due: createDueTogether(connection.sql),
    atOnce,
    *hint(hint) {
      if (hint === 'due') due++
      yield* giveHint(hint)
    },
  })
  return {
    ...store,
    changes: async () => (await connection.changes()) + due,
    fault: connection.fault,
    // The server looks after its own pages.
    damage: async () => null,
    // How far it has come is known where it is, and nowhere else.
    advance: async () => {},
    // It fills empty pages again by itself.
    shrink: async () => false,
    takeDuty: duties.takeDuty,
    inUse: duties.inUse,
    hints: hints.hints,
    async close() {
      hints.end()
      duties.releaseAll()
      await line.close()
      if (pool.ending) return
      await connection.settle()
      await end()
    },
  }
}
