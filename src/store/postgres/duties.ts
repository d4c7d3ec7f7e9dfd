import type { Duty, DutyStore } from '../duties.ts'
import type { Line } from './line.ts'
import { locks } from './upgrade.ts'

/** A duty is an advisory lock of the line: the server takes it away from a process that is gone. */
export const createDuties = (line: Line): DutyStore & { releaseAll(): void } => {
  const held = new Map<string, () => void>()
  const taking = new Set<string>()
  /** The line that shares what says that somebody is there. */
  let shared: AbortSignal | null = null

  const take = async (name: string): Promise<Duty | null> => {
    if (shared?.aborted !== false) shared = (await line.ask(`select pg_advisory_lock_shared(${present})`)).ended
    const { rows, ended } = await line.ask<{ taken: 0 | 1 }>(`select pg_try_advisory_lock(${lock}) as taken`, [name])
    if (rows[0]?.taken !== 1 || ended.aborted) return null
    const ending = new AbortController()
    const lose = (): void => {
      held.delete(name)
      ended.removeEventListener('abort', lose)
      ending.abort()
    }
    ended.addEventListener('abort', lose)
    held.set(name, lose)
    return {
      lost: ending.signal,
      async release() {
        if (ending.signal.aborted) return
        lose()
        // Where the line has ended meanwhile, so has the lock.
        await line.ask(`select pg_advisory_unlock(${lock})`, [name]).catch(() => {})
      },
    }
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
    async inUse() {
      const { rows } = await line.ask<{ taken: 0 | 1 }>(`select pg_try_advisory_lock(${present}) as taken`)
      if (rows[0]?.taken !== 1) return true
      await line.ask(`select pg_advisory_unlock(${present})`)
      return false
    },
    releaseAll() {
      for (const lose of [...held.values()]) lose()
    },
  }
}

const lock = `${locks.duties}, hashtext(current_schema() || $1)`
const present = `${locks.present}, hashtext(current_schema())`
