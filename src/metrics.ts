import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { plannedPublication } from './desk/schedule/stored-schedule.ts'
import type { Health } from './health.ts'
import { addLaneGauges, mostNamed } from './metrics/lanes.ts'
import { type DeliveryState, deliveryStates } from './model.ts'
import { type Fix, type FixState, type FixVerdict, fixStates } from './store/corrections.ts'
import type { Claim, Store, Verdict } from './store/port.ts'

/** What an operator can watch, in Prometheus's text format. */
export interface Metrics {
  /** A send came to an end. */
  sent(claim: Claim, verdict: Verdict, tookMs: number): void
  /** A step of a fix came to an end. */
  fixed(fix: Fix, verdict: FixVerdict): void
  /** Somebody gave a command. */
  answered(platform: string, command: string, tookMs: number): void
  /** A request came to a platform's address that the platform did not sign. */
  refused(platform: string): void
  readonly contentType: string
  text(): Promise<string>
}

/** What metrics look at besides the store. */
export interface MetricsOptions {
  readonly now?: () => number
  /** Without it nothing is told of health. */
  readonly health?: () => Promise<Health>
  readonly clockOffMs?: () => number
}

/** Metrics over a store: counters of this process, and gauges read from the store when asked for. */
export function createMetrics(
  store: Pick<
    Store,
    | 'subscriptionCounts'
    | 'latest'
    | 'progress'
    | 'fixes'
    | 'lanes'
    | 'backlog'
    | 'setting'
    | 'saveSetting'
    | 'members'
    | 'openProposals'
  >,
  { now = Date.now, health, clockOffMs = () => 0 }: MetricsOptions = {},
): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const sends = new Counter({
    name: 'briefwire_sends_total',
    help: 'Parts sent, by what came of it',
    labelNames: ['platform', 'outcome'],
    registers,
  })
  const sendSeconds = new Histogram({
    name: 'briefwire_send_seconds',
    help: 'How long a send took',
    labelNames: ['platform'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  })
  const fixes = new Counter({
    name: 'briefwire_fixes_total',
    help: 'Steps of corrections of copies, by what came of them',
    labelNames: ['platform', 'outcome'],
    registers,
  })
  const answers = new Histogram({
    name: 'briefwire_answer_seconds',
    help: 'How long it took to find the answer to a command',
    labelNames: ['platform', 'command'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.05, 0.25, 1, 5],
    registers,
  })
  const unsigned = new Counter({
    name: 'briefwire_unsigned_requests_total',
    help: 'Requests to the address of a platform that were refused because the platform did not sign them',
    labelNames: ['platform'],
    registers,
  })
  new Gauge({
    name: 'briefwire_subscriptions',
    help: 'Subscriptions by state',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const [state, count] of Object.entries(await store.subscriptionCounts())) this.set({ state }, count)
    },
  })
  new Gauge({
    name: 'briefwire_latest_issue_deliveries',
    help: 'Deliveries of the newest issue by state',
    labelNames: ['state'],
    registers,
    async collect() {
      const newest = await store.latest()
      const progress: Partial<Record<DeliveryState, number>> = newest ? await store.progress(newest.number) : {}
      for (const state of deliveryStates) this.set({ state }, progress[state] ?? 0)
    },
  })
  new Gauge({
    name: 'briefwire_latest_issue_fixes',
    help: 'Copies of the newest issue that were out when it was corrected, by state',
    labelNames: ['state'],
    registers,
    async collect() {
      const newest = await store.latest()
      const counts: Partial<Record<FixState, number>> = newest ? await store.fixes(newest.number) : {}
      for (const state of fixStates) this.set({ state }, counts[state] ?? 0)
    },
  })
  const lookAnew = addLaneGauges(() => store.lanes(), now, registers)
  addLedgerGauges(store, now, registers)
  addDeskGauges(store, registers)
  if (health) addHealthGauges(health, registers)
  new Gauge({
    name: 'briefwire_clock_off_seconds',
    help: 'How far the clock of the machine has jumped away from the time that is kept meanwhile; 0 where it has not',
    registers,
    collect() {
      this.set(Math.round(clockOffMs()) / 1000)
    },
  })
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory of this process',
    registers,
    collect() {
      this.set(process.memoryUsage.rss())
    },
  })
  return {
    sent(claim, verdict, tookMs) {
      const { platform } = claim.target
      sends.inc({ platform, outcome: verdict.kind })
      sendSeconds.observe({ platform }, tookMs / 1000)
    },
    fixed(fix, verdict) {
      const outcome = verdict.kind === 'step' ? (verdict.message?.became ?? 'kept') : verdict.kind
      fixes.inc({ platform: fix.target.platform, outcome })
    },
    answered: (platform, command, tookMs) => answers.observe({ platform, command }, tookMs / 1000),
    refused: (platform) => unsigned.inc({ platform }),
    contentType: registry.contentType,
    text() {
      lookAnew()
      return registry.metrics()
    },
  }
}

/** What the editors' desk looks like at the moment somebody asks. */
function addDeskGauges(store: Pick<Store, 'setting' | 'members' | 'openProposals'>, registers: Registry[]) {
  new Gauge({
    name: 'briefwire_proposals_open',
    help: 'What readers propose and no editor has settled yet',
    registers,
    async collect() {
      this.set((await store.openProposals()).count)
    },
  })
  new Gauge({
    name: 'briefwire_scheduled_timestamp_seconds',
    help: 'When the next single publication is planned; 0 where none is',
    registers,
    async collect() {
      this.set(((await plannedPublication(store))?.at ?? 0) / 1000)
    },
  })
  new Gauge({
    name: 'briefwire_editors',
    help: 'Accounts that were invited to the desk, beside the owners whom ADMINS names',
    registers,
    async collect() {
      this.set((await store.members()).length)
    },
  })
}

/** What the ledger looks like at the moment somebody asks. */
function addLedgerGauges(store: Pick<Store, 'backlog'>, now: () => number, registers: Registry[]): void {
  new Gauge({
    name: 'briefwire_oldest_pending_seconds',
    help: 'How long the most overdue delivery has been due; 0 where nothing is',
    registers,
    async collect() {
      const { dueAt } = await store.backlog()
      this.set(dueAt === null ? 0 : Math.max(0, now() - dueAt) / 1000)
    },
  })
  new Gauge({
    name: 'briefwire_uncertain_deliveries',
    help: 'Deliveries that may or may not have arrived and wait for a decision',
    registers,
    async collect() {
      this.set((await store.backlog()).uncertain)
    },
  })
}

/** What `/healthz` says. */
function addHealthGauges(health: () => Promise<Health>, registers: Registry[]): void {
  new Gauge({
    name: 'briefwire_ready',
    help: '1 where /healthz says that it does its work',
    registers,
    async collect() {
      this.set((await health()).ready ? 1 : 0)
    },
  })
  new Gauge({
    name: 'briefwire_problems',
    help: `1 for each problem that /healthz names, without platform and account where it concerns no single one; of more than ${mostNamed} of a kind, how many others there are`,
    labelNames: ['part', 'platform', 'account'],
    registers,
    async collect() {
      this.reset()
      const named = (await health()).problems.map((problem) => {
        const { platform = '', account = '' } = 'platform' in problem ? problem : {}
        return { part: problem.part, platform, account: account ?? '' }
      })
      for (const those of Map.groupBy(named, ({ part, platform }) => `${part} ${platform}`).values()) {
        for (const labels of those.slice(0, mostNamed)) this.set(labels, 1)
        const [first] = those
        if (first && those.length > mostNamed) this.set({ ...first, account: 'others' }, those.length - mostNamed)
      }
    },
  })
}
