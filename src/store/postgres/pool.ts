import { Pool, type PoolConfig } from 'pg'

/** Where the database is, and how it is used. */
export interface PostgresOptions {
  /** postgres://USER:PASSWORD@HOST:PORT/DATABASE, with what `psql` takes behind it, such as ?sslmode=verify-full. */
  readonly url: string
  /** How many connections this process may hold at once, beside one that listens; 5 if not given. */
  readonly connections?: number
  /** How long one statement may take, in milliseconds; 30,000 if not given. */
  readonly timeoutMs?: number
  /** As in `Dialect`. */
  readonly atOnce?: number | undefined
}

/** How long to wait for a connection, in milliseconds. */
const connectMs = 5_000

/** So much later than it should have, a server that did not answer is out of reach. */
const silentMs = 3_000

/** The connections of one process; `connect` never waits for longer than five seconds. */
export const createPool = ({ url, connections = 5, timeoutMs = 30_000 }: PostgresOptions): Pool => {
  const pool = new Pool({ ...connecting(url, timeoutMs), pipeline: true, max: connections, idleTimeoutMillis: 60_000 })
  // A connection that is lost while nobody uses it leaves the pool by itself; without this the process would end.
  pool.on('error', () => {})
  // One that is lost in the moment in which it is handed out is noticed by whoever asks it something.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** What every connection is made with. */
export const connecting = (url: string, timeoutMs: number): PoolConfig => ({
  connectionString: likePsql(url),
  application_name: 'briefwire',
  connectionTimeoutMillis: connectMs,
  statement_timeout: timeoutMs,
  // A network that is silent says nothing, for as long as nobody asks.
  query_timeout: timeoutMs + silentMs,
  // A process that was stopped half-way holds nobody up for longer than this.
  idle_in_transaction_session_timeout: timeoutMs,
  keepAlive: true,
  types: { getTypeParser: (type: number) => parserOf(type) },
})

// Without it the driver takes sslmode=require for verify-full, and warns of changing that.
const likePsql = (url: string): string => {
  const address = new URL(url)
  if (address.searchParams.has('sslmode') && !address.searchParams.has('uselibpqcompat'))
    address.searchParams.set('uselibpqcompat', 'true')
  return address.href
}

/** Everything as SQLite gives it: whole numbers as numbers, yes and no as 1 and 0, JSON as text. */
const parserOf = (type: number): ((text: string) => unknown) => parsers[type] ?? ((text) => text)

const whole = (text: string): number => {
  const value = Number(text)
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new Error(`${text} is too large for a number`)
  return value
}

// The numbers of the types are those of pg_type, which never change.
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => (text === 't' ? 1 : 0),
  17: (text) => Buffer.from(text.slice(2), 'hex'),
  20: whole,
  21: whole,
  23: whole,
  26: whole,
  700: Number,
  701: Number,
  1700: Number,
}
