import { setTimeout as delay } from 'node:timers/promises'
import type { Adapter } from '../adapter.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Lane, Target } from '../model.ts'
import type { Fix, FixMark, FixVerdict } from '../store/corrections.ts'
import type { Claim, Mark, OnUncertain, Store, Verdict } from '../store/port.ts'
import { createCourses } from './courses.ts'
import type { FixCopy } from './fix/fix.ts'
import { createLossGuard } from './loss-guard.ts'
import { isUnsent, type SendPart } from './sender.ts'
import type { TimeKeeper } from './time-keeper.ts'

export interface WorkerOptions {
  readonly store: Pick<Store, 'tick' | 'waitingLanes' | 'reserveSlot' | 'leaveSlot' | 'changes'>
  readonly adapters: readonly Adapter[]
  readonly send: SendPart
  readonly fix: FixCopy
  /** Names this process in the ledger. */
  readonly name: string
  readonly log: Log
  readonly now: () => number
  /** How many sends may be under way on one lane. */
  readonly slots: number
  /** As many may be where the platform is fast but far; `slots` if not given. */
  readonly mostSlots?: number
  /** How many may be under way on all lanes together; 256 if not given. */
  readonly mostUnderWay?: number
  /** A tick asks for so many lanes at most, those where something waits; 64 if not given. */
  readonly lanesAtOnce?: number
  /** How long a send may take before the ledger calls it uncertain; longer than any time-out of a send. */
  readonly leaseMs: number
  /** What becomes of sends whose lease has run out; `hold` if not given. */
  readonly onUncertain?: OnUncertain
  /** Sees to jumps of the clock that `now` reads; nobody does if not given. */
  readonly time?: TimeKeeper
  /** Whether hints come at this moment (`HintStore`); they do not if not given. */
  readonly told?: () => boolean
  /** How long to leave a store alone that just failed; a second if not given. */
  readonly storePauseMs?: number
  /** Told of every send that came to an end. */
  readonly onVerdict: (claim: Claim, verdict: Verdict, tookMs: number) => void
  /** Told of every step of a fix that came to an end. */
  readonly onFix: (fix: Fix, verdict: FixVerdict, tookMs: number) => void
}

/** Delivers what is pending, part by part. */
export interface Worker {
  start(): void
  /** Something may have become due. */
  wake(): void
  /** Takes the next place on a lane for an answer to somebody, before any broadcast, and tells when that is. Never throws. */
  turn(target: Target): Promise<number>
  /** What had this turn left at this moment, and is answered now; or it failed, or did not go at all. */
  tookTurn(target: Target, turn: number, leftAt: number): void
  /** Resolves when nothing is due now, or in a tenth of a second, and nothing is under way. */
  idle(): Promise<void>
  /** Claims no more, waits for what is under way, writes it down. */
  stop(): Promise<void>
}

/** Marks that arrive within this time share a transaction, if no place on a lane comes before; far below what a send takes. */
const groupMs = 4
/** A batch of this many marks is written at once. */
const groupSize = 64
/** The longest rest in milliseconds that `idle` waits out: the distance between two messages, never a pause. */
const momentMs = 100
/** How often to look whether another process has published, */
const lookMs = 250
/** and how often where its hint comes by itself. */
const toldLookMs = 2_000
/** The share of the platform's rate that is used; the sliding second caps it besides. */
const share = 0.995

/**
 * The tick: one transaction writes down what was answered and claims only as much as there are free slots for. So after
 * a kill exactly the sends under way are uncertain.
 */
export function createWorker(options: WorkerOptions): Worker {
  const { store, adapters, log, now, time, onUncertain = 'hold', storePauseMs = 1000, told = () => false } = options
  const slots = { least: options.slots, most: options.mostSlots ?? options.slots }
  const guard = createLossGuard()
  const byPlatform = new Map(adapters.map((adapter) => [adapter.platform, adapter]))
  const intervalMs = ({ pace }: Adapter): number => 1000 / (pace.perSecond * share)
  const { mostUnderWay = 256, lanesAtOnce = 64 } = options
  const courses = createCourses({ name: options.name, adapters, slots, mostUnderWay, lanesAtOnce, intervalMs })
  const waiting: (() => void)[] = []
  let marks: Mark[] = []
  let fixMarks: FixMark[] = []
  let stopping = false
  let running: Promise<void> | null = null
  let wakeUp: () => void = () => {}
  let changes = -1
  let lookedAt = 0
  let signalled = false
  let failing = false
  /** Whether something may wait on lanes of which nothing was known to wait. */
  let stirred = true
  /** Where the marks that are not written yet are from. */
  let marked: Lane[] = []
  /** Whether anything is pending, as far as the last tick knows. */
  let pending = true
  /** Whether what ended last did not leave, and is to take another place. */
  let missed = false
  let tickedAt = 0
  /** As the last tick told. */
  let ahead: number | null = null

  const dispatch = (claim: Claim, claimedAt: number, startedAt: number): void => {
    const adapter = byPlatform.get(claim.target.platform)
    if (!adapter) throw new Error(`no adapter for ${claim.target.platform}`)
    const course = courses.begin(claim.target)
    void options.send(claim, adapter).then((given) => {
      const verdict = guard(claim, given)
      courses.end(course)
      // What a stopped issue held up goes on, wherever that is.
      if (verdict.kind === 'halted' || (verdict.kind === 'lost' && verdict.stop !== undefined)) stirred = true
      marked.push(course)
      const at = now()
      if (verdict.kind === 'sent') course.latency.note(at - startedAt, at)
      const { delivery, part, attempt } = claim
      marks.push({ delivery, part, attempt, verdict, lateMs: course.latency.late(claimedAt, startedAt, at) })
      missed = isUnsent(verdict)
      if (!missed) options.onVerdict(claim, verdict, at - startedAt)
      wakeUp()
    })
  }

  const putRight = (fix: Fix, claimedAt: number): void => {
    const adapter = byPlatform.get(fix.target.platform)
    if (!adapter) throw new Error(`no adapter for ${fix.target.platform}`)
    const course = courses.begin(fix.target)
    const startedAt = now()
    void options.fix(fix, adapter).then((verdict) => {
      courses.end(course)
      marked.push(course)
      const at = now()
      const { delivery, turn, revision } = fix
      fixMarks.push({ delivery, turn, revision, verdict, lateMs: course.latency.late(claimedAt, startedAt, at) })
      missed = isUnsent(verdict)
      if (!missed) options.onFix(fix, verdict, at - startedAt)
      wakeUp()
    })
  }

  const wake = (): void => {
    signalled = true
    wakeUp()
  }

  const isDue = (): boolean => time?.isDue(ahead) === true
  const unwritten = (): number => marks.length + fixMarks.length
  const busy = (): boolean => unwritten() > 0 || courses.underWay() > 0

  /** Of many lanes only those are asked for on which something waits. */
  const stir = async (): Promise<void> => {
    stirred = false
    courses.stir(courses.isMany() ? await store.waitingLanes() : undefined)
  }

  const tick = async (): Promise<number | null> => {
    const writing = { marks, fixMarks }
    const from = marked
    // What is under way has been told when it may go on, by the time as it was.
    const settling = isDue()
    const waits = settling && busy()
    marks = []
    fixMarks = []
    marked = []
    try {
      if (settling && !waits) await time?.keep(ahead)
      courses.renew()
      // While much goes out there is no rest in which to look.
      if (courses.isMany() && Math.abs(now() - lookedAt) >= lookMs) await changed()
      if (settling || stirred) await stir()
      courses.stir(from)
      const lanes = stopping || waits ? [] : courses.requests(now())
      const at = now()
      const done = await store.tick({
        now: at,
        worker: options.name,
        leaseUntil: at + options.leaseMs,
        ...writing,
        lanes,
        most: courses.room(),
        onUncertain,
      })
      tickedAt = now()
      courses.told(lanes, done.laneNextAt, done.taken)
      stirred ||= done.anywhere
      if (failing) log.info({}, 'the store works again: sending goes on')
      failing = false
      const nextAt = stopping || waits ? null : stirred ? tickedAt : courses.nextAt()
      pending = nextAt !== null || done.claims.length + done.fixes.length > 0
      if (done.expired > 0)
        log.warn({ expired: done.expired, onUncertain }, 'sends were never answered; whether they arrived is not known')
      for (const fix of done.fixes) putRight(fix, at)
      const startedAt = now()
      for (const claim of done.claims) dispatch(claim, at, startedAt)
      ahead = done.ahead
      return isDue() ? now() + momentMs : nextAt
    } catch (thrown) {
      // The marks are the only memory of what was sent: they wait for the store to come back.
      marks = [...writing.marks, ...marks]
      fixMarks = [...writing.fixMarks, ...fixMarks]
      marked = [...from, ...marked]
      stirred = true
      if (!failing)
        log.error({ reason: messageOf(thrown) }, 'the store does not work: nothing is sent until it does again')
      failing = true
      await delay(storePauseMs)
      return now()
    }
  }

  const rest = async (until: number | null): Promise<void> => {
    while (unwritten() === 0 && !signalled) {
      await interruptible(until === null ? lookMs : Math.min(lookMs, Math.max(0, until - now())))
      // A platform that was away when we started has accounts only later, and what is pending has waited for them.
      if ((until !== null && until <= now()) || courses.renew() || isDue() || (await changed())) break
    }
    stirred ||= signalled
    signalled = false
    if (unwritten() === 0 || gathered()) return
    // On a fast lane the next place is always near: it does not make ticks any closer.
    const placeIn = until === null ? groupMs : Math.max(until, tickedAt + groupMs) - now()
    if (placeIn > 0) await interruptible(Math.min(groupMs, placeIn), gathered)
  }

  /** Nothing is gained by waiting for more marks. */
  const gathered = (): boolean => unwritten() >= groupSize || courses.underWay() === 0

  const interruptible = (ms: number, enough: () => boolean = () => true): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wakeUp = () => {
        if (!enough()) return
        clearTimeout(timer)
        resolve()
      }
    })

  const changed = async (): Promise<boolean> => {
    if (told() && Math.abs(now() - lookedAt) < toldLookMs) return false
    lookedAt = now()
    try {
      const current = await store.changes()
      const differs = current !== changes
      changes = current
      stirred ||= differs
      return differs
    } catch {
      return true
    }
  }

  const run = async (): Promise<void> => {
    while (!stopping || busy()) {
      const nextAt = await tick()
      if (!busy() && (nextAt === null || (!missed && nextAt > now() + momentMs)))
        for (const resolve of waiting.splice(0)) resolve()
      if (stopping && !busy()) break
      await rest(nextAt)
    }
    for (const resolve of waiting.splice(0)) resolve()
  }

  return {
    start() {
      running ??= run()
    },
    wake,
    async turn(target) {
      const adapter = byPlatform.get(target.platform)
      // Where nothing is pending there is nobody to share with, and no reason to write.
      if (!adapter || !(pending || busy())) return now()
      try {
        const answerMs = courses.of(target).latency.usual(now())
        const pace = { intervalMs: intervalMs(adapter), chatMs: adapter.pace.chatMs(target), answerMs }
        return await store.reserveSlot(target, pace, now())
      } catch {
        return now()
      }
    },
    tookTurn(target, turn, leftAt) {
      store.leaveSlot(target, turn, courses.of(target).latency.late(turn, leftAt, now()))
    },
    idle: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        wake()
      }),
    async stop() {
      stopping = true
      wake()
      await running
    },
  }
}
