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
  /** What the messages say in the end. */
  readonly standing: readonly Standing[]
  readonly told: readonly Told[]
  /** How many changes were accepted. */
  readonly changed: number
}

/** The part of an issue that a message brings, and what it said last. */
export type Standing = readonly [chat: string, part: number, mark: string]

/** A message that told of a correction: what of. */
export type Told = readonly [chat: string, marks: string]

/** The platform's own book: the other half of every comparison with the ledger. */
export interface Book {
  /** A send came in; tells which of its kind it is. */
  ask(chat: string, issue: number, part: number, at: number): Asked
  /** The message is there; tells its id. */
  accept(asked: Asked, mark: string, thread: string | null, at: number): string
  /** The message says something else now. */
  change(asked: Asked, id: string, mark: string, at: number): void
  /** A message told of a correction; tells its id. */
  tell(asked: Asked, marks: string, at: number): string
  /** Whether there is such a message in this chat. */
  has(chat: string, id: string): boolean
  throttle(asked: Asked, until: number): void
  unclear(asked: Asked): void
  breach(what: string): void
  note(fate: string): void
  readonly sends: number
  report(): Seen
}

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
  const told: Told[] = []
  let sends = 0
  let changed = 0
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
    const number = accepted.length + told.length
    return platform === 'slack' ? `17${String(number).padStart(8, '0')}.000100` : String(number + 1)
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
    accept(asked, mark, thread, at) {
      const { chat, issue, part } = asked
      const origin = plan.origin(chat)
      const key = keyOf(asked)
      keepPace(asked, key, at)
      const first = ids.get(`${origin} ${issue} 0`) ?? null
      if (part > 0 && first === null) breach(`${key}: its first part is not there`)
      if (platform === 'slack' && thread !== (part === 0 ? null : first))
        breach(`${key}: not in the thread of its issue`)
      const id = newId()
      ids.set(key, id)
      accepted.push([origin, issue, part, id])
      standing.set(`${chat} ${id}`, [origin, part, mark])
      return id
    },
    change(asked, id, mark, at) {
      keepPace(asked, keyOf(asked), at)
      changed++
      const [origin = '', part = 0] = standing.get(`${asked.chat} ${id}`) ?? []
      standing.set(`${asked.chat} ${id}`, [origin, part, mark])
    },
    tell(asked, marks, at) {
      keepPace(asked, keyOf(asked), at)
      const id = newId()
      told.push([plan.origin(asked.chat), marks])
      return id
    },
    has: (chat, id) => standing.has(`${chat} ${id}`),
    throttle: ({ chat }, until) => void parked.set(chat, until),
    unclear: (asked) => void uncleared.add(keyOf(asked)),
    breach,
    note(fate) {
      fates[fate] = (fates[fate] ?? 0) + 1
    },
    get sends() {
      return sends
    },
    report: () => ({
      ...{ accepted, breaches, sends, fates, told, changed },
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
