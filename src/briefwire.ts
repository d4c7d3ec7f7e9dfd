import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { Adapter, Host } from './adapter.ts'
import { createNotices } from './delivery/notices.ts'
import { createParts } from './delivery/parts.ts'
import { createProgress } from './delivery/progress.ts'
import { patience } from './delivery/retry.ts'
import { createSender } from './delivery/sender.ts'
import { createWorker, type Worker } from './delivery/worker.ts'
import { type Brief, createDesk, type Desk } from './desk/desk.ts'
import { createHost } from './host.ts'
import type { Log } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import type { Store } from './store/port.ts'
import { defaultTopics } from './topics/defaults.ts'

export interface BriefwireOptions {
  readonly store: Store
  readonly adapters: readonly Adapter[]
  readonly brief: Brief
  /** Who may put items into the draft, such as `slack:U123`. */
  readonly admins: readonly string[]
  readonly onUncertain: 'hold' | 'resend'
  /** After this a send without an answer is uncertain, 30 s if not given; the libraries' own limit is 500 s or none. */
  readonly sendTimeoutMs?: number | undefined
  readonly log: Log
}

/** The core around some adapters: everything but the platforms, the command line and HTTP. */
export interface Briefwire {
  readonly desk: Desk
  readonly host: Host
  readonly worker: Worker
  readonly metrics: Metrics
  /** Delivers from now on. */
  deliver(): Promise<void>
  /** Takes in commands from now on. */
  listen(): Promise<void>
  /** Stops taking in, finishes what is under way, closes adapters and store. Harmless when called twice. */
  stop(): Promise<void>
}

/** Puts the core together; nothing runs yet. */
export function createBriefwire(options: BriefwireOptions): Briefwire {
  const { store, adapters, brief, admins, onUncertain, sendTimeoutMs = 30_000, log } = options
  const metrics = createMetrics(store)
  const progress = createProgress(store, log)
  const room = { store, brief, topics: defaultTopics, now: Date.now }
  const notices = createNotices(log, Date.now)
  const worker: Worker = createWorker({
    store,
    adapters,
    log,
    now: Date.now,
    name: `${hostname()}/${process.pid}/${randomBytes(4).toString('hex')}`,
    slots: 64,
    leaseMs: 2 * sendTimeoutMs,
    onUncertain,
    send: createSender({
      partsOf: createParts(store, brief.language),
      patience: { ...patience, onUncertain },
      timeoutMs: sendTimeoutMs,
      now: Date.now,
      random: Math.random,
    }),
    onVerdict(claim, verdict, tookMs) {
      metrics.sent(claim, verdict, tookMs)
      progress.note(claim.issue)
      notices.verdict(claim, verdict)
    },
  })

  const host = createHost({ room, log, metrics, turn: worker.turn })
  const desk = createDesk({ store, brief, now: Date.now, editors: admins, onPublished: worker.wake })
  let stopped: Promise<void> | null = null
  const stop = async (): Promise<void> => {
    await worker.stop()
    progress.close()
    await Promise.all(adapters.map((adapter) => adapter.close()))
    await store.close()
  }
  return {
    desk,
    host,
    worker,
    metrics,
    async deliver() {
      await takeUp(store, log, onUncertain)
      await reopen(store, adapters)
      await store.forgetUpdates(Date.now() - keepUpdatesMs)
      worker.start()
    },
    async listen() {
      await Promise.all(adapters.map((adapter) => adapter.listen?.(host)))
    },
    stop() {
      stopped ??= stop()
      return stopped
    },
  }
}

/** Platforms repeat an update for a day at most. */
const keepUpdatesMs = 3 * 86_400_000

/** What a process that is gone was sending is uncertain at once, not only when its lease has run out. */
async function takeUp(store: Store, log: Log, onUncertain: 'hold' | 'resend'): Promise<void> {
  let abandoned = 0
  for (const worker of await store.workers())
    if (!isAlive(worker)) abandoned += await store.abandon(worker, Date.now(), onUncertain)
  if (abandoned === 0) return
  log.warn({ abandoned, onUncertain }, 'the last run ended in the middle of sends; whether they arrived is not known')
}

/** A lane that was closed (a token was refused) is tried again after a restart: the operator may have mended it. */
async function reopen(store: Store, adapters: readonly Adapter[]): Promise<void> {
  const ours = new Set(adapters.map(({ platform }) => platform))
  for (const lane of await store.lanes()) if (lane.closed && ours.has(lane.platform)) await store.openLane(lane)
}

/** Another machine's process counts as alive: its lease will tell. */
function isAlive(worker: string): boolean {
  const [host, pid] = worker.split('/')
  if (host !== hostname()) return true
  if (Number(pid) === process.pid) return false
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}
