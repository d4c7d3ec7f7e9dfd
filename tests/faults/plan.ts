import { hash } from 'node:crypto'

/** What happens to a request that asks for a message. `accepts`: whether the message is there afterwards. */
export type Fate =
  | { readonly kind: 'fine' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'throttled' }
  /** HTTP 500 with a page for people. */
  | { readonly kind: 'page'; readonly accepts: boolean }
  | { readonly kind: 'cut'; readonly accepts: boolean }
  | { readonly kind: 'hung'; readonly accepts: boolean }

/** One request for a message: the `nth` one, from 0, for this part of this issue in this chat. */
export interface Asked {
  readonly chat: string
  readonly issue: number
  readonly part: number
  readonly nth: number
}

/** All that goes wrong, decided by the seed alone: the same request meets the same fate, whenever it comes. */
export interface Plan {
  readonly chats: readonly string[]
  fate(asked: Asked): Fate
  /** Milliseconds until the answer. */
  latency(asked: Asked): number
  isBlocked(chat: string): boolean
  /** Where a chat was before it moved; any other chat is where it was. */
  origin(chat: string): string
  /** A number from 0 to 1 for anything else that is left to chance. */
  chance(name: string): number
}

export interface PlanOptions {
  readonly platform: 'telegram' | 'slack'
  readonly seed: number
  readonly readers: number
  /** Multiplies all troubles; 0 is fair weather. */
  readonly trouble: number
}

/** Shares of all chats, and of all sends. */
const shares = { blocked: 0.02, moved: 0.02, throttled: 0.0015, page: 0.002, cut: 0.004, hung: 0.0003 }
const latencyMs = { least: 2, most: 25 }

/** The plan of a seed. In Telegram every tenth chat is a group, and only groups move. */
export function createPlan({ platform, seed, readers, trouble }: PlanOptions): Plan {
  const chance = (name: string): number => Number.parseInt(hash('sha1', `${seed} ${name}`).slice(0, 8), 16) / 2 ** 32
  const often = (name: string, share: number): boolean => chance(name) < share * trouble
  const origin = (chat: string): string => (chat.startsWith(superPrefix) ? `-${chat.slice(superPrefix.length)}` : chat)
  const isBlocked = (chat: string): boolean => often(`blocked ${origin(chat)}`, shares.blocked)
  const moves = (chat: string): boolean => /^-\d{1,12}$/.test(chat) && often(`moved ${chat}`, shares.moved * 10)

  const stumble = (name: string): Fate => {
    const accepts = chance(`accepts ${name}`) < 0.5
    if (often(`throttled ${name}`, shares.throttled)) return { kind: 'throttled' }
    if (often(`page ${name}`, shares.page)) return { kind: 'page', accepts }
    if (often(`cut ${name}`, shares.cut)) return { kind: 'cut', accepts }
    if (often(`hung ${name}`, shares.hung)) return { kind: 'hung', accepts }
    return { kind: 'fine' }
  }

  return {
    chats: Array.from({ length: readers }, (_, at) => nameOf(platform, at)),
    fate({ chat, issue, part, nth }) {
      if (moves(chat)) return { kind: 'moved', to: `${superPrefix}${chat.slice(1)}` }
      if (isBlocked(chat)) return { kind: 'blocked' }
      return stumble(`${chat} ${issue} ${part} ${nth}`)
    },
    latency: ({ chat, issue, part, nth }) =>
      latencyMs.least + chance(`latency ${chat} ${issue} ${part} ${nth}`) * (latencyMs.most - latencyMs.least),
    isBlocked,
    origin,
    chance,
  }
}

const superPrefix = '-100900'

function nameOf(platform: PlanOptions['platform'], at: number): string {
  if (platform === 'slack') return `C${String(at).padStart(8, '0')}`
  return at % 10 === 3 ? String(-4_000_000 - at) : String(10_000_000 + at)
}
