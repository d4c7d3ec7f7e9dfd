import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Adapter } from '../../src/adapter.ts'
import { type Briefwire, createBriefwire } from '../../src/briefwire.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { DeliveryError } from '../../src/errors.ts'
import { createLog } from '../../src/log.ts'
import type { Target } from '../../src/model.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { emptyFolder } from '../cli/run.ts'
import { draftOf, item } from '../fakes/drafts.ts'
import { emptyFile, emptyStore } from '../fakes/empty-store.ts'
import { createRecorder } from '../fakes/recorder.ts'

// The wall clock (`Date`) is set by hand; `performance` is the platform's own time, and everybody's.

const brief = { title: 'Brief', timeZone: 'UTC', language: 'en' } as const
const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const perSecond = 20
const chatMs = 1_000
const day = 86_400_000

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'],
    now: Date.UTC(2026, 10, 27, 12),
  })
})
afterEach(() => {
  vi.useRealTimers()
})

const chat = (name: string): Target => ({ platform: 'recorder', account: 'local', chat: name, thread: null })

interface Arrival {
  readonly chat: string
  readonly part: string
  readonly at: number
}

/** A platform that has a clock of its own, takes its time, and asks for a pause when it is told to. */
function platform() {
  const arrivals: Arrival[] = []
  const breaches: string[] = []
  let refuse: { readonly scope: 'lane' | 'chat'; readonly ms: number } | null = null
  const closed = new Map<string, { readonly from: number; readonly until: number }>()
  const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
  const adapter: Adapter<string> = {
    ...createRecorder({ perSecond, chatMs }),
    async send({ chat }, part) {
      const begun = performance.now()
      await rest(20)
      const at = performance.now()
      for (const scope of ['lane', chat]) {
        const { from, until } = closed.get(scope) ?? { from: at, until: 0 }
        // What was under way at that moment could not know.
        if (begun > from && at < until) breaches.push(`${chat} at ${at}: asked to wait until ${until}`)
      }
      if (refuse !== null) {
        const { scope, ms } = refuse
        refuse = null
        closed.set(scope === 'lane' ? scope : chat, { from: at, until: at + ms })
        throw new DeliveryError({ kind: 'throttled', retryAfterMs: ms, scope, reason: 'too fast' })
      }
      arrivals.push({ chat, part, at })
      await rest(20)
      return `m${arrivals.length}`
    },
  }
  return {
    adapter,
    arrivals,
    breaches,
    refuse(scope: 'lane' | 'chat', ms: number) {
      refuse = { scope, ms }
    },
  }
}

/** What no platform puts up with. */
function tooFast(arrivals: readonly Arrival[]): readonly string[] {
  const crowded = arrivals.filter(({ at }, index) => at - (arrivals[index - perSecond]?.at ?? -Infinity) < 1_000)
  const hasty = [...Map.groupBy(arrivals, ({ chat }) => chat).values()].flatMap((own) =>
    own.filter(({ at }, index) => at - (own[index - 1]?.at ?? -Infinity) < chatMs - 50),
  )
  return [...crowded, ...hasty].map(({ chat, part, at }) => `${chat} ${part} at ${at}`)
}

type Step =
  | { readonly kind: 'jump'; readonly byMs: number }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'publish' }
  | { readonly kind: 'refuse'; readonly scope: 'lane' | 'chat'; readonly ms: number }

const readers = 30
/** Two issues at a time of two parts each, half of the rate for good measure. */
const boundMs = 120_000

async function play(script: readonly Step[], processes = 1) {
  const folder = processes > 1 ? emptyFolder() : null
  const path = folder === null ? null : emptyFile(join(folder, 'brief.db'))
  const open = () => (path === null ? emptyStore() : openSqlite({ path }))
  const store = open()
  const { adapter, arrivals, breaches, refuse } = platform()
  await store.subscribeAll(
    Array.from({ length: readers }, (_, at) => ({ target: chat(`c${at}`), wants: {} })),
    Date.now(),
  )
  // The command line: another process, which believes the clock.
  const desk = createDesk({ store, brief, now: Date.now, owners: [] })
  const running = Array.from({ length: processes }, (_, at) =>
    createBriefwire({
      ...{ adapters: [adapter], brief, admins: [], onUncertain: 'hold', log },
      store: at === 0 ? store : open(),
    }),
  )
  for (const each of running) await each.deliver()
  let issues = 0
  let asked = 0
  const publish = async (): Promise<void> => {
    issues++
    await desk.publish(draftOf(item(1, `First of ${issues}`), item(2, `Second of ${issues}`)))
    for (const { worker } of running) worker.wake()
  }
  await publish()
  for (const step of script) {
    switch (step.kind) {
      case 'jump':
        vi.setSystemTime(Date.now() + step.byMs)
        break
      case 'pass':
        await vi.advanceTimersByTimeAsync(step.ms)
        break
      case 'publish':
        if (issues < 4) await publish()
        break
      case 'refuse':
        refuse(step.scope, step.ms)
        asked += step.ms
        break
    }
  }
  await vi.advanceTimersByTimeAsync(boundMs + asked)
  const progress = []
  for (let issue = 1; issue <= issues; issue++) progress.push(await store.progress(issue))
  for (const each of running) await end(each)
  return { progress, arrivals, breaches }
}

async function end(briefwire: Briefwire): Promise<void> {
  let ended = false
  const ending = briefwire.stop().then(() => {
    ended = true
  })
  while (!ended) await vi.advanceTimersByTimeAsync(100)
  await ending
}

const jump = fc
  .tuple(fc.constantFrom(700, 4_000, 60_000, 3_600_000, day, 400 * day), fc.constantFrom(1, -1))
  .map(([ms, way]) => ({ kind: 'jump', byMs: ms * way }) as const)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: jump },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 8_000 }).map((ms) => ({ kind: 'pass', ms }) as const) },
  { weight: 1, arbitrary: fc.integer({ min: 60_000, max: 90_000 }).map((ms) => ({ kind: 'pass', ms }) as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'publish' } as const) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('lane', 'chat'), fc.integer({ min: 1, max: 40 }))
      .map(([scope, s]) => ({ kind: 'refuse', scope, ms: s * 1_000 }) as const),
  },
)

const jumped = (byMs: number): Step => ({ kind: 'jump', byMs })
const passed = (ms: number): Step => ({ kind: 'pass', ms })
const pausing: Step = { kind: 'refuse', scope: 'lane', ms: 40_000 }
const fourSeconds = [passed(500), jumped(day), { kind: 'publish' } as const, passed(4_000), jumped(-day), passed(500)]
// It is believed in the middle of a broadcast, and in the middle of a pause.
const lasting = (byMs: number, ms = 58_500): Step[] => [jumped(byMs), passed(ms), { kind: 'publish' }]
const paused = (byMs: number): Step[] => [...lasting(byMs), passed(300), pausing]
const anyLasting = fc
  .tuple(fc.constantFrom(day, -day), fc.integer({ min: 57_000, max: 59_990 }))
  .map(([byMs, ms]) => lasting(byMs, ms))
const script = fc.oneof(
  { weight: 2, arbitrary: fc.array(step, { maxLength: 12 }) },
  { weight: 1, arbitrary: anyLasting },
)

// Given up in the middle it would leave its clock to the tests behind it.
describe('a clock that is wrong', { timeout: 900_000 }, () => {
  it('silences nobody for longer than was asked, and makes nobody hurry, however it jumps', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (script) => {
        const { progress, arrivals, breaches } = await play(script)
        expect(
          progress.map(({ sent, pending, sending, uncertain }) => ({ sent, pending, sending, uncertain })),
        ).toEqual(progress.map(() => ({ sent: readers, pending: 0, sending: 0, uncertain: 0 })))
        expect(tooFast(arrivals)).toEqual([])
        expect(breaches).toEqual([])
      }),
      {
        numRuns: 10,
        examples: [fourSeconds, lasting(day), lasting(-day), paused(day), paused(-day)].map((script) => [script]),
      },
    )
  })

  it('is one clock for two processes on one database', async () => {
    for (const script of [fourSeconds, lasting(day), lasting(-day), lasting(3_600_000, 57_200)]) {
      const { progress, arrivals } = await play(script, 2)
      expect(progress.map(({ sent, pending }) => [sent, pending])).toEqual(progress.map(() => [readers, 0]))
      expect(tooFast(arrivals)).toEqual([])
    }
  })
})
