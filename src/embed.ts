import './node/required.js'
import type { Adapter } from './adapter.ts'
import { type Briefwire, createBriefwire } from './briefwire.ts'
import { databaseNamed } from './config/database.ts'
import { checkEmbedOptions } from './config/embed-options.ts'
import { readConfig } from './config.ts'
import { type Archive, createArchive } from './embed/archive.ts'
import { createEditing, type Editing } from './embed/editing.ts'
import { type BriefwireEvents, createEvents, type EventName } from './embed/events.ts'
import { createReaders, type Readers } from './embed/readers.ts'
import { type Parsed, parse } from './ingest/parse.ts'
import { createProbeLink } from './link-preview/probe-link.ts'
import { createLog, type Log } from './log.ts'
import { chooseTopics } from './main/choose-topics.ts'
import { openStore } from './main/open-store.ts'
import type { Language } from './model.ts'

export type { Adapter } from './adapter.ts'
export type { Briefwire } from './briefwire.ts'
export type { Desk, Publisher } from './desk/desk.ts'
export type { Archive } from './embed/archive.ts'
export type { Corrected, Editing, ItemChange } from './embed/editing.ts'
export type { BriefwireEvents, EventName } from './embed/events.ts'
export type { Readers } from './embed/readers.ts'
export { UserError } from './errors.ts'
export type { Health } from './health.ts'
export { type Parsed, type ParseOptions, parse } from './ingest/parse.ts'
export { print } from './ingest/print.ts'
export { printMarkdown } from './ingest/print-markdown.ts'
export type {
  Draft,
  Entry,
  Issue,
  Item,
  Language,
  Section,
  Source,
  Subscription,
  Target,
  Topic,
  Wants,
} from './model.ts'
export type { Page, Published, SearchPage, SubscribeOutcome, Window } from './store/port.ts'
export { defaultTopics } from './topics/defaults.ts'

/** Briefwire inside your program. */
export interface EmbeddedBriefwire extends Briefwire, Editing {
  /** Reads a newsletter's text, with the topics of this brief. */
  parse(text: string): Promise<Parsed>
  readonly archive: Archive
  readonly readers: Readers
  /** Hears what happens from now on; the function that comes back ends that. */
  on<Name extends EventName>(name: Name, listener: (event: BriefwireEvents[Name]) => void): () => void
}

/** What a program that embeds Briefwire can choose; what is left out is as in `.env.example`. */
export interface EmbedOptions {
  /** What `fromGrammy`, `fromTelegraf` and the like gave. */
  readonly adapters: readonly Adapter[]
  /** Path of the database file, or the address of a PostgreSQL database. */
  readonly database?: string | undefined
  readonly title?: string | undefined
  /** IANA. */
  readonly timeZone?: string | undefined
  readonly language?: Language | undefined
  /** The topics that a new brief starts with, as BRIEF_TOPICS names them: `technology,ai`, `./topics.json`; those of commerce if not given. */
  readonly topics?: string | undefined
  /** The first owners of the desk, such as `telegram:1001` or `slack:U123`. */
  readonly admins?: readonly string[] | undefined
  readonly onUncertain?: 'hold' | 'resend' | undefined
  /** How many one reader may propose in 24 hours; 0: none. */
  readonly proposalsPerDay?: number | undefined
  /** Whether the links of the next issue are asked for, so that editors hear of dead ones. */
  readonly checkLinks?: boolean | undefined
  /** Your own log; a pino logger fits. Left out: warnings go to standard error. */
  readonly log?: Log | undefined
}

/**
 * Starts Briefwire inside your program: it delivers and answers until `stop()`. Throws one UserError that names every option that is
 * wrong, or says why the database cannot be used.
 */
export async function startBriefwire(options: EmbedOptions): Promise<EmbeddedBriefwire> {
  const topics = checkEmbedOptions(options)
  const defaults = readConfig({})
  const admins = (options.admins ?? []).map((written) => ownerAs(written, options.adapters))
  const { adapters, database = defaults.databasePath, log = ownLog() } = options
  const brief = {
    title: options.title ?? defaults.brief.title,
    timeZone: options.timeZone ?? defaults.brief.timeZone,
    language: options.language ?? defaults.brief.language,
  }
  const events = createEvents(log)
  const opened = await openStore(databaseNamed(database), {
    tell: (sentence) => log.warn({}, sentence),
    afterCrash: {
      onDamage: (reason) => log.error({ reason }, 'the last run did not close the database, and it is damaged'),
    },
  })
  const store = events.watch(opened)
  const briefwire = createBriefwire({
    store,
    onSettled: events.settled,
    adapters,
    brief,
    admins,
    onUncertain: options.onUncertain ?? defaults.onUncertain,
    proposalsPerDay: options.proposalsPerDay ?? defaults.proposalsPerDay,
    probeLink: (options.checkLinks ?? defaults.checkLinks) ? createProbeLink() : null,
    log,
  })
  try {
    const notice = await chooseTopics(store, topics ?? defaults.topics, Date.now)
    if (notice !== null) log.warn({}, notice)
    await briefwire.deliver()
    await briefwire.listen()
  } catch (thrown) {
    await Promise.allSettled([briefwire.stop()])
    throw thrown
  }
  return {
    ...briefwire,
    ...createEditing(briefwire.desk, store),
    parse: async (text) => parse(text, { topics: await store.topics() }),
    archive: createArchive(store),
    readers: createReaders({ store, brief, now: Date.now }),
    on: events.on,
  }
}

/** An owner as the adapter of the platform calls them. */
function ownerAs(written: string, adapters: readonly Adapter[]): string {
  const [platform = '', id = ''] = written.split(':')
  const adapter = adapters.find((each) => each.platform === platform)
  return adapter?.readPerson === undefined ? written : `${platform}:${adapter.readPerson(id)}`
}

const ownLog = (): Log => createLog({ level: 'warn', secrets: [], fd: 2, terminal: false, colour: false })
