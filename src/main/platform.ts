import type { Adapter } from '../adapter.ts'
import type { Config } from '../config.ts'
import type { Desk } from '../desk/desk.ts'
import type { Doc } from '../doc.ts'
import type { Routes } from '../http/server.ts'
import type { ReadPage } from '../link-preview/page.ts'
import type { ProbeLink } from '../link-preview/probe-link.ts'
import type { Log } from '../log.ts'
import type { Target, Wants } from '../model.ts'
import type { Role } from '../processes/role.ts'
import type { InstallationStore } from '../store/platforms.ts'
import type { Store } from '../store/port.ts'
import type { Answered } from './unsigned.ts'
import type { Edition } from './web/edition.ts'
import type { TryIt } from './web/try-it.ts'

/** How the terminal takes part: as a chat with a person (`plain`: the cursor cannot be moved), as a script that is piped in, or not at all. */
export type TerminalMode = 'live' | 'plain' | 'script' | 'none'

export interface StartOptions {
  readonly config: Config
  readonly log: Log
  readonly terminal: TerminalMode
  /** What this process does of the work; all of it if not given. */
  readonly role?: Role
  /** Take part beside the platforms that are configured; none if not given. */
  readonly beside?: readonly Connected[]
  /** Columns and colour of the terminal. */
  readonly look: { readonly width: number; readonly colour: boolean }
  /** What must never be kept; nothing if not given. */
  readonly secrets?: readonly string[]
  /** The pages can be reached now. */
  readonly onOpen?: (url: string) => void
  /** The terminal's input has ended. */
  readonly onEnd: () => void
  /** Reads the pages that editors name; over HTTP if not given. */
  readonly readPage?: ReadPage
  /** Asks for the links of the draft; over HTTP, as the configuration wants it, if not given. */
  readonly probeLink?: ProbeLink
  /** False: a database of an older format is upgraded without a backup. */
  readonly backup?: boolean
  /** How often each platform is asked whether it can be reached and knows us; every 30 s if not given. */
  readonly checkEveryMs?: number
}

/** What a platform is connected with. */
export interface ConnectOptions extends StartOptions {
  /** The time of the process: the wall clock's, without its jumps. */
  readonly now: () => number
  readonly store: Store
  readonly desk: Desk
}

/** A platform that takes part. */
export interface Connected {
  readonly adapter: Adapter
  /** What its page needs, where it is the one to try things on. */
  readonly tryIt?: TryIt
  /** What the pages need on which people subscribe to mails. */
  readonly edition?: Edition
  /** Adds what the platform posts to, where it posts, and tells how each request was answered. */
  mount?(routes: Routes, answered: Answered): void
}

/** One thing looked at, and what to do about it where it is not well. */
export interface Finding {
  readonly ok: boolean
  readonly message: string
}

/** Shows a doc as a platform would: its parts, as text or as the JSON that is sent. */
export type Preview = (doc: Doc) => readonly string[]

/** One platform as the program knows it. Its libraries are loaded only where it is needed: a start without them takes half the time. */
export interface Platform {
  /** Whether the environment asks for it. */
  configured(config: Config): boolean
  /** Null where it takes no part. */
  connect(options: ConnectOptions): Promise<Connected | null>
  /** The name that `preview --as` knows it by, and what it shows. */
  readonly preview: { readonly name: string; load(config: Config): Promise<Preview> }
  /** What is wrong with it, asked of the platform itself; `chat` names one chat of it. Only where it is configured. */
  examine(config: Config, chat?: string): Promise<readonly Finding[]>
  /** The account meant by an empty column of the subscribers' file, or null: it has to be named. */
  onlyAccount(config: Config): string | null
  /** The accounts that a start would serve; null: that cannot be told now. */
  accounts(config: Config, store: InstallationStore): Promise<readonly string[] | null>
  /** An address as it is kept, where people may write it in more than one way; it stays as it is where it is none. Absent: as it is written. */
  readChat?(written: string): string
  /** What somebody wants there who was asked for nothing; absent: what everybody does. */
  readonly usually?: Partial<Wants>
  /** Why nothing could ever be sent to this address, and what one looks like; null: it may well be there. */
  faultOf(address: Omit<Target, 'platform'>): string | null
}

/** A part as the JSON that is sent. */
export const pretty = (value: unknown): string => JSON.stringify(value, null, 2)
