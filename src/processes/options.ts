import type { Adapter } from '../adapter.ts'
import type { ReadPage } from '../link-preview/page.ts'
import type { ProbeLink } from '../link-preview/probe-link.ts'
import type { Log } from '../log.ts'
import type { Brief } from '../model.ts'
import type { Claim, Store, Verdict } from '../store/port.ts'
import type { Clock } from '../time/clock.ts'
import type { Role } from './role.ts'

/** What a process is made of. */
export interface BriefwireOptions {
  readonly store: Store
  readonly adapters: readonly Adapter[]
  readonly brief: Brief
  /** Who may put items into the draft, such as `slack:U123`. */
  readonly admins: readonly string[]
  readonly onUncertain: 'hold' | 'resend'
  /** How many a reader may propose in 24 hours, 5 if not given; 0: none. */
  readonly proposalsPerDay?: number | undefined
  /** After this a send without an answer is uncertain, 30 s if not given; the libraries' own limit is 500 s or none. */
  readonly sendTimeoutMs?: number | undefined
  /** How long it is known who has which copy of an issue, so that corrections reach them; 90 days if not given. */
  readonly keepCopiesMs?: number | undefined
  /** Reads the pages that editors name; over HTTP if not given. */
  readonly readPage?: ReadPage
  /** Asks whether readers find something at the links of the draft; they are not asked for if not given. */
  readonly probeLink?: ProbeLink | null | undefined
  readonly log: Log
  /** The machine's own if not given, without its jumps. */
  readonly clock?: Clock
  /** How often each platform is asked whether it can be reached and knows us; every 30 s if not given. */
  readonly checkEveryMs?: number | undefined
  /** What this process does of the work: all, or only what comes in, or only what goes out; all if not given. */
  readonly role?: Role | undefined
  /** Hears what came of each send. */
  readonly onSettled?: (claim: Claim, verdict: Verdict) => void
}
