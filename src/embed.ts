import type { Adapter } from './adapter.ts'
import { type Briefwire, createBriefwire } from './briefwire.ts'
import { readConfig } from './config.ts'
import { createLog, type Log } from './log.ts'
import type { Language } from './model.ts'
import { openSqlite } from './store/sqlite/open.ts'

export type { Adapter } from './adapter.ts'
export type { Briefwire } from './briefwire.ts'

/** What a program that embeds Briefwire can choose; what is left out is as in `.env.example`. */
export interface EmbedOptions {
  /** What `fromGrammy`, `fromTelegraf` and the like gave. */
  readonly adapters: readonly Adapter[]
  /** Path of the database file. */
  readonly database?: string
  readonly title?: string
  /** IANA. */
  readonly timeZone?: string
  readonly language?: Language
  /** Who may put items into the draft, such as `slack:U123`. */
  readonly admins?: readonly string[]
  readonly onUncertain?: 'hold' | 'resend'
  /** Your own log; a pino logger fits. Left out: warnings go to standard error. */
  readonly log?: Log
}

/** Starts Briefwire inside your program: it delivers and answers until `stop()`. Throws UserError for a database that it cannot use. */
export async function startBriefwire(options: EmbedOptions): Promise<Briefwire> {
  const defaults = readConfig({})
  const { adapters, admins = [], database = defaults.databasePath, onUncertain = defaults.onUncertain } = options
  const { title, timeZone, language } = { ...defaults.brief, ...options }
  const log = options.log ?? createLog({ level: 'warn', secrets: [], fd: 2, terminal: false, colour: false })
  const store = openSqlite({ path: database })
  const briefwire = createBriefwire({ store, adapters, brief: { title, timeZone, language }, admins, onUncertain, log })
  await briefwire.deliver()
  await briefwire.listen()
  return briefwire
}
