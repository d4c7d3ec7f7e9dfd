import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { UserError } from '../../errors.ts'
import type { Lane, Target } from '../../model.ts'
import { allOf, createGroup, type Gathered, type Group, grouping } from '../sql/group.ts'
import type { Transactions, Work } from '../sql/work.ts'
import { explain } from './errors.ts'
import { createLocks, nameOf } from './guard.ts'
import { asking } from './statements.ts'
import { createTransact, type Kind } from './transact.ts'
import { createTurns } from './turns.ts'
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
/** So many are not taken by what goes on beside other writes: for one that is alone, and for whoever reads. */
const spareConnections = 2
/** What was counted as written may not have been there to be seen yet: so much later it is looked for again. */
const againMs = 1_000

/** Runs transactions over the connections of a pool. Whatever PostgreSQL or the network says comes out in plain words. */
export const connect = (pool: Pool, name: string, monotonicMs: () => number = () => performance.now()): Connection => {
  const transact = createTransact(pool, monotonicMs)
  const lock = createLocks(asking)
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

  // What has to wait for another write of this process waits without a connection; some are left for those who read.
  const alone = createTurns(Number.POSITIVE_INFINITY)
  const besides = createTurns(Math.max(1, (pool.options.max ?? 1) - spareConnections))
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
  const written = async <R>(kind: Kind, counted: 0 | 1, work: () => Work<R>, since: number): Promise<R> => {
    const result = await run(kind, work, since)
    ours += counted
    wroteAt = monotonicMs()
    if (failure !== null && wroteAt - failure.at > freshMs) failure = null
    return result
  }
  const writing =
    (kind: Kind, counted: 0 | 1) =>
    <A extends readonly unknown[], R>(body: (...args: A) => Work<R>) =>
    (...args: A): Promise<R> => {
      const since = monotonicMs()
      return alone.run(kind.begin, () => written(kind, counted, () => body(...args), since))
    }
  const besideOthers = <R>(name: string, kind: Kind, counted: 0 | 1, body: () => Work<R>): Promise<R> => {
    const since = monotonicMs()
    return besides.run(name, () => written(kind, counted, body, since))
  }
  const about = <R>(thing: Target | string, body: () => Work<R>): Promise<R> =>
    besideOthers(nameOf(thing), kinds.beside, 1, function* () {
      yield* lock.thing(thing)
      return yield* body()
    })
  const inLane = (lane: Lane, all: readonly Gathered[]): Promise<readonly (() => void)[]> =>
    besideOthers(keyOf(lane), kinds.share, 0, function* () {
      yield* lock.lane(lane)
      return yield* allOf(all)
    })

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

  const anywhere = createGroup(
    writing(kinds.free, 0)((all: readonly Gathered[]) => allOf(all)),
    { oneByOne: true },
  )
  const ofLanes = new Map<string, Group>()
  const groupOf = (lane: Lane | null): Group => {
    if (lane === null) return anywhere
    const key = keyOf(lane)
    const known = ofLanes.get(key)
    if (known !== undefined) return known
    const group = createGroup((all) => inLane(lane, all), {
      oneByOne: true,
      onIdle: () => ofLanes.delete(key),
    })
    ofLanes.set(key, group)
    return group
  }
  const flush = async (): Promise<void> => {
    await Promise.all([anywhere, ...ofLanes.values()].map((group) => group.flush()))
  }
  return {
    sql: asking,
    write: writing(kinds.write, 1),
    share: writing(kinds.share, 0),
    beside:
      (body, of) =>
      (...args) =>
        about(of(args[0]), () => body(...args)),
    group: grouping(groupOf),
    flush,
    read:
      (body) =>
      (...args) =>
        told(run(kinds.read, () => body(...args))),
    changes,
    fault,
    async settle() {
      await flush()
      await Promise.all([alone.settle(), besides.settle()])
    },
  }
}

const keyOf = ({ platform, account }: Lane): string => `lane ${platform} ${account}`

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

const beginWrite = (lock: string): string =>
  // Whatever the server does by itself where nothing is said.
  `begin isolation level read committed; ${asWritten} select pg_current_xact_id()::text as transaction${lock}`
const writeLock = `(${locks.write}, hashtext(current_schema()))`
const counted = `select nextval('writes'); commit`

const kinds = {
  write: { begin: beginWrite(`, pg_advisory_xact_lock${writeLock}`), end: counted, traced: true },
  share: { begin: beginWrite(`, pg_advisory_xact_lock_shared${writeLock}`), end: 'commit', traced: true },
  beside: { begin: beginWrite(`, pg_advisory_xact_lock_shared${writeLock}`), end: counted, traced: true },
  free: { begin: beginWrite(''), end: 'commit', traced: true },
  read: { begin: 'begin isolation level repeatable read, read only', end: 'commit' },
  look: { begin: 'begin isolation level read committed, read only', end: 'commit' },
  // Whoever only asks how things are does not wait for a writer.
  trial: { begin: `begin isolation level read committed; set local lock_timeout = '1s'`, end: 'commit' },
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
