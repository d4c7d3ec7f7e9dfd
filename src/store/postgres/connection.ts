import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { UserError } from '../../errors.ts'
import { allOf, createGroup, type Gathered } from '../sql/group.ts'
import type { Transactions, Work } from '../sql/work.ts'
import { explain } from './errors.ts'
import { createTrace } from './sessions/trace.ts'
import { asking } from './statements.ts'
import { createTransact, type Kind } from './transact.ts'
import { locks } from './upgrade.ts'

/** An open database with its ways to run a transaction. */
export interface Connection extends Transactions {
  /** Another number whenever something was written elsewhere, but for what ticks write. Throws when the database cannot be asked. */
  changes(): Promise<number>
  /** Why it cannot be written, for the operator; null: it can. Tries where the last write has failed, or this was not tried lately. */
  fault(): Promise<string | null>
  /** What was begun has come to its end. */
  settle(): Promise<void>
}

/** A write that failed so lately tells how things are. */
const freshMs = 3_000
/** Whoever asks again within this time is told the same. */
const idleMs = 10_000
/** Whoever asks how things are does not wait for longer than this. */
const trialMs = 4_000
/** What was counted as written may not have been there to be seen yet: so much later it is looked for again. */
const againMs = 1_000

/** Runs transactions over the connections of a pool. Whatever PostgreSQL or the network says comes out in plain words. */
export const connect = (pool: Pool, name: string, monotonicMs: () => number = () => performance.now()): Connection => {
  const transact = createTransact(pool, monotonicMs, createTrace())
  let failure: { readonly reason: string; readonly at: number } | null = null
  let wroteAt = Number.NEGATIVE_INFINITY

  const run = async <R>(kind: Kind, work: () => Work<R>, since = monotonicMs()): Promise<R> => {
    try {
      return await transact(kind, work, since)
    } catch (thrown) {
      const said = explain(thrown, name)
      if (said instanceof UserError) failure = { reason: said.message, at: monotonicMs() }
      throw said
    }
  }

  // Writers are serial, here and elsewhere: those of this process wait in line without a connection.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <R>(work: () => Promise<R>): Promise<R> => {
    const mine = last.then(work, work)
    last = mine.catch(() => {})
    return mine
  }
  // Reads go side by side, and are answered in the order in which they were asked: who was first stays first, as with one file.
  let answered: Promise<unknown> = Promise.resolve()
  const told = <R>(reading: Promise<R>): Promise<R> => {
    const before = answered
    const mine = reading.finally(() => before)
    answered = mine.catch(() => {})
    return mine
  }
  /** How many of the writes that are counted were ours. */
  let ours = 0
  const writing =
    (kind: Kind, counted: 0 | 1) =>
    <A extends readonly unknown[], R>(body: (...args: A) => Work<R>) =>
    (...args: A): Promise<R> => {
      const since = monotonicMs()
      return inTurn(async () => {
        const result = await run(kind, () => body(...args), since)
        ours += counted
        wroteAt = monotonicMs()
        if (failure !== null && wroteAt - failure.at > freshMs) failure = null
        return result
      })
    }
  const write = writing(kinds.write, 1)
  const quiet = writing(kinds.quiet, 0)

  let seen: number | null = null
  let again: number | null = null
  let bumps = 0
  const changes = async (): Promise<number> => {
    const elsewhere = (await run(kinds.look, lookAtWrites)) - ours
    if (again !== null && monotonicMs() > again) {
      again = null
      bumps++
    }
    if (seen !== null && seen !== elsewhere) again = monotonicMs() + againMs
    seen = elsewhere
    return elsewhere + bumps
  }

  let triedAt = Number.NEGATIVE_INFINITY
  const silence = `The database ${name} does not answer.`
  const fault = async (): Promise<string | null> => {
    const at = monotonicMs()
    if (failure !== null && at - failure.at <= freshMs) return failure.reason
    if (failure === null && at - Math.max(triedAt, wroteAt) <= idleMs) return null
    triedAt = at
    // Whoever asks does not wait until it comes back.
    const tried = await Promise.race([
      run(kinds.trial, tryToWrite, Number.NEGATIVE_INFINITY).then(
        () => 'written' as const,
        () => 'refused' as const,
      ),
      wait(trialMs, 'silent' as const, { ref: false }),
    ])
    if (tried === 'written') failure = null
    if (tried === 'silent') failure ??= { reason: silence, at: monotonicMs() }
    return failure?.reason ?? null
  }

  const { group, flush } = createGroup(quiet((all: readonly Gathered[]) => allOf(all)))
  return {
    sql: asking,
    write,
    share: writing(kinds.share, 0),
    group,
    flush,
    read:
      (body) =>
      (...args) =>
        told(run(kinds.read, () => body(...args))),
    changes,
    fault,
    async settle() {
      await flush()
      await last
    },
  }
}

/**
 * Every statement of a write goes from what it is given to the rows that it names, by their indexes and in the order in which it is
 * written: what PostgreSQL knows of the tables is old in the middle of a broadcast, and a plan that was made while they were empty is kept.
 */
const asWritten = [
  'jit = off',
  'plan_cache_mode = force_generic_plan',
  'enable_seqscan = off',
  'enable_bitmapscan = off',
  'enable_hashjoin = off',
  'enable_mergejoin = off',
  'enable_sort = off',
]
  .map((setting) => `set local ${setting};`)
  .join(' ')

const beginWrite = `begin; ${asWritten} select pg_current_xact_id()::text as transaction,
  pg_advisory_xact_lock(${locks.write}, hashtext(current_schema()))`

const kinds = {
  write: { begin: beginWrite, end: `select nextval('writes'); commit`, traced: true },
  quiet: { begin: beginWrite, end: 'commit', traced: true },
  share: {
    begin: beginWrite.replace('pg_advisory_xact_lock', 'pg_advisory_xact_lock_shared'),
    end: 'commit',
    traced: true,
  },
  read: { begin: 'begin isolation level repeatable read, read only', end: 'commit' },
  look: { begin: 'begin read only', end: 'commit' },
  // Whoever only asks how things are does not wait for a writer.
  trial: { begin: `begin; set local lock_timeout = '1s'`, end: 'commit' },
} as const

const writes = asking.prepare<[], { written: number }>(
  'select last_value + case when is_called then 1 else 0 end as written from writes',
)

function* lookAtWrites(): Work<number> {
  return (yield* writes.get())?.written ?? 0
}

const trial = asking.prepare<[]>('update clock set seen_at = seen_at')

function* tryToWrite(): Work<void> {
  yield* trial.run()
}
