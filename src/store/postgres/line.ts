import { Client } from 'pg'
import { connecting } from './pool.ts'

/** The connection that one process keeps beside its pool: what it has locked and what it listens to lasts as long as that does. */
export interface Line {
  /** Asks over it, and opens it first where it is not; `ended`: so long it lasts. Throws what the server says, or the way to it. */
  ask<Row extends object>(text: string, values?: readonly unknown[]): Promise<Asked<Row>>
  /** Calls back with every notification that comes over it. */
  onNotified(hear: (payload: string) => void): void
  close(): Promise<void>
}

interface Asked<Row> {
  readonly rows: readonly Row[]
  readonly ended: AbortSignal
}

const timeoutMs = 5_000
const lookEveryMs = 2_000

/** A machine that is gone lets go of its locks within this time; systems themselves would wait for two hours. */
const missed = `set tcp_keepalives_idle = 4; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3`

/** A line to this address; nothing is opened yet. */
export const createLine = (url: string): Line => {
  const hearing: ((payload: string) => void)[] = []
  let current: Promise<{ client: Client; ended: AbortSignal }> | null = null

  const open = async () => {
    const client = new Client({ ...connecting(url, timeoutMs), idle_in_transaction_session_timeout: 0 })
    const ending = new AbortController()
    const end = (): void => {
      if (ending.signal.aborted) return
      current = null
      ending.abort()
      // One that does not answer is not waited for.
      void client.end().catch(() => {})
    }
    client.on('error', end)
    client.on('end', end)
    client.on('notification', ({ payload = '' }) => {
      for (const hear of hearing) hear(payload)
    })
    try {
      await client.connect()
      await client.query(missed)
    } catch (thrown) {
      end()
      throw thrown
    }
    watch(client, ending.signal)
    return { client, ended: ending.signal }
  }

  return {
    async ask<Row extends object>(text: string, values: readonly unknown[] = []) {
      current ??= open()
      const { client, ended } = await current
      const { rows } = await client.query<Row>(text, [...values])
      return { rows, ended }
    },
    onNotified: (hear) => void hearing.push(hear),
    async close() {
      const open = current
      current = null
      await open?.then(({ client }) => client.end()).catch(() => {})
    },
  }
}

/** A server that does not answer may have given the locks to another: the network tells that only to who asks. */
const watch = (client: Client, ended: AbortSignal): void => {
  const timer = setInterval(() => {
    const late = setTimeout(() => client.emit('error', new Error('the database does not answer')), timeoutMs)
    client.query('select 1').then(
      () => clearTimeout(late),
      () => clearTimeout(late),
    )
  }, lookEveryMs)
  timer.unref()
  ended.addEventListener('abort', () => clearInterval(timer))
}
