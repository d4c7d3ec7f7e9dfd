import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { Host } from './adapter.ts'
import { createAlerts } from './background/alerts.ts'
import { createAnnouncements } from './background/announcements.ts'
import { createDraftWatch } from './background/desk/draft-watch.ts'
import { createLiveDraft } from './background/desk/live-draft.ts'
import { createMorningNotes } from './background/desk/morning-notes.ts'
import { createFaultWatch } from './background/fault-watch.ts'
import { createGenerations } from './background/generations/keep.ts'
import { settlePutBack } from './background/generations/settle.ts'
import { tellSettled } from './background/generations/tell.ts'
import { createHousekeeping } from './background/housekeeping.ts'
import { createLiveProgress } from './background/live-progress.ts'
import { createPlatformCheck } from './background/platform-check.ts'
import type { Poller } from './background/poller.ts'
import { createReturns } from './background/returns.ts'
import { createScheduler } from './background/scheduler.ts'
import { createSendingWatch } from './background/sending-watch.ts'
import { createStoreWatch } from './background/store-watch.ts'
import { nameUnserved } from './background/unserved.ts'
import { dueAt } from './choices/when.ts'
import { offerMenus } from './commands/offers.ts'
import { createPartCounter } from './compose/part-counter.ts'
import { createAnswers } from './delivery/answers.ts'
import { createProgress } from './delivery/delivery-log.ts'
import { createFixer } from './delivery/fix/fix.ts'
import { createCorrected } from './delivery/fix/log.ts'
import { createMessenger } from './delivery/messenger.ts'
import { createParts } from './delivery/parts.ts'
import { reopen } from './delivery/reopen.ts'
import { patience } from './delivery/retry.ts'
import { createSendLog } from './delivery/send-log.ts'
import { createSendRate, type SendRate } from './delivery/send-rate.ts'
import { createSender } from './delivery/sender.ts'
import { createTimeKeeper, logJumps } from './delivery/time-keeper.ts'
import { createWorker, type Worker } from './delivery/worker.ts'
import { createDesk, type Desk } from './desk/desk.ts'
import { feedbackMs } from './desk/feedback.ts'
import { createExplain } from './desk/notify/explain.ts'
import { createTextReader } from './desk/post/text-reader.ts'
import { createReview } from './desk/remarks/review.ts'
import { messageOf } from './errors.ts'
import { createFileReader } from './formats/file-reader.ts'
import { createHealth, type Health } from './health.ts'
import { createHost } from './host.ts'
import { createReadPage } from './link-preview/fetch-page.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createAlive } from './processes/alive.ts'
import { createShift } from './processes/duty.ts'
import { createLeftBehind } from './processes/left-behind.ts'
import type { BriefwireOptions } from './processes/options.ts'
import type { DueAt } from './store/port.ts'
import { createClock, machineTime } from './time/clock.ts'

/** The core around some adapters: everything but the platforms, the command line and HTTP. */
export interface Briefwire {
  readonly desk: Desk
  readonly host: Host
  readonly worker: Worker
  readonly metrics: Metrics
  readonly rate: SendRate
  /** Whether it can do its work at this moment, and what keeps it from it. Never throws. */
  health(): Promise<Health>
  /** Delivers from now on. */
  deliver(): Promise<void>
  /** Takes in commands from now on. */
  listen(): Promise<void>
  /** Stops taking in, finishes what is under way, closes adapters and store. Harmless when called twice. */
  stop(): Promise<void>
}

/** Puts the core together; nothing runs yet. */
export function createBriefwire(options: BriefwireOptions): Briefwire {
  const {
    store,
    adapters,
    brief,
    admins,
    onUncertain,
    proposalsPerDay,
    sendTimeoutMs = 30_000,
    keepCopiesMs = 90 * 86_400_000,
    readPage = createReadPage(),
    probeLink = null,
    log,
    clock = createClock(machineTime, logJumps(log)),
    checkEveryMs = 30_000,
    onSettled,
    role = 'all',
  } = options
  const { now } = clock
  const elapsed = machineTime.steady
  const rate = createSendRate(now)
  const metrics = createMetrics(store, { now, health: () => health(), clockOffMs: clock.offMs })
  const sending = createSendingWatch({ store, adapters, now, elapsed })
  const progress = createProgress(store, log)
  const corrected = createCorrected(store, log)
  const notices = createSendLog(log, now, (trouble) => void tellTrouble(trouble))
  const calls = {
    partsOf: createParts(store, brief.language, brief.web),
    patience: { ...patience, onUncertain },
    timeoutMs: sendTimeoutMs,
    now,
    random: Math.random,
  }
  const name = `${hostname()}/${process.pid}/${randomBytes(4).toString('hex')}`
  const leaseMs = 2 * sendTimeoutMs
  let told = (): boolean => false
  const dueFrom =
    (at: number): DueAt =>
    (when, urgent) =>
      dueAt(when, at, { timeZone: brief.timeZone, urgent })
  const worker: Worker = createWorker({
    store,
    adapters,
    log,
    now,
    name,
    ...slots,
    leaseMs,
    time: createTimeKeeper({ store, clock, worker: name, leaseMs, dueAt: dueFrom, log }),
    told: () => told(),
    onUncertain,
    send: createSender(calls),
    fix: createFixer({ ...calls, store, language: brief.language }),
    onVerdict(claim, verdict, tookMs) {
      metrics.sent(claim, verdict, tookMs)
      rate.sent(claim.target.platform)
      progress.note(claim.issue)
      notices.verdict(claim, verdict)
      sending.note(claim.target)
      onSettled?.(claim, verdict)
    },
    onFix(fix, verdict) {
      metrics.fixed(fix, verdict)
      corrected.note(fix)
      notices.fix(fix, verdict)
      sending.note(fix.target)
    },
  })

  const ending = new AbortController()
  const hooks = {
    onPublished() {
      worker.wake()
      void generations.poll()
    },
    onScheduled: () => scheduler.wake(),
  }
  const countParts = createPartCounter(adapters, brief)
  const desk = createDesk({ store, brief, now, owners: admins, countParts, proposalsPerDay, ...hooks })
  const texts = createTextReader()
  const files = createFileReader()
  const answers = createAnswers({
    turn: worker.turn,
    tookTurn: worker.tookTurn,
    chatMs: (target) => adapters.find(({ platform }) => platform === target.platform)?.pace.chatMs(target) ?? 0,
    log,
    now,
    elapsed,
    closing: ending.signal,
  })
  const messenger = createMessenger({ adapters, answers, log, closing: ending.signal })
  const explain = createExplain(adapters)
  const review = createReview({ store, now, probe: probeLink, countParts })
  const context = {
    store,
    brief,
    now,
    desk,
    messenger,
    explain,
    readPage,
    review,
    readText: texts.read,
    readFile: files.read,
    newCode,
  }
  const scheduler = createScheduler({ store, desk, brief, messenger: messenger, now, log })
  const watching = createLiveProgress({ store, brief, messenger: messenger, now, log })
  const audience = { store, brief, roles: desk.roles, messenger }
  const atTheDesk: readonly Poller[] = [
    createAnnouncements({ audience, now, log }),
    createLiveDraft({ store, desk, brief, messenger, now, log }),
    createMorningNotes({ store, desk, brief, messenger, review, now, log }),
    createDraftWatch({ store, review, now, log }),
    createReturns({ store, now, dueFrom, wake: worker.wake, log }),
    createHousekeeping({ store, keepCopiesMs, now, log }),
  ]
  const generations = createGenerations({ store, log })
  const storeWatch = createStoreWatch({ audience, store, elapsed, log })
  const shift = createShift(store, 'at the desk', [watching, ...atTheDesk, storeWatch.duty], log)
  const tellTrouble = createAlerts({ audience, explain, now, log })
  const check = createPlatformCheck({
    store,
    adapters,
    elapsed,
    log,
    everyMs: checkEveryMs,
    onTrouble: (trouble) => void tellTrouble(trouble),
    onOpen: worker.wake,
  })
  const faults = createFaultWatch({ audience, adapters, checked: check.faults, now, log })
  const health = createHealth({ store, adapters, checked: check.faults, stalled: sending.stalled })
  const alive = createAlive({ store, name, elapsed })
  const [listens, sends] = [role !== 'worker', role !== 'web']
  const leftBehind = createLeftBehind({ store, alive, name, adapters, listens, onUncertain, now, log })
  const host = createHost({
    ...{ context, log, metrics, answers },
    trouble: (trouble) => void tellTrouble(trouble),
    process: name,
    leftBehind: leftBehind.take,
  })
  let offering: Promise<void> = Promise.resolve()
  let stopped: Promise<void> | null = null
  let delivering = false
  const stop = async (): Promise<void> => {
    ending.abort()
    await leftBehind.stop()
    await scheduler.stop()
    for (const each of [shift, generations]) await each.stop()
    for (const each of [faults, storeWatch, check]) await each.stop()
    await offering
    await worker.stop()
    progress.close()
    corrected.close()
    await Promise.all(adapters.map((adapter) => adapter.close()))
    await texts.close()
    await files.close()
    await alive.stop()
    if (delivering) await generations.poll()
    await store.close()
  }
  return {
    desk,
    host,
    worker,
    metrics,
    rate,
    health,
    async deliver() {
      const settled = await settlePutBack({ store, schedule: desk.schedule, brief, now })
      if (settled !== null)
        log.warn(
          { ...settled, at: new Date(settled.at).toISOString() },
          'an earlier state of the database was put back',
        )
      delivering = true
      await generations.poll()
      await alive.start()
      await leftBehind.poll()
      await reopen(store, adapters)
      await store.closeFeedback(now() - feedbackMs)
      await store.forgetSignUps(now())
      leftBehind.start()
      for (const each of [faults, storeWatch, check, generations]) each.start()
      void storeWatch.poll()
      if (!sends) return
      told = store.hints((hint) => (hint === 'due' ? worker : scheduler).wake())
      worker.start()
      scheduler.start()
      shift.start()
    },
    async listen() {
      await Promise.all(adapters.map((adapter) => (listens ? adapter.listen?.(host) : adapter.speak?.(host))))
      if (!listens) return
      await nameUnserved(store, adapters, log)
      await tellSettled(audience).catch((thrown) =>
        log.warn({ reason: messageOf(thrown) }, 'the editors could not be told what was put back'),
      )
      offering = offerMenus(context).catch((thrown) =>
        log.warn({ reason: messageOf(thrown) }, 'the menus of the editors could not be set'),
      )
    },
    stop() {
      stopped ??= stop()
      return stopped
    },
  }
}

/** 80 bits, as 20 letters and digits. */
const newCode = (): string => randomBytes(10).toString('hex').toUpperCase()

/** Sends under way on one lane: so many are uncertain after a kill at worst. */
export const slots = { slots: 64, mostSlots: 128 } as const
