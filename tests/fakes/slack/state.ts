import type { SeenBlock, SeenView } from './blocks.ts'

export interface TeamState {
  readonly id: string
  /** The newest. */
  token: string
  /** All that open it: until when, null for ever. */
  readonly tokens: Map<string, number | null | 'revoked'>
  /** Whether tokens expire, after how many milliseconds, and what the next is had for. */
  rotates: boolean
  lastsMs: number
  refresh: string | null
  readonly botUser: string
  /** It is an organisation, and the app is installed for all of it. */
  readonly org: boolean
  revoked: boolean
  readonly scopes: readonly string[]
  /** False where Slack has not brought containers to the workspace yet. */
  containers?: boolean
}

export interface ChannelState {
  readonly id: string
  readonly team: string
  name: string
  readonly kind: 'public' | 'private' | 'dm' | 'mpim'
  archived: boolean
  readonly shared: boolean
  /** User ids; the bot's is among them where it was invited. */
  readonly members: Set<string>
}

export interface PersonState {
  readonly id: string
  /** Home workspace. */
  readonly team: string
  readonly locale: string
  readonly guest: boolean
  /** The zone of their profile; absent: none. */
  readonly tz?: string
}

export interface SeenMessage {
  readonly channel: string
  readonly ts: string
  readonly thread: string | null
  readonly text: string
  readonly blocks: readonly SeenBlock[]
  /** Who alone sees it, or null: everybody. */
  readonly only: string | null
  /** True when it came through a response address. */
  readonly responded: boolean
  /** A reply that is shown in the channel too. */
  readonly broadcast?: boolean
}

/** What a person wrote. */
export interface Said {
  readonly channel: string
  readonly user: string
  readonly thread: string | null
  text: string
  readonly files: readonly object[]
  readonly attachments: readonly object[]
  readonly blocks?: readonly object[]
}

export interface FileState {
  readonly id: string
  readonly team: string
  readonly name: string
  mimetype: string
  bytes: Uint8Array
  /** As it was announced. */
  readonly length: number
  /** So often Slack says that it does not know the type yet; not used up before the upload is complete. */
  looks: number
  complete: boolean
}

export interface Call {
  readonly method: string
  readonly team: string
  readonly args: Readonly<Record<string, unknown>>
  readonly error: string | null
}

/** How a call goes wrong. `drop` takes the message and breaks the connection; `hang` never answers. */
export interface Fault {
  readonly method: string
  /** Only calls about this channel; all if not given. */
  readonly channel?: string
  /** How many calls; one if not given. */
  times?: number
  readonly how:
    | { readonly kind: 'error'; readonly error: string }
    | { readonly kind: 'limit'; readonly seconds: number | null }
    | { readonly kind: 'status'; readonly status: number; readonly body: string }
    | { readonly kind: 'page'; readonly body: string }
    | { readonly kind: 'drop' }
    | { readonly kind: 'hang' }
    /** Answers as ever, but not before. */
    | { readonly kind: 'wait'; readonly until: Promise<void> }
}

export interface SlackState {
  readonly teams: Map<string, TeamState>
  readonly channels: Map<string, ChannelState>
  readonly people: Map<string, PersonState>
  readonly messages: SeenMessage[]
  /** The time stamps of what is pinned, by channel. */
  readonly pins: Map<string, Set<string>>
  /** What people wrote, by time stamp. */
  readonly said: Map<string, Said>
  readonly files: Map<string, FileState>
  /** How often an upload has to be looked at before it is ready. */
  looks: number
  readonly calls: Call[]
  readonly faults: Fault[]
  /** How many messages a channel takes at once before it takes one a second; no limit if null. */
  burst: number | null
  /** What the channels can still take, and since when. */
  readonly rooms: Map<string, { left: number; at: number }>
  /** Home tabs by person. */
  readonly homes: Map<string, SeenView>
  /** Open modals by view id. */
  readonly modals: Map<string, SeenView>
  /** `until` on the clock of `performance`. */
  readonly triggers: Map<string, { readonly user: string; used: boolean; expired: boolean; until: number }>
  readonly responses: Map<
    string,
    { readonly channel: string; readonly user: string; readonly original: string | null; uses: number }
  >
  /** Codes of OAuth, each good for one workspace. */
  readonly codes: Map<string, string>
  readonly appTokens: Set<string>
  /** This Slack's clock, in milliseconds since the epoch; a test may turn it. */
  now: () => number
  next(): number
}

export const createState = (): SlackState => {
  let count = 0
  return {
    teams: new Map(),
    channels: new Map(),
    people: new Map(),
    messages: [],
    pins: new Map(),
    said: new Map(),
    files: new Map(),
    looks: 0,
    calls: [],
    faults: [],
    burst: null,
    rooms: new Map(),
    homes: new Map(),
    modals: new Map(),
    triggers: new Map(),
    responses: new Map(),
    codes: new Map(),
    appTokens: new Set(),
    now: Date.now,
    next: () => ++count,
  }
}

/** A time stamp as Slack's: unique in its channel. */
export const nextTs = (state: SlackState): string => `1700000000.${String(state.next()).padStart(6, '0')}`
