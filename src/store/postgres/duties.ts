import { Client } from 'pg'
import type { Duty, DutyStore } from '../duties.ts'
import { connecting } from './pool.ts'
import { locks } from './upgrade.ts'

/** A duty is an advisory lock of a connection of its own: the server takes it away from a process that is gone. */
export const createDuties = (url: string): DutyStore & { releaseAll(): Promise<void> } => {
  const held = new Map<string, Duty>()
  const taking = new Set<string>()

  const take = async (name: string): Promise<Duty | null> => {
    const client = new Client({ ...connecting(url, timeoutMs), idle_in_transaction_session_timeout: 0 })
    const ending = new AbortController()
    const lose = (): void => {
      held.delete(name)
      ending.abort()
    }
    client.on('error', lose)
    client.on('end', lose)
    try {
      await client.connect()
      const { rows } = await client.query<{ taken: 0 | 1 }>(
        'select pg_try_advisory_lock($1, hashtext(current_schema() || $2)) as taken',
        [locks.duties, name],
      )
      if (rows[0]?.taken !== 1) {
        await client.end()
        return null
      }
    } catch (thrown) {
      await client.end().catch(() => {})
      throw thrown
    }
    const duty = { lost: ending.signal, release: () => client.end() }
    held.set(name, duty)
    watch(client, ending.signal)
    return duty
  }

  return {
    async takeDuty(name) {
      if (held.has(name) || taking.has(name)) return null
      taking.add(name)
      try {
        return await take(name)
      } finally {
        taking.delete(name)
      }
    },
    async releaseAll() {
      await Promise.all([...held.values()].map((duty) => duty.release()))
    },
  }
}

const timeoutMs = 5_000
const lookEveryMs = 2_000

/** A server that does not answer may have given the lock to another: the network tells that only to who asks. */
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
