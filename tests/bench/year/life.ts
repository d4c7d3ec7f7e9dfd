import { createHash, randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import pino from 'pino'
import { createHousekeeping } from '../../../src/background/housekeeping.ts'
import type { FixMark } from '../../../src/store/corrections.ts'
import type { Mark, Store } from '../../../src/store/port.ts'
import { correct, lane, publication } from '../../contracts/store/samples.ts'
import type { Edition } from '../archive.ts'
import type { Gauge } from './gauge.ts'

export const day = 86_400_000
/** Readers are written in so many rows at once. */
const page = 50_000
const claimsAtOnce = 128
const feedbackMs = 14 * day

/** What happens in a day, besides the brief. */
export interface Habits {
  readonly readers: number
  /** How many days copies are kept. */
  readonly keep: number
  /** One in so many readers leaves each day, and another one comes. */
  readonly leaves: number
  /** Every so many days, all copies of yesterday's issue are put right; null: never. */
  readonly corrects: number | null
  /** Messages that readers write in a day. */
  readonly writes: number
  /** Buttons that they press. */
  readonly presses: number
}

export interface Gauges {
  readonly publish: Gauge
  readonly tick: Gauge
  readonly correct: Gauge
  readonly retire: Gauge
  readonly sweep: Gauge
}

/** A life of readers with a brief, day by day, in a store. */
export function createLife(store: Store, habits: Habits, gauges: Gauges) {
  const { readers, keep } = habits
  let now = 0
  let newest = 0
  const housekeeping = createHousekeeping({
    store: {
      retire: (before, most) => gauges.retire.run(() => store.retire(before, most)),
      shrink: () => gauges.sweep.run(() => store.shrink()),
      backlog: () => gauges.retire.run(() => store.backlog()),
      sweep: (until) => gauges.sweep.run(() => store.sweep(until)),
      forgetUpdates: (before) => gauges.sweep.run(() => store.forgetUpdates(before)),
      forgetSignUps: (at) => gauges.sweep.run(() => store.forgetSignUps(at)),
    },
    keepCopiesMs: keep * day,
    now: () => now,
    log: pino({ level: 'silent' }),
  })
  const subscribe = async (count: number): Promise<void> => {
    for (let done = 0; done < count; done += page) {
      const rows = Array.from({ length: Math.min(page, count - done) }, () => ({
        target: { ...lane, chat: String(10_000_000 + newest++), thread: null },
        wants: {},
      }))
      await store.subscribeAll(rows, now)
    }
  }
  /** Sends all that is due, to a platform that answers at once. Tells how many answers there were. */
  const deliver = async (): Promise<number> => {
    let marks: Mark[] = []
    let fixMarks: FixMark[] = []
    for (let count = 0; ; count += marks.length + fixMarks.length) {
      const { claims, fixes, nextAt } = await store.tick({
        now,
        worker: 'bench',
        leaseUntil: now + 60_000,
        marks,
        fixMarks,
        lanes: [{ ...lane, intervalMs: 0, slots: claimsAtOnce }],
      })
      marks = claims.map(({ delivery, part, attempt }) => ({
        delivery,
        part,
        attempt,
        verdict: { kind: 'sent', id: `${delivery}`, parts: 1, nextAt: now },
      }))
      fixMarks = fixes.map(({ delivery, turn, revision }) => ({
        delivery,
        turn,
        revision,
        verdict: { kind: 'step', message: { part: 0, became: 'changed' }, next: 'nothing', nextAt: now },
      }))
      if (marks.length + fixMarks.length === 0 && (nextAt === null || nextAt > now)) return count
      await setImmediate()
    }
  }
  const write = async (): Promise<void> => {
    await Promise.all(
      Array.from({ length: habits.writes }, async (_, at) => {
        const name = `${now} ${at}`
        await store.receive(lane, name, JSON.stringify({ update_id: at, message: { text: 'What is new?' } }), now)
        await store.handled(lane, name, now)
      }),
    )
  }
  const press = async (issue: number): Promise<void> => {
    for (let at = 0; at < habits.presses; at++)
      await store.giveFeedback({
        issue,
        item: 1 + (at % 3),
        kind: at % 2 === 0 ? 'up' : 'more',
        person: `telegram:${at}`,
        newKey: randomBytes(16).toString('hex'),
        since: now - feedbackMs,
      })
  }

  return {
    async begin(at: number): Promise<void> {
      now = at
      await subscribe(readers)
    },
    /** One day; tells the issue, how many got it, and how many copies were put right. */
    async live(at: number, edition: Edition) {
      now = at
      const leaving = habits.leaves === 0 ? 0 : Math.floor(readers / habits.leaves)
      for (let gone = 0; gone < leaving; gone++) {
        const chat = String(10_000_000 + newest - readers + gone)
        await store.unsubscribe({ ...lane, chat, thread: null }, now)
      }
      await subscribe(leaving)
      const draft = { ...edition, date: new Date(at).toISOString().slice(0, 10), title: `${edition.title} ${at}` }
      const fingerprint = createHash('sha256').update(JSON.stringify(draft)).digest('hex')
      const published = await gauges.publish.run(() =>
        store.publish(publication(draft, { at, dueAt: () => at, fingerprint })),
      )
      if (published.kind !== 'published') throw new Error(`the brief of ${draft.date} is ${published.kind}`)
      const issue = published.issue.number
      const sent = await gauges.tick.run(deliver)
      await press(issue)
      await write()
      let corrected = 0
      if (habits.corrects !== null && issue > 1 && issue % habits.corrects === 0) {
        now += day / 4
        await gauges.correct.run(() => correct(store, issue - 1, {}, now))
        corrected = await gauges.tick.run(deliver)
      }
      now = at + day / 2
      await housekeeping.poll()
      return { issue, sent, corrected }
    },
    /** Corrects an issue; tells how many copies are put right. */
    async correct(issue: number): Promise<number> {
      await correct(store, issue, {}, now)
      return await deliver()
    },
  }
}
