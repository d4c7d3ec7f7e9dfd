import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Fix, FixMark, FixVerdict } from '../../../src/store/corrections.ts'
import type { Claim, Mark } from '../../../src/store/port.ts'
import type { Bench, OpenBench } from '../store.suite.ts'
import { beat, chat, correct, fixMark, lane, mark, noon, publish } from './samples.ts'

const chats = ['a', 'b', 'c']
const workers = ['w', 'x']
const lease = 1_000

type Step =
  | { readonly kind: 'publish' | 'halt' | 'cancel' | 'resend' | 'leave' }
  /** Its fixes are written in pieces; others do not wait for that, or its process ends within. */
  | { readonly kind: 'correct'; readonly how: 'whole' | 'meanwhile' | 'killed' }
  | { readonly kind: 'subscribe' | 'unsubscribe'; readonly chat: string }
  | { readonly kind: 'move'; readonly chat: string; readonly to: string }
  | { readonly kind: 'crash'; readonly worker: string }
  | {
      readonly kind: 'tick'
      readonly worker: string
      readonly slots: number
      readonly later: number
      readonly answers: readonly Answer[]
    }

/** What the platform does, and whether anybody hears of it. */
interface Answer {
  readonly kind: 'fine' | 'fine' | 'gone' | 'busy' | 'failed' | 'moved' | 'closed' | 'lost'
  readonly heard: boolean
  readonly parts: number
  readonly to: string
}

const kinds = ['fine', 'fine', 'fine', 'fine', 'gone', 'busy', 'failed', 'moved', 'closed', 'lost'] as const
const answer: fc.Arbitrary<Answer> = fc.record({
  kind: fc.constantFrom(...kinds),
  heard: fc.integer({ min: 0, max: 3 }).map((of) => of > 0),
  parts: fc.integer({ min: 1, max: 3 }),
  to: fc.constantFrom(...chats),
})
const tickStep = fc.record({
  kind: fc.constant('tick' as const),
  worker: fc.constantFrom(...workers),
  slots: fc.integer({ min: 1, max: 4 }),
  later: fc.nat(400),
  answers: fc.array(answer, { minLength: 1, maxLength: 4 }),
})
const plain = fc.record({
  kind: fc.constantFrom('publish', 'halt', 'cancel', 'resend', 'leave'),
})
const correction = fc.record({
  kind: fc.constant('correct' as const),
  how: fc.constantFrom('whole', 'meanwhile', 'meanwhile', 'killed'),
})
const reader = fc.record({
  kind: fc.constantFrom('subscribe', 'subscribe', 'unsubscribe'),
  chat: fc.constantFrom(...chats),
})
const move = fc.record({
  kind: fc.constant('move' as const),
  chat: fc.constantFrom(...chats),
  to: fc.constantFrom(...chats),
})
const crash = fc.record({ kind: fc.constant('crash' as const), worker: fc.constantFrom(...workers) })
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 14, arbitrary: tickStep },
    { weight: 3, arbitrary: plain },
    { weight: 3, arbitrary: correction },
    { weight: 3, arbitrary: reader },
    { weight: 1, arbitrary: move },
    { weight: 1, arbitrary: crash },
  ),
  { minLength: 15, maxLength: 70 },
)

interface Flight {
  readonly work: { readonly claim: Claim } | { readonly fix: Fix }
  readonly worker: string
  readonly leaseUntil: number
}

/** Runs steps against a store and a platform that keeps what each message really shows. */
const play = async ({ store, other, rows }: Bench, script: readonly Step[]): Promise<void> => {
  let now = noon
  let issues = 0
  let flights: Flight[] = []
  let messages = 0
  /** Corrections of which fixes are being written. */
  const writing = new Set<Promise<unknown>>()
  /** The revision that a message shows; null: it is not there any more. */
  const shows = new Map<string, number | null>()
  const tells = new Map<string, number>()

  const deliver = (claim: Claim, { kind, heard, parts, to }: Answer): Mark | null => {
    const reason = 'because'
    switch (kind) {
      case 'fine': {
        const id = `m${messages++}`
        shows.set(id, claim.revision)
        const verdict = { kind: 'sent', id, parts: Math.max(parts, claim.part + 1), nextAt: now + 5 } as const
        return heard ? mark(claim, verdict) : null
      }
      case 'gone':
        return mark(claim, { kind: 'uncertain', reason })
      case 'busy':
        return mark(claim, { kind: 'again', at: now + 50, laneUntil: parts === 3 ? now + 20 : null, reason })
      case 'moved':
        return mark(claim, { kind, to: chat(to) })
      case 'failed':
        return mark(claim, parts === 1 ? { kind: 'complete', parts: claim.part } : { kind, reason })
      case 'closed':
      case 'lost':
        return mark(claim, { kind, reason })
    }
  }

  /** The way of src/delivery/fix/fix.ts, where every message of an older revision is another one in the newer. */
  const putRight = (fix: Fix, { kind, heard, parts, to }: Answer): FixMark | null => {
    const said = (verdict: FixVerdict): FixMark | null => (heard ? fixMark(fix, verdict) : null)
    const reason = 'because'
    const nextAt = now + 5
    if (kind === 'moved') return said({ kind, to: chat(to) })
    if (kind === 'closed') return said({ kind, reason })
    if (kind === 'failed') return said({ kind, reason })
    if (kind === 'busy') return said({ kind: 'again', at: now + 50, laneUntil: null, unsure: null, reason })
    if (fix.telling) {
      const key = `${fix.delivery} ${fix.revision}`
      tells.set(key, (tells.get(key) ?? 0) + 1)
      return kind === 'lost'
        ? said({ kind: 'uncertain', items: [1], reason })
        : said({ kind: 'told', id: 'told', items: [1], nextAt })
    }
    const outdated = fix.shown.filter((each) => each.standing === 'unsure' || each.revision < fix.revision)
    const todo = outdated.filter((each) => each.id !== null && each.standing !== 'gone')
    const stuck = outdated.some((each) => each.id === null || (each.standing === 'gone' && fix.told < each.revision))
    const [first] = todo
    if (!first?.id) return said({ kind: 'step', message: null, next: stuck ? 'tell' : 'nothing', nextAt })
    const gone = kind === 'gone'
    const removes = parts === 1 && first.part > 0 && first === todo.at(-1) && fix.shown.at(-1) === first
    if (gone || removes) shows.set(first.id, null)
    else shows.set(first.id, fix.revision)
    // It has arrived, but all that is heard is that nobody knows.
    if (kind === 'lost')
      return said({ kind: 'again', at: now + 50, laneUntil: null, unsure: { part: first.part }, reason })
    const next = todo.length > 1 ? 'change' : stuck || gone ? 'tell' : 'nothing'
    const became = gone ? 'gone' : removes ? 'removed' : 'changed'
    return said({ kind: 'step', message: { part: first.part, became }, next, nextAt })
  }

  const tick = async (by: string, slots: number, answers: readonly Answer[]): Promise<number | null> => {
    const mine = flights.filter((flight) => flight.worker === by).slice(0, answers.length)
    const marks: Mark[] = []
    const fixMarks: FixMark[] = []
    for (const [index, { work }] of mine.entries()) {
      const given = answers[index]
      if (given === undefined) continue
      if ('claim' in work) marks.push(...[deliver(work.claim, given)].filter((each) => each !== null))
      else fixMarks.push(...[putRight(work.fix, given)].filter((each) => each !== null))
    }
    // What was done and not heard of is done once: nobody answers for it until its lease has run out.
    flights = flights.filter((flight) => !mine.includes(flight) && flight.leaseUntil > now)
    const ticked = await beat(store, { now, worker: by, leaseUntil: now + lease, marks, fixMarks, lanes: [{ slots }] })
    const taken: readonly Flight['work'][] = [
      ...ticked.claims.map((claim) => ({ claim })),
      ...ticked.fixes.map((fix) => ({ fix })),
    ]
    const places = [...taken, ...flights.map(({ work }) => work)].map((work) =>
      'claim' in work ? work.claim.target.chat : work.fix.target.chat,
    )
    // A flight to a chat that has moved meanwhile counts under its old name.
    if (!script.some(({ kind }) => kind === 'move') && !moved(answers))
      expect(new Set(places).size, 'a chat gets one thing at a time').toBe(places.length)
    expect(taken.length, 'there is no more room').toBeLessThanOrEqual(slots)
    flights.push(...taken.map((work) => ({ work, worker: by, leaseUntil: now + lease })))
    return ticked.nextAt
  }
  let hasMoved = false
  const moved = (answers: readonly Answer[]): boolean => {
    hasMoved ||= answers.some(({ kind }) => kind === 'moved')
    return hasMoved
  }

  const putOut = async (how: Extract<Step, { kind: 'correct' }>['how']): Promise<void> => {
    const mortal = how === 'killed' ? await other() : null
    const { revision = 0 } = (await store.issue(issues)) ?? {}
    const going = correct(mortal ?? store, issues, {}, now)
    if (how === 'whole') return void (await going)
    writing.add(going)
    void going.finally(() => writing.delete(going))
    while ((await store.issue(issues))?.revision === revision) await setImmediate()
    await mortal?.close()
  }

  const step = async (each: Step): Promise<void> => {
    switch (each.kind) {
      case 'subscribe':
        await store.subscribe(chat(each.chat), {}, now)
        return
      case 'unsubscribe':
        await store.unsubscribe(chat(each.chat), now)
        return
      case 'move':
        return store.move(chat(each.chat), chat(each.to), now)
      case 'publish':
        issues = await publish(store, `Issue ${issues + 1}`)
        return
      case 'correct':
        if (issues > 0) await putOut(each.how)
        return
      case 'halt':
        if (issues > 0) await store.halt(issues, 'paused')
        return
      case 'cancel':
        if (issues > 0) await store.cancel(issues, 'cancelled', now)
        return
      case 'resend':
        await store.resendUncertain(null, now)
        return
      case 'leave':
        await store.leaveUncertain(null, now)
        return
      case 'crash':
        await store.abandon(each.worker, now)
        flights = flights.filter((flight) => flight.worker !== each.worker)
        return
      case 'tick':
        now += each.later
        await tick(each.worker, each.slots, each.answers)
    }
  }

  const check = async (): Promise<void> => {
    const count = (all: readonly { issue: number; state: string }[]) => {
      const counted = new Map<string, number>()
      for (const { issue, state } of all) counted.set(`${issue} ${state}`, (counted.get(`${issue} ${state}`) ?? 0) + 1)
      return counted
    }
    const told = (all: readonly { issue: number; state: string; count: number }[]) =>
      new Map(all.filter((row) => row.count !== 0).map((row) => [`${row.issue} ${row.state}`, row.count]))
    expect(told(await rows.tallies()), 'deliveries count right').toEqual(count(await rows.deliveries()))
    expect(told(await rows.fixTallies()), 'fixes count right').toEqual(count(await rows.fixes()))
  }

  for (const each of script) {
    await step(each)
    // Where the database is elsewhere, a piece may be written between two looks at it.
    if (writing.size === 0) await check()
  }
  await Promise.all(writing)

  // In the end everything comes to an end, on a platform that has become reliable.
  now += lease
  for (const by of workers) await store.abandon(by, now)
  flights = []
  await store.openLane(lane)
  for (let issue = 1; issue <= issues; issue++) await store.unhalt(issue)
  await store.leaveUncertain(null, now)
  for (let round = 0; round < 500; round++) {
    const nextAt = await tick(
      'w',
      4,
      flights.map(() => ({ kind: 'fine', heard: true, parts: 2, to: 'a' })),
    )
    if (flights.length === 0 && nextAt === null) break
    now = Math.max(now + 1, flights.length > 0 ? now : (nextAt ?? now))
  }
  await check()
  const open = (await rows.fixes()).filter((row) => row.state === 'pending' || row.state === 'sending')
  expect(open, 'nothing is left behind').toEqual([])
  const fixes = new Map((await rows.fixes()).map((row) => [row.delivery, row]))
  const newest = new Map<number, number>()
  for (let issue = 1; issue <= issues; issue++) newest.set(issue, (await store.issue(issue))?.revision ?? 1)
  const issueOf = new Map((await rows.deliveries()).map((row) => [row.id, row.issue]))
  for (const { delivery, message } of await rows.parts()) {
    const fix = fixes.get(delivery)
    const revision = newest.get(issueOf.get(delivery) ?? 0) ?? 1
    if (fix === undefined || fix.state === 'edited') {
      const really = message === null ? undefined : shows.get(message)
      if (really === null || really === undefined) continue
      expect(really, `message ${message} of delivery ${delivery} shows the newest revision`).toBe(revision)
    } else expect(fix.revision, 'it was about the newest revision').toBe(revision)
  }
  for (const [key, count] of tells) expect(count, `delivery and revision ${key} were told once at most`).toBe(1)
}

export const correctionPropertySuite = (open: OpenBench): void => {
  it('corrections reach every copy, tell nobody twice and count right, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const bench = await open(1)
        await play(bench, script)
        await bench.close()
      }),
      { numRuns: Math.ceil(30 * open.share) },
    )
  })
}
