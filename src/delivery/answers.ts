import { setTimeout as delay } from 'node:timers/promises'
import { DeliveryError, type DeliveryFailure, messageOf } from '../errors.ts'
import type { Target } from '../model.ts'

/** Reads what an act threw. */
export type ReadFailure = (thrown: unknown) => DeliveryFailure

/** Whatever goes to people who wait for it, and is in no ledger. */
export interface Answers {
  /**
   * Sends, changes or removes something: after what was asked before for the same chat, at a place on the lane that comes before every
   * broadcast, and again when the platform has asked for a pause or could not be reached, as long as a person waits (30 s in all). Throws
   * what `act` threw at last, or DeliveryError (`throttled`) where a pause is longer than that.
   */
  inTurn<T>(target: Target, act: () => Promise<T>, read?: ReadFailure): Promise<T>
  /**
   * Does it as soon as the platform takes anything for this chat again, within an hour; once, however often it is asked for meanwhile.
   * For the sentence that an answer got lost. Never throws.
   */
  afterPause(target: Target, act: () => Promise<unknown>, read?: ReadFailure): Promise<void>
}

export interface AnswersOptions {
  /** When a message to this target may go, by the clock of `now`. */
  readonly turn: (target: Target) => Promise<number>
  /** Told when what had this turn is answered, or failed, or did not go at all, and when it left. */
  readonly tookTurn?: (target: Target, turn: number, leftAt: number) => void
  /** Least time between two messages to this target, in milliseconds; kept once the platform has asked for it. */
  readonly chatMs: (target: Target) => number
  readonly log: { warn(known: object, message: string): void }
  readonly now: () => number
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number
  /** Lets so many milliseconds pass; rejects as soon as the signal is aborted. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>
  /** Aborted when the program ends: nothing waits any longer then. */
  readonly closing: AbortSignal
}

/** Who waits longer for an answer has left. */
const patienceMs = 30_000
/** So often something is tried that the platform could not do just now. */
const tries = 3
const unreachedMs = 1000
/** A platform that names no time worth the name is asked less and less often. */
const leastMs = 100
/** After this nobody remembers the question. */
const memoryMs = 3_600_000
/** A chat that was too fast keeps its distance for so long. */
const carefulMs = 60_000

/** Answers over a lane. */
export function createAnswers(options: AnswersOptions): Answers {
  const { turn, tookTurn = () => {}, chatMs, log, now, elapsed, wait = inReal, closing } = options
  const tails = new Map<string, Promise<unknown>>()
  /** Until when a chat or a lane has to wait, and a chat has to keep its distance. */
  const pauses = new Map<string, number>()
  const careful = new Map<string, number>()
  const sorry = new Set<string>()

  const rest = (ms: number): Promise<unknown> => wait(ms, closing)
  const pauseOf = (target: Target): number =>
    Math.max(0, ...[laneOf(target), chatOf(target)].map((key) => (pauses.get(key) ?? 0) - elapsed()))
  /** Waits for a turn of this target, after its pauses; where that takes longer than `mostMs` it does not, and tells how long. */
  const turnOf = async (target: Target, mostMs: number): Promise<Place | { readonly tooLongMs: number }> => {
    const until = elapsed() + mostMs
    for (let ms = pauseOf(target); ms > 0; ms = pauseOf(target)) {
      if (elapsed() + ms > until) return { tooLongMs: ms }
      await rest(ms)
    }
    const at = await turn(target)
    const ms = Math.max(0, at - now())
    if (elapsed() + ms > until) {
      tookTurn(target, at, at)
      return { tooLongMs: ms }
    }
    if (ms > 0) await rest(ms)
    return { at }
  }
  const take = async <T>(target: Target, { at }: Place, act: () => Promise<T>): Promise<T> => {
    const leftAt = now()
    try {
      return await act()
    } finally {
      tookTurn(target, at, leftAt)
    }
  }
  const pause = (target: Target, { retryAfterMs, scope }: Throttled, trial: number): void => {
    const key = scope === 'lane' ? laneOf(target) : chatOf(target)
    forget(pauses, elapsed())
    const until = elapsed() + Math.max(retryAfterMs, trial * leastMs)
    pauses.set(key, Math.max(pauses.get(key) ?? 0, until))
    careful.set(chatOf(target), until + carefulMs)
  }
  const keepDistance = (target: Target): void => {
    const key = chatOf(target)
    forget(careful, elapsed())
    if (careful.has(key)) pauses.set(key, Math.max(pauses.get(key) ?? 0, elapsed() + chatMs(target)))
  }

  const perform = async <T>(target: Target, act: () => Promise<T>, read: ReadFailure, since: number): Promise<T> => {
    for (let trial = 1; ; trial++) {
      const place = await turnOf(target, since + patienceMs - elapsed())
      if ('tooLongMs' in place) throw paused(place.tooLongMs)
      try {
        const done = await take(target, place, act)
        keepDistance(target)
        return done
      } catch (thrown) {
        const failure = read(thrown)
        if (failure.kind === 'throttled') pause(target, failure, trial)
        else if (failure.kind !== 'unavailable' || trial === tries) throw thrown
        else await rest(unreachedMs)
      }
    }
  }

  const queued = <T>(target: Target, work: () => Promise<T>): Promise<T> => {
    const key = chatOf(target)
    const mine = (tails.get(key) ?? Promise.resolve()).then(work, work)
    const tail = mine
      .catch(() => {})
      .then(() => {
        if (tails.get(key) === tail) tails.delete(key)
      })
    tails.set(key, tail)
    return mine
  }

  const lateWord = async (target: Target, act: () => Promise<unknown>, read: ReadFailure): Promise<void> => {
    const since = elapsed()
    for (let trial = 1; ; trial++) {
      const place = await turnOf(target, since + memoryMs - elapsed())
      if ('tooLongMs' in place) return
      try {
        await take(target, place, act)
        return
      } catch (thrown) {
        const failure = read(thrown)
        if (failure.kind === 'throttled') pause(target, failure, trial)
        else if (failure.kind === 'unavailable') await rest(Math.min(unreachedMs * 2 ** trial, 60_000))
        else throw thrown
      }
    }
  }

  return {
    inTurn(target, act, read = failureOf) {
      const since = elapsed()
      return queued(target, () => perform(target, act, read, since))
    },
    async afterPause(target, act, read = failureOf) {
      const key = chatOf(target)
      if (sorry.has(key)) return
      sorry.add(key)
      try {
        await lateWord(target, act, read)
      } catch (thrown) {
        const { reason } = read(thrown)
        if (!closing.aborted) log.warn({ ...target, reason }, 'nobody could be told that an answer got lost')
      } finally {
        sorry.delete(key)
      }
    },
  }
}

/** A place on a lane that has come. */
interface Place {
  readonly at: number
}

type Throttled = Extract<DeliveryFailure, { readonly kind: 'throttled' }>

const inReal = (ms: number, signal: AbortSignal): Promise<unknown> => delay(ms, undefined, { signal })

const laneOf = ({ platform, account }: Target): string => JSON.stringify([platform, account])
const chatOf = ({ platform, account, chat }: Target): string => JSON.stringify([platform, account, chat])

function forget(known: Map<string, number>, at: number): void {
  for (const [key, until] of known) if (until <= at) known.delete(key)
}

const failureOf: ReadFailure = (thrown) =>
  thrown instanceof DeliveryError ? thrown.failure : { kind: 'uncertain', reason: messageOf(thrown) }

const paused = (waitMs: number): DeliveryError =>
  new DeliveryError({
    kind: 'throttled',
    retryAfterMs: Math.ceil(waitMs),
    scope: 'lane',
    reason: 'the platform has asked for a pause',
  })
