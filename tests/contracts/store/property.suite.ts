import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Claim, Verdict } from '../../../src/store/port.ts'
import type { Bench, OpenBench } from '../store.suite.ts'
import { beat, chat, lane, mark, noon, publish, sent } from './samples.ts'

const chats = ['a', 'b', 'c', 'd']
const workers = ['w', 'x']
const verdicts = [
  'sent',
  'sent',
  'sent',
  'again',
  'skipped',
  'uncertain',
  'failed',
  'lost',
  'stopped',
  'resent',
  'halted',
  'closed',
  'moved',
  'dropped',
] as const

type Step =
  | {
      readonly kind: 'subscribe' | 'unsubscribe' | 'pause' | 'resume'
      readonly chat: string
      readonly thread: string | null
    }
  | { readonly kind: 'move'; readonly chat: string; readonly to: string }
  | { readonly kind: 'publish' | 'resend' | 'open' | 'unhalt' | 'leave' | 'comeBack' }
  | { readonly kind: 'crash'; readonly worker: string; readonly told: boolean }
  | {
      readonly kind: 'tick'
      readonly worker: string
      readonly slots: number
      readonly later: number
      readonly answers: readonly Answer[]
    }

interface Answer {
  readonly kind: (typeof verdicts)[number]
  readonly parts: number
  readonly to: string
}

const name = fc.constantFrom(...chats)
const worker = fc.constantFrom(...workers)
const answer = fc.record({ kind: fc.constantFrom(...verdicts), parts: fc.integer({ min: 1, max: 3 }), to: name })
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('tick' as const),
        worker,
        slots: fc.nat(4),
        later: fc.nat(400),
        answers: fc.array(answer, { maxLength: 4 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('publish' as const, 'resend' as const, 'open' as const, 'unhalt' as const),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          'subscribe' as const,
          'subscribe' as const,
          'unsubscribe' as const,
          'pause' as const,
          'resume' as const,
        ),
        chat: name,
        thread: fc.constantFrom(null, '1'),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('leave' as const, 'comeBack' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), chat: name, to: name }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const), worker, told: fc.boolean() }) },
  ),
  { minLength: 10, maxLength: 60 },
)

/** What was claimed and by whom, and what is known to have arrived. */
interface Flight {
  readonly claim: Claim
  readonly worker: string
  readonly leaseUntil: number
}

const lease = 1_000

/** Runs steps against a store, checking after each one that the ledger keeps its promises. */
const play = async ({ store, rows }: Bench, script: readonly Step[]): Promise<void> => {
  let now = noon
  let issues = 0
  let flights: Flight[] = []
  const arrived = new Set<string>()
  const expected: { issue: number; chats: Set<string> }[] = []

  const partOf = ({ delivery, part }: Claim): string => `${delivery}.${part}`

  const take = async (claims: readonly Claim[], by: string): Promise<void> => {
    const all = await rows.deliveries()
    for (const claim of claims) {
      const { chat: place } = claim.target
      expect(
        flights.map((flight) => partOf(flight.claim)),
        'a part is claimed once',
      ).not.toContain(partOf(claim))
      expect(
        flights.map((flight) => flight.claim.target.chat),
        'a chat gets one thing at a time',
      ).not.toContain(place)
      expect(arrived.has(partOf(claim)), 'what was sent is not sent again').toBe(false)
      const begun = all.filter((row) => row.chat === place && row.state === 'pending' && row.part > 0)
      if (claim.part === 0)
        expect(
          begun.filter((row) => !row.halted && row.reader === 'active'),
          'issues do not mix',
        ).toEqual([])
      flights.push({ claim, worker: by, leaseUntil: now + lease })
    }
  }

  const tick = async (by: string, slots: number, answers: readonly Answer[]): Promise<number | null> => {
    const mine = flights.filter((flight) => flight.worker === by).slice(0, answers.length)
    const marks = mine.flatMap(({ claim }, index) => {
      const given = answers[index]
      const verdict = given === undefined ? null : verdictOf(claim, given, now)
      if (verdict?.kind === 'sent') arrived.add(partOf(claim))
      if (verdict?.kind === 'moved') follow(claim.target.chat, verdict.to.chat)
      return verdict === null ? [] : [mark(claim, verdict)]
    })
    const marked = new Set(marks.map(({ delivery }) => delivery))
    const ticked = await beat(store, { now, worker: by, leaseUntil: now + lease, marks, lanes: [{ slots }] })
    flights = flights.filter(({ claim, leaseUntil }) => !marked.has(claim.delivery) && leaseUntil > now)
    await take(ticked.claims, by)
    return ticked.nextAt
  }

  const step = async (each: Step): Promise<void> => {
    switch (each.kind) {
      case 'subscribe':
        await store.subscribe(chat(each.chat, each.thread), {}, now)
        return
      case 'unsubscribe':
        await store.unsubscribe(chat(each.chat, each.thread), now)
        return
      case 'pause':
        await store.pause(chat(each.chat, each.thread), 'gone', now)
        return
      case 'resume':
        await store.resume(chat(each.chat, each.thread), now)
        return
      case 'move':
        await store.move(chat(each.chat), chat(each.to), now)
        follow(each.chat, each.to)
        return
      case 'publish': {
        const readers = (await store.subscriptions(0, 99)).filter((reader) => reader.state === 'active')
        const isGone = (await store.lanes()).some(({ standing }) => standing === 'gone')
        issues = await publish(store, `Issue ${issues + 1}`, [], now)
        for (const { target } of isGone ? [] : readers) expected.push({ issue: issues, chats: new Set([target.chat]) })
        return
      }
      case 'resend':
        await store.resendUncertain(null, now)
        return
      case 'open':
        return store.openLane(lane)
      case 'leave':
        await store.leave(lane, 'taken off', now)
        expect(
          (await rows.deliveries()).filter((row) => row.state === 'pending'),
          'nothing waits where everybody is gone',
        ).toEqual([])
        return
      case 'comeBack': {
        const back = await store.comeBack(lane, now)
        const due = (await rows.deliveries()).filter((row) => row.state === 'pending')
        const most = back.filter(({ newest }) => newest !== null).length
        if (back.length > 0) expect(due.length, 'whoever comes back gets one issue').toBe(most)
        return
      }
      case 'unhalt':
        for (let issue = 1; issue <= issues; issue++) await store.unhalt(issue)
        return
      case 'crash':
        // One that is not told of is found by its leases.
        if (each.told) {
          await store.abandon(each.worker, now)
          flights = flights.filter((flight) => flight.worker !== each.worker)
        }
        return
      case 'tick':
        now += each.later
        await tick(each.worker, each.slots, each.answers)
        return
    }
  }

  const follow = (from: string, to: string): void => {
    for (const { chats: known } of expected) if (known.has(from)) known.add(to)
    // What is in flight to a chat that has moved stays in flight; the ledger may give it another address.
    flights = flights.map((flight) =>
      flight.claim.target.chat === from
        ? { ...flight, claim: { ...flight.claim, target: { ...flight.claim.target, chat: to } } }
        : flight,
    )
  }

  const check = async (): Promise<void> => {
    const all = await rows.deliveries()
    const counted = new Map<string, number>()
    for (const { issue, state } of all) counted.set(`${issue} ${state}`, (counted.get(`${issue} ${state}`) ?? 0) + 1)
    const kept = (await rows.tallies())
      .filter((row) => row.count !== 0)
      .map((row) => [`${row.issue} ${row.state}`, row.count] as const)
    expect(new Map(kept), 'the counters tell what counting would').toEqual(counted)
    for (const { issue, chats: known } of expected)
      expect(
        all.some((row) => row.issue === issue && known.has(row.chat)),
        `issue ${issue} for ${[...known]} is not lost`,
      ).toBe(true)
    const going = new Set(all.filter((row) => row.state === 'sending').map((row) => row.id))
    flights = flights.filter((flight) => going.has(flight.claim.delivery))
    expect(flights.length, 'what is sending is what was claimed').toBe(going.size)
  }

  for (const each of script) {
    await step(each)
    await check()
  }

  // In the end everything is told to go on, and everything comes to an end.
  now += lease
  for (const by of workers) await store.abandon(by, now)
  flights = []
  await step({ kind: 'open' })
  await step({ kind: 'unhalt' })
  await store.resendUncertain(null, now)
  for (let round = 0; round < 500; round++) {
    const answers = flights.map((): Answer => ({ kind: 'sent', parts: 2, to: 'a' }))
    const nextAt = await tick('w', 4, answers)
    if (flights.length === 0 && nextAt === null) break
    now = Math.max(now + 1, flights.length > 0 ? now : (nextAt ?? now))
  }
  await check()
  const left = (await rows.deliveries()).filter((row) => !['sent', 'failed', 'skipped'].includes(row.state))
  expect(left, 'nothing is left behind').toEqual([])
}

const verdictOf = (claim: Claim, { kind, parts, to }: Answer, now: number): Verdict | null => {
  const reason = 'because'
  switch (kind) {
    case 'sent': {
      const { verdict } = sent(claim, Math.max(parts, claim.part + 1), now + 5)
      return verdict
    }
    case 'again':
      return { kind, at: now + parts * 100, laneUntil: parts === 3 ? now + 50 : null, reason }
    case 'moved':
      return { kind, to: { ...claim.target, chat: to } }
    case 'stopped':
      return { kind: 'lost', reason, stop: { reason: 'too many', also: [1, 2, 3, 4, 5] } }
    case 'resent':
      return { kind: 'uncertain', reason, resendAt: now + parts * 100 }
    case 'dropped':
      return null
    default:
      return { kind, reason }
  }
}

export const propertySuite = (open: OpenBench): void => {
  it('the ledger loses nothing, doubles nothing and counts right, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const bench = await open()
        await play(bench, script)
        await bench.close()
      }),
      { numRuns: Math.ceil(30 * open.share) },
    )
  })
}
