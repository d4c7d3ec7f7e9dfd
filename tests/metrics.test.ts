import { expect, it, onTestFinished } from 'vitest'
import type { Health } from '../src/health.ts'
import { createMetrics } from '../src/metrics.ts'
import {
  beat,
  changed,
  claimOf,
  correct,
  fixOf,
  mark,
  noon,
  publish,
  sent,
  subscribe,
} from './contracts/store/samples.ts'
import { emptyStore } from './fakes/empty-store.ts'

it('shows sends, lanes, what is overdue and what is uncertain', async () => {
  const store = emptyStore()
  onTestFinished(() => store.close())
  let now = noon
  const metrics = createMetrics(store, { now: () => now })
  expect(await metrics.text()).toContain('briefwire_oldest_pending_seconds 0')
  await subscribe(store, ['a', 'b', 'c', 'd'])
  await publish(store, 'One')
  const ticked = await beat(store, { lanes: [{ slots: 3 }] })
  const [a, b, c] = ['a', 'b', 'c'].map((name) => claimOf(ticked, name))
  if (!a || !b || !c) throw new Error('three claims expected')
  const doubt = { kind: 'uncertain', reason: 'hung up' } as const
  const pause = { kind: 'again', at: noon + 60_000, laneUntil: noon + 60_000, reason: 'too fast' } as const
  await beat(store, { marks: [sent(a), mark(b, doubt), mark(c, pause)] })
  metrics.sent(a, sent(a).verdict, 40)
  metrics.sent(b, doubt, 30_000)
  now = noon + 15_000
  const text = await metrics.text()
  const lane = '{platform="telegram",account="main"}'
  for (const line of [
    'briefwire_sends_total{platform="telegram",outcome="sent"} 1',
    'briefwire_sends_total{platform="telegram",outcome="uncertain"} 1',
    'briefwire_send_seconds_bucket{le="0.05",platform="telegram"} 1',
    `briefwire_lane_paused_seconds${lane} 45`,
    `briefwire_lane_closed${lane} 0`,
    `briefwire_lane_rate_ratio${lane} 0.9`,
    `briefwire_lane_next_seconds${lane} 0`,
    'briefwire_oldest_pending_seconds 15',
    'briefwire_uncertain_deliveries 1',
    'briefwire_proposals_open 0',
  ])
    expect(text.split('\n')).toContain(line)
})

it('shows what corrections came to', async () => {
  const store = emptyStore()
  onTestFinished(() => store.close())
  const metrics = createMetrics(store, { now: () => noon })
  await subscribe(store, ['a', 'b'])
  await publish(store, 'One')
  const { claims } = await beat(store)
  await beat(store, { marks: claims.map((claim) => sent(claim)) })
  await correct(store, 1)
  const fix = fixOf(await beat(store, { lanes: [{ slots: 1 }] }), 'a')
  const done = changed(fix)
  await beat(store, { fixMarks: [done], lanes: [] })
  metrics.fixed(fix, done.verdict)
  metrics.fixed(fix, { kind: 'told', id: '9', items: [1], nextAt: noon })
  const lines = (await metrics.text()).split('\n')
  for (const line of [
    'briefwire_fixes_total{platform="telegram",outcome="changed"} 1',
    'briefwire_fixes_total{platform="telegram",outcome="told"} 1',
    'briefwire_latest_issue_fixes{state="edited"} 1',
    'briefwire_latest_issue_fixes{state="pending"} 1',
  ])
    expect(lines).toContain(line)
})

it('names the worst of many lanes, counts the others, and says how they are spread', async () => {
  const store = emptyStore()
  onTestFinished(() => store.close())
  const problems = Array.from({ length: 25 }, (_, at) => ({
    ...{ part: 'platform', platform: 'telegram', account: `lane ${at}`, reason: 'its lane is closed' },
  })) satisfies Health['problems']
  const metrics = createMetrics(store, { now: () => noon, health: async () => ({ ready: true, problems }) })
  const rows = Array.from({ length: 300 }, (_, at) => ({
    target: { platform: 'telegram', account: `lane ${at}`, chat: 'a', thread: null },
    wants: {},
  }))
  await store.subscribeAll(rows, noon)
  await publish(store, 'One')
  const lanes = rows.slice(0, 40).map(({ target: { platform, account } }) => ({ platform, account }))
  const { claims } = await beat(store, { lanes })
  const pause = { kind: 'again', at: noon, reason: 'too fast' } as const
  // Ten are refused, the others rest for one second more each.
  await beat(store, {
    lanes: [],
    marks: claims.map((claim, at) =>
      mark(claim, at < 10 ? { kind: 'closed', reason: 'revoked' } : { ...pause, laneUntil: noon + at * 1000 }),
    ),
  })
  const lines = (await metrics.text()).split('\n')
  for (const line of [
    'briefwire_lanes{platform="telegram",state="open"} 260',
    'briefwire_lanes{platform="telegram",state="paused"} 30',
    'briefwire_lanes{platform="telegram",state="closed"} 10',
    'briefwire_lanes_paused_seconds{platform="telegram",quantile="0.5"} 0',
    'briefwire_lanes_paused_seconds{platform="telegram",quantile="0.99"} 36',
    'briefwire_lanes_rate_ratio{platform="telegram",quantile="0.99"} 0.9',
    'briefwire_lane_closed{platform="telegram",account="lane 9"} 1',
    'briefwire_lane_paused_seconds{platform="telegram",account="lane 39"} 39',
    'briefwire_lane_paused_seconds{platform="telegram",account="lane 30"} 30',
    'briefwire_problems{part="platform",platform="telegram",account="lane 19"} 1',
    'briefwire_problems{part="platform",platform="telegram",account="others"} 5',
  ])
    expect(lines).toContain(line)
  for (const name of ['next_seconds', 'paused_seconds', 'rate_ratio', 'closed'])
    expect(lines.filter((line) => line.startsWith(`briefwire_lane_${name}{`))).toHaveLength(20)
  expect(lines.filter((line) => line.startsWith('briefwire_problems{'))).toHaveLength(21)
  // Whoever is well again is named no longer.
  for (const lane of lanes) await store.openLane(lane)
  expect(await metrics.text()).not.toContain('briefwire_lane_closed{platform="telegram",account="lane 9"} 1')
})
