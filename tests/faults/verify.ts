import type { Accepted, Seen } from './book.ts'
import type { Entered } from './ledger.ts'
import type { Plan } from './plan.ts'

/** All that is known after a campaign. */
export interface Evidence {
  readonly plan: Plan
  readonly onUncertain: 'hold' | 'resend'
  readonly issues: number
  readonly seen: Seen
  readonly ledger: readonly Entered[]
  /** What stood as sending at each kill, as `chat issue part`. */
  readonly kills: readonly (readonly string[])[]
  /** The most sends that may be under way at once. */
  readonly inFlight: number
}

/** What the comparison came to. */
export interface Judgement {
  readonly messages: number
  readonly lost: number
  /** Messages beside the first of each part. */
  readonly doubled: number
  /** Those that the ledger does not count as possible. */
  readonly uncounted: number
  readonly uncertain: number
  readonly mostAtAKill: number
  readonly violations: readonly string[]
}

const parts = 2

/** Compares what the platform accepted with what the ledger says, chat by chat and part by part. */
export function verify(evidence: Evidence): Judgement {
  const { plan, seen, ledger, kills } = evidence
  const messages = Map.groupBy(seen.accepted, ([chat, issue, part]) => `${chat} ${issue} ${part}`)
  const doubtful = new Set([...seen.unclear, ...kills.flat().map((key) => originOf(key, plan))])
  const judged = ledger.map((delivery) => judge(delivery, messages, doubtful, evidence))
  const sum = (of: (one: (typeof judged)[number]) => number): number => judged.reduce((all, one) => all + of(one), 0)

  const violations = [...seen.breaches, ...judged.flatMap(({ wrong }) => wrong), ...outOfOrder(messages)]
  const entered = new Set(ledger.map(({ target, issue }) => `${plan.origin(target.chat)} ${issue}`))
  if (ledger.length !== entered.size) violations.push(`${ledger.length} deliveries, of which ${entered.size} differ`)
  for (const chat of plan.chats)
    for (let issue = 1; issue <= evidence.issues; issue++)
      // Whoever could not be reached with the first one may have been paused when the next one came out.
      if (!entered.has(`${chat} ${issue}`) && !(issue > 1 && plan.isBlocked(chat)))
        violations.push(`${chat}: no delivery of issue ${issue}`)
  const mostAtAKill = Math.max(0, ...kills.map((kill) => kill.length))
  if (mostAtAKill > evidence.inFlight)
    violations.push(`${mostAtAKill} were sending at a kill, more than ${evidence.inFlight}`)
  return {
    messages: seen.accepted.length,
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    uncounted: sum(({ uncounted }) => uncounted),
    uncertain: ledger.filter(({ state }) => state === 'uncertain').length,
    mostAtAKill,
    violations,
  }
}

type Messages = ReadonlyMap<string, readonly Accepted[]>

/** One delivery: what is wrong with it in words, and in numbers. */
function judge(delivery: Entered, messages: Messages, doubtful: ReadonlySet<string>, evidence: Evidence) {
  const { plan, onUncertain } = evidence
  const { target, issue, state, sent, ids, doubts, reason } = delivery
  const chat = plan.origin(target.chat)
  const keys = Array.from({ length: parts }, (_, part) => `${chat} ${issue} ${part}`)
  const there = keys.map((key) => messages.get(key) ?? [])
  const doubled = there.reduce((all, copies) => all + Math.max(0, copies.length - 1), 0)
  const uncounted = Math.max(0, doubled - (onUncertain === 'hold' ? 0 : doubts))
  const missing = there.filter((copies, part) => part < sent && copies.length === 0).length
  const faults = {
    [`${missing} parts that it calls sent never arrived`]: missing > 0,
    [`sent, with ${sent} of ${parts} parts`]: state === 'sent' && sent !== parts,
    'at the end': state === 'pending' || state === 'sending',
    'though the chat can be reached': (state === 'failed' || state === 'skipped') && !plan.isBlocked(chat),
    'though such are to be sent again': state === 'uncertain' && onUncertain === 'resend',
  }
  const slips = {
    'though nothing was unclear about it': state === 'uncertain' && !doubtful.has(`${chat} ${issue} ${sent}`),
    [`with ${doubts} doubts about nothing`]: doubts > 0 && !keys.some((key) => doubtful.has(key)),
    'with another id than the message has': there.some(
      (copies, part) => part < sent && copies.length > 0 && copies.at(-1)?.[3] !== ids[part],
    ),
    'and what comes after has arrived': there.some((copies, part) => part > sent && copies.length > 0),
    [`${uncounted} times doubled without being counted`]: uncounted > 0,
  }
  const said = (all: Readonly<Record<string, boolean>>): string[] =>
    Object.entries(all).flatMap(([what, holds]) =>
      holds ? `${chat}, issue ${issue}: ${state} (${reason ?? 'no reason'}), ${what}` : [],
    )
  return {
    lost: Object.values(faults).some(Boolean) ? 1 : 0,
    doubled,
    uncounted,
    wrong: [...said(faults), ...said(slips)],
  }
}

/** First part before second, one issue after the other; what is doubled has no one place and does not count. */
function outOfOrder(messages: Messages): readonly string[] {
  const single = [...messages.values()].flatMap((copies) => (copies.length === 1 ? copies : []))
  // Message ids rise in the order of arrival.
  const inOrder = single.toSorted((a, b) => Number(a[3]) - Number(b[3]))
  return [...Map.groupBy(inOrder, ([chat]) => chat)].flatMap(([chat, all]) => {
    const places = all.map(([, issue, part]) => issue * parts + part)
    const rises = places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0))
    return rises ? [] : `${chat}: out of order (${places})`
  })
}

const originOf = (key: string, plan: Plan): string => {
  const [chat = '', ...rest] = key.split(' ')
  return [plan.origin(chat), ...rest].join(' ')
}
