import { createConsole } from '../adapters/console/index.ts'
import { createRender } from '../adapters/console/render.ts'
import type { OwnAdapter } from '../adapters/telegram/own.ts'
import type { Adapter } from './adapter.ts'
import { createBriefwire } from './briefwire.ts'
import type { Config } from './config.ts'
import { createDesk, type Desk } from './desk/desk.ts'
import type { Doc } from './doc.ts'
import { meet } from './first.ts'
import { type Health, openHttp } from './http.ts'
import type { Log } from './log.ts'
import type { Store } from './store/port.ts'
import { openSqlite } from './store/sqlite/open.ts'

/** How the terminal takes part: as a chat with a person, as a script that is piped in, or not at all. */
export type TerminalMode = 'prompt' | 'script' | 'none'

export interface StartOptions {
  readonly config: Config
  readonly log: Log
  readonly terminal: TerminalMode
  /** Columns and colour of the terminal. */
  readonly look: { readonly width: number; readonly colour: boolean }
  /** The terminal's input has ended. */
  readonly onEnd: () => void
}

/** The running program. */
export interface App {
  readonly url: string
  /** Stops taking in, finishes what is under way, closes everything. Harmless when called twice. */
  stop(): Promise<void>
}

/** The store and the desk that the configuration names: what the other commands of the command line work with. */
export function openDesk(config: Config): { readonly store: Store; readonly desk: Desk } {
  const store = openSqlite({ path: config.databasePath })
  return { store, desk: createDesk({ store, brief: config.brief, now: Date.now }) }
}

/** How each platform would show a doc, as text for a terminal; `text` is the terminal itself. */
export function renderers(_config: Config): ReadonlyMap<string, (doc: Doc) => readonly string[]> {
  return new Map([['text', createRender({ width: 80, colour: false })]])
}

/** Composes and starts everything. Throws UserError for what the operator can put right. */
export async function start(options: StartOptions): Promise<App> {
  const { config, log } = options
  const store = openSqlite({ path: config.databasePath })
  const terminal = connectTerminal(options)
  const telegram = await connectTelegram(config, log)
  const adapters = [terminal, telegram].filter((adapter) => adapter !== null)
  const briefwire = createBriefwire({ ...config, store, adapters, log })
  let health: Health = { ready: false, reason: 'starting' }
  try {
    const http = await openHttp({
      ...config,
      metrics: briefwire.metrics,
      log,
      mount(app) {
        const { handle } = telegram ?? {}
        if (handle) app.post(webhookPath(config), (context) => handle(context.req.raw))
      },
      health: async () => {
        await store.changes()
        return health
      },
    })
    await briefwire.deliver()
    if (terminal && adapters.length === 1)
      await meet({ ...briefwire, store, chat: terminal, language: config.brief.language })
    await briefwire.listen()
    health = { ready: true }
    log.info({ url: http.url, platforms: adapters.map(({ platform }) => platform) }, 'Briefwire is ready')
    return {
      url: http.url,
      async stop() {
        health = { ready: false, reason: 'stopping' }
        log.info({}, 'stopping: finishing what is under way')
        await http.close()
        await briefwire.stop()
        log.info({}, 'stopped')
      },
    }
  } catch (thrown) {
    await briefwire.stop()
    throw thrown
  }
}

/** Loads a platform's library only where it is needed: a start without it takes half the time. */
async function connectTelegram({ telegram, brief }: Config, log: Log): Promise<OwnAdapter | null> {
  if (!telegram) return null
  const { webhook, perSecond: messagesPerSecond, ...options } = telegram
  const create =
    telegram.library === 'grammy'
      ? (await import('../adapters/grammy/create.ts')).createGrammy
      : (await import('../adapters/telegraf/create.ts')).createTelegraf
  return create({ ...options, messagesPerSecond, language: brief.language, log, webhook: webhook ?? undefined })
}

/** Telegram posts to the path of the public address; a proxy in front keeps it. */
const webhookPath = ({ telegram }: Config): string => new URL(telegram?.webhook?.url ?? 'http://localhost/').pathname

function connectTerminal({ terminal, look, onEnd }: StartOptions): Adapter | null {
  const { stdin: input, stdout: output } = process
  return terminal === 'none'
    ? null
    : createConsole({ ...look, input, output, interactive: terminal === 'prompt', onEnd })
}
