import { expect, it, onTestFinished } from 'vitest'
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
