import type { Asked, Plan } from './plan.ts'

/** A message that stands in a chat: the chat as it was first called, its issue, its part, its id. In order of arrival. */
export type Accepted = readonly [chat: string, issue: number, part: number, id: string]

/** What the platform saw. */
export interface Seen {
  readonly accepted: readonly Accepted[]
  /** `chat issue part` of every send whose sender was left without a clear answer. */
  readonly unclear: readonly string[]
  /** What a platform would not have put up with. */
  readonly breaches: readonly string[]
  readonly sends: number
  readonly fates: Readonly<Record<string, number>>
  /** Most messages that were accepted within one second. */
  readonly peak: number
  /** Every message that was accepted and not taken back, in order of arrival. */
  readonly standing: readonly Standing[]
  /** How many changes were accepted, how many parts came late, and how many messages were taken back. */
  readonly changed: number
  readonly late: number
  readonly removed: number
}

/** A part of an issue; one that came after the broadcast; a message about a correction. */
export type Kind = 'part' | 'late' | 'notice'

/** A message as its reader sees it. */
export interface Standing {
  /** The chat as it was first called. */
  readonly chat: string
  /** The chat in which it stands. */
  readonly at: string
  readonly id: string
  readonly kind: Kind
  /** Its own in its chat: the kind and how many of that kind came before it. */
  readonly name: string
  readonly marks: readonly string[]
  /** The numbers of the items that it says were retracted. */
  readonly retracted: readonly number[]
}

/** The platform's own book: the other half of every comparison with the ledger. */
export interface Book {
  /** A send came in; tells which of its kind it is. */
  ask(chat: string, issue: number, part: number, at: number): Asked
  /** The message is there; tells its id. */
  accept(asked: Asked, says: Says, thread: string | null, at: number): string
  /** A part that came after the broadcast, or a message about a correction, is there; tells its id. */
  add(asked: Asked, kind: Kind, says: Says, at: number): string
  /** The message says something else now. */
  change(asked: Asked, id: string, says: Says, at: number): void
  /** The message is gone. */
  remove(asked: Asked, id: string, at: number): void
  /** Such a message in this chat, or null. */
  find(chat: string, id: string): Standing | null
  /** How many of a kind this chat has had. */
  count(chat: string, kind: Kind): number
  throttle(asked: Asked, until: number): void
  unclear(asked: Asked): void
  breach(what: string): void
  note(fate: string): void
  readonly sends: number
  /** How many parts came after the broadcast. */
  readonly late: number
  report(): Seen
}

/** What a message says. */
export type Says = Pick<Standing, 'marks' | 'retracted'>

/** Everybody allows a chat one message a second; what comes a little early is not held against anybody. */
const chatMs = 950

/** A book that is kept with the rules of the platform in mind. */
export function createBook(platform: 'telegram' | 'slack', plan: Plan): Book {
  const accepted: Accepted[] = []
  const times: number[] = []
  const breaches: string[] = []
  const uncleared = new Set<string>()
  const asks = new Map<string, number>()
  const ids = new Map<string, string>()
  const last = new Map<string, { readonly key: string; readonly at: number }>()
  const parked = new Map<string, number>()
  const fates: { [fate: string]: number } = {}
  const standing = new Map<string, Standing>()
  const counts = new Map<string, number>()
  let sends = 0
  let made = 0
  let changed = 0
  let removed = 0
  let late = 0
  const breach = (what: string): void => void breaches.push(what)

  const keyOf = ({ chat, issue, part }: Asked): string => `${plan.origin(chat)} ${issue} ${part}`
  const keepPace = ({ chat }: Asked, key: string, at: number): void => {
    const before = last.get(chat)
    if (before && before.key !== key && at - before.at < chatMs)
      breach(`${key}: only ${Math.round(at - before.at)} ms after ${before.key}`)
    last.set(chat, { key, at })
    times.push(at)
  }
  const newId = (): string => {
    const number = made++
    return platform === 'slack' ? `17${String(number).padStart(8, '0')}.000100` : String(number + 1)
  }

  const countKey = (chat: string, kind: Kind): string => `${plan.origin(chat)} ${kind}`
  const stand = ({ chat }: Asked, kind: Kind, says: Says): string => {
    const id = newId()
    const nth = counts.get(countKey(chat, kind)) ?? 0
    counts.set(countKey(chat, kind), nth + 1)
    standing.set(`${chat} ${id}`, { chat: plan.origin(chat), at: chat, id, kind, name: `${kind}${nth}`, ...says })
    return id
  }

  return {
    ask(chat, issue, part, at) {
      sends++
      const key = `${plan.origin(chat)} ${issue} ${part}`
      const nth = asks.get(key) ?? 0
      asks.set(key, nth + 1)
      if (at < (parked.get(chat) ?? 0)) breach(`${key}: sent again before the time that a 429 named`)
      return { chat, issue, part, nth }
    },
    accept(asked, says, thread, at) {
      const { chat, issue, part } = asked
      const origin = plan.origin(chat)
      const key = keyOf(asked)
      keepPace(asked, key, at)
      const first = ids.get(`${origin} ${issue} 0`) ?? null
      if (part > 0 && first === null) breach(`${key}: its first part is not there`)
      if (platform === 'slack' && thread !== (part === 0 ? null : first))
        breach(`${key}: not in the thread of its issue`)
      const id = stand(asked, 'part', says)
      ids.set(key, id)
      accepted.push([origin, issue, part, id])
      return id
    },
    add(asked, kind, says, at) {
      keepPace(asked, keyOf(asked), at)
      if (kind === 'late') late++
      return stand(asked, kind, says)
    },
    change(asked, id, says, at) {
      keepPace(asked, keyOf(asked), at)
      changed++
      const before = standing.get(`${asked.chat} ${id}`)
      if (before) standing.set(`${asked.chat} ${id}`, { ...before, ...says })
    },
    remove(asked, id, at) {
      keepPace(asked, keyOf(asked), at)
      if (standing.delete(`${asked.chat} ${id}`)) removed++
    },
    find: (chat, id) => standing.get(`${chat} ${id}`) ?? null,
    count: (chat, kind) => counts.get(countKey(chat, kind)) ?? 0,
    throttle: ({ chat }, until) => void parked.set(chat, until),
    unclear: (asked) => void uncleared.add(keyOf(asked)),
    breach,
    note(fate) {
      fates[fate] = (fates[fate] ?? 0) + 1
    },
    get sends() {
      return sends
    },
    get late() {
      return late
    },
    report: () => ({
      ...{ accepted, breaches, sends, fates, changed, late, removed },
      unclear: [...uncleared],
      peak: mostWithin(times, 1000),
      standing: [...standing.values()],
    }),
  }
}

function mostWithin(times: readonly number[], windowMs: number): number {
  let most = 0
  let from = 0
  for (const [at, time] of times.entries()) {
    while (time - (times[from] ?? time) >= windowMs) from++
    most = Math.max(most, at - from + 1)
  }
  return most
}
