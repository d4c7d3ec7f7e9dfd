import { randomUUID } from 'node:crypto'
import type { ClientBase, Pool } from 'pg'

/** What a process leaves in the database with each of its changes, so that it can be told later whether that is there. */
export interface Trace {
  /** Of the next change; the process makes one at a time. */
  next(): Step
}

export interface Step {
  /** A statement for its transaction. */
  readonly write: string
  /** Whether it is there; of the last step alone. */
  isThere(pool: Pick<Pool, 'query'>): Promise<boolean>
}

const prefix = 'commit '

/** A trace is one row for a process, which each change counts up: that costs less than a row a change. */
export const createTrace = (): Trace => {
  const name = `${prefix}${randomUUID()}`
  let count = 0
  return {
    next() {
      const number = String(++count)
      return {
        write: `insert into settings (name, value) values ('${name}', '${number} ' || current_date)
          on conflict (name) do update set value = excluded.value`,
        async isThere(pool) {
          const { rows } = await pool.query<{ value: string }>('select value from settings where name = $1', [name])
          return rows[0]?.value.split(' ')[0] === number
        },
      }
    },
  }
}

/** Takes away what processes have left that ended long ago. */
export const sweepTraces = async (client: ClientBase): Promise<void> => {
  await client.query(`
    delete from settings where starts_with(name, '${prefix}') and split_part(value, ' ', 2)::date < current_date - 1`)
}
