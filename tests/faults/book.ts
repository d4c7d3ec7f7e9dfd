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
}

/** The platform's own book: the other half of every comparison with the ledger. */
export interface Book {
  /** A send came in; tells which of its kind it is. */
  ask(chat: string, issue: number, part: number, at: number): Asked
  /** The message is there; tells its id. */
  accept(asked: Asked, thread: string | null, at: number): string
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
  let sends = 0
  const breach = (what: string): void => void breaches.push(what)

  return {
    ask(chat, issue, part, at) {
      sends++
      const key = `${plan.origin(chat)} ${issue} ${part}`
      const nth = asks.get(key) ?? 0
      asks.set(key, nth + 1)
      if (at < (parked.get(chat) ?? 0)) breach(`${key}: sent again before the time that a 429 named`)
      return { chat, issue, part, nth }
    },
    accept({ chat, issue, part }, thread, at) {
      const origin = plan.origin(chat)
      const key = `${origin} ${issue} ${part}`
      const before = last.get(chat)
      if (before && before.key !== key && at - before.at < chatMs)
        breach(`${key}: only ${Math.round(at - before.at)} ms after ${before.key}`)
      const first = ids.get(`${origin} ${issue} 0`) ?? null
      if (part > 0 && first === null) breach(`${key}: its first part is not there`)
      if (platform === 'slack' && thread !== (part === 0 ? null : first))
        breach(`${key}: not in the thread of its issue`)
      const id =
        platform === 'slack' ? `17${String(accepted.length).padStart(8, '0')}.000100` : String(accepted.length + 1)
      ids.set(key, id)
      last.set(chat, { key, at })
      accepted.push([origin, issue, part, id])
      times.push(at)
      return id
    },
    throttle: ({ chat }, until) => void parked.set(chat, until),
    unclear: ({ chat, issue, part }) => void uncleared.add(`${plan.origin(chat)} ${issue} ${part}`),
    breach,
    note(fate) {
      fates[fate] = (fates[fate] ?? 0) + 1
    },
    get sends() {
      return sends
    },
    report: () => ({ accepted, unclear: [...uncleared], breaches, sends, fates, peak: mostWithin(times, 1000) }),
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
