import { setTimeout as wait } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import { messageOf, UserError } from '../../errors.ts'
import type { Work } from '../sql/work.ts'
import { codeOf, isLost, isPassing, isStale } from './errors.ts'
import { createTrace, type Step, type Trace } from './sessions/trace.ts'
import { createDrive } from './statements.ts'

/** How a transaction begins and ends. */
export interface Kind {
  /** Its last statement may tell the number of the transaction, as `transaction`: then what became of it can be asked for later. */
  readonly begin: string
  readonly end: string
  /** It changes something, and what became of it can be told later. */
  readonly traced?: boolean
}

/** For so long a transaction is tried again whose connection was lost or that was in another one's way, in milliseconds. */
const patienceMs = 8_000
const firstPauseMs = 50
const longestPauseMs = 1_000

/** Nobody knows whether it was committed, and so it is not run again. */
class Undecided extends UserError {}

/**
 * Runs transactions, each on a connection of its own. One that did not come to its end is run again, for some seconds since
 * `since`: what it does outside the database must bear being done twice.
 */
export const createTransact = (pool: Pool, monotonicMs: () => number) => {
  const drive = createDrive()
  // One for each of those that go on at once.
  const traces: Trace[] = []

  const once = async <R>(kind: Kind, work: () => Work<R>): Promise<R> => {
    const client = await pool.connect()
    let broken = false
    // A connection that is lost between two statements says so here; without this the process would end.
    const onError = (): void => {
      broken = true
    }
    client.on('error', onError)
    // Statements follow at once: in a transaction that could not begin properly every one of them fails.
    const beginning = begun(client, kind.begin)
    beginning.catch(() => {})
    const posted: Promise<unknown>[] = [beginning]
    try {
      const result = await drive(client, work(), posted)
      await commit(client, kind, beginning)
      return result
    } catch (last) {
      const thrown = last instanceof Undecided ? last : await firstOf(posted, last)
      broken ||= thrown instanceof Undecided || isLost(thrown) || isStale(thrown)
      if (!broken) await client.query('rollback').catch(onError)
      throw thrown
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }

  const commit = async (
    client: PoolClient,
    { end, traced = false }: Kind,
    beginning: Promise<string | null>,
  ): Promise<void> => {
    const trace = traced ? (traces.pop() ?? createTrace()) : null
    const step = trace?.next() ?? null
    const ended = client.query(step === null ? end : `${step.write}; ${end}`)
    ended.catch(() => {})
    let transaction: string | null = null
    try {
      transaction = await beginning
      const answer: unknown = await ended
      const { command } = Array.isArray(answer) ? answer.at(-1) : answer
      // Where a statement has failed before, the answer to a commit is that nothing was.
      if (command !== 'COMMIT') throw new Error('a transaction was ended that had failed')
    } catch (thrown) {
      const isOpen = step !== null && isLost(thrown)
      // The trace of one of which nothing is known is left behind: somebody may still be at it.
      const failed = !isOpen || (await outcome({ transaction, backend: backendOf(client) }, step)) === 'aborted'
      if (trace !== null) traces.push(trace)
      if (failed) throw thrown
      return
    }
    if (trace !== null) traces.push(trace)
  }

  /**
   * What became of a transaction whose end nobody heard of. Its number alone does not tell: a server that was killed, or a replica that took
   * its place, gives the numbers of what was lost to others.
   */
  const outcome = async ({ transaction, backend }: Gone, step: Step): Promise<'committed' | 'aborted'> => {
    const since = monotonicMs()
    let why: unknown = 'it is still going on'
    for (; monotonicMs() - since < patienceMs; await wait(firstPauseMs)) {
      try {
        // A replica may not have all of it yet, and who was asked for everything at once may still be at it.
        const { rows } = await pool.query<{ open: 0 | 1 }>(
          `select pg_is_in_recovery() or coalesce(pg_xact_status($1::xid8) = 'in progress', false)
             or ($1::xid8 is null and exists (select 1 from pg_stat_activity where pid = $2)) as open`,
          [transaction, backend],
        )
        if (rows[0]?.open !== 0) continue
        return (await step.isThere(pool)) ? 'committed' : 'aborted'
      } catch (thrown) {
        // It has given no such number yet, and so nothing of ours is going on there.
        if (codeOf(thrown) === '22023') return 'aborted'
        why = thrown
        if (!isLost(thrown) && !isPassing(thrown)) break
      }
    }
    throw new Undecided(
      `The connection was lost while a change was written down, and whether it was is not known (${messageOf(why)}).`,
    )
  }

  return async <R>(kind: Kind, work: () => Work<R>, since: number): Promise<R> => {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      try {
        return await once(kind, work)
      } catch (thrown) {
        const again = !(thrown instanceof Undecided) && (isLost(thrown) || isPassing(thrown))
        if (!again || monotonicMs() - since + pauseMs > patienceMs) throw thrown
        await wait(pauseMs)
      }
    }
  }
}

/** Once a statement has failed, those behind it only say so. */
const firstOf = async (posted: readonly Promise<unknown>[], last: unknown): Promise<unknown> => {
  for (const each of await Promise.allSettled(posted)) if (each.status === 'rejected') return each.reason
  return last
}

/** What is known of a transaction whose connection was lost: its number, if the server had told that, and who was at it there. */
interface Gone {
  readonly transaction: string | null
  readonly backend: number | null
}

const backendOf = (client: PoolClient): number | null =>
  'processID' in client && typeof client.processID === 'number' ? client.processID : null

const begun = async (client: PoolClient, begin: string): Promise<string | null> => {
  const answer: unknown = await client.query(begin)
  const last = Array.isArray(answer) ? answer.at(-1) : answer
  return last?.rows?.[0]?.transaction ?? null
}
