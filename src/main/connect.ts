import { createConsole } from '../../adapters/console/index.ts'
import type { SlackAdapter } from '../../adapters/slack/connect.ts'
import type { OwnAdapter } from '../../adapters/telegram/standalone.ts'
import type { Adapter } from '../adapter.ts'
import { createHome } from '../commands/home-page.ts'
import type { Config } from '../config.ts'
import type { Desk } from '../desk/desk.ts'
import { messageOf } from '../errors.ts'
import type { ReadPage } from '../link-preview/page.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/port.ts'
import { defaultTopics } from '../topics/defaults.ts'
import { topicsOf } from '../topics/guess.ts'

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
  /** Reads the pages that editors name; over HTTP if not given. */
  readonly readPage?: ReadPage
}

/** The terminal as a chat, or null where it takes no part. */
export function connectTerminal({ config, terminal, look, onEnd }: StartOptions): Adapter | null {
  if (terminal === 'none') return null
  const { stdin: input, stdout: output } = process
  return createConsole({
    ...look,
    input,
    output,
    interactive: terminal === 'prompt',
    language: config.brief.language,
    onEnd,
  })
}

// A platform's library is loaded only where it is needed: a start without it takes half the time.

/** The Telegram bot that is configured, over the library that was chosen, or null. */
export async function connectTelegram({ telegram, brief }: Config, log: Log): Promise<OwnAdapter | null> {
  if (!telegram) return null
  const { webhook, perSecond: messagesPerSecond, ...options } = telegram
  const create =
    telegram.library === 'grammy'
      ? (await import('../../adapters/grammy/create.ts')).createGrammy
      : (await import('../../adapters/telegraf/create.ts')).createTelegraf
  return create({ ...options, messagesPerSecond, language: brief.language, log, webhook: webhook ?? undefined })
}

/** Telegram posts to the path of the public address; a proxy in front keeps it. */
export const webhookPath = ({ telegram }: Config): string =>
  new URL(telegram?.webhook?.url ?? 'http://localhost/').pathname

/** The Slack app that is configured, or null. */
export async function connectSlack(config: Config, log: Log, store: Store, desk: Desk): Promise<SlackAdapter | null> {
  if (!config.slack) return null
  const { oauth, perSecond: messagesPerSecond, ...slack } = config.slack
  const { createSlack } = await import('../../adapters/slack/connect.ts')
  const laneOf = (account: string) => ({ platform: 'slack', account })
  const rows = {
    get: (id: string) => store.installation(laneOf(id)),
    put: (id: string, sealed: string) => store.saveInstallation(laneOf(id), sealed, Date.now()),
    delete: (id: string) => store.forgetInstallation(laneOf(id)),
    ids: () => store.installations('slack'),
  }
  const installed = (account: string): void => {
    log.info({ account }, 'a Slack workspace installed the app')
    store
      .openLane(laneOf(account))
      .catch((thrown) => log.error({ account, reason: messageOf(thrown) }, 'its lane stays closed'))
  }
  return createSlack({
    ...slack,
    messagesPerSecond,
    log,
    isEditor: async (person) => (await desk.roles.roleOf(`slack:${person}`)) !== null,
    home: createHome({ store, brief: config.brief, topics: defaultTopics, now: Date.now, desk }),
    desk: {
      topics: async () => defaultTopics,
      guess: async (text) => topicsOf(text, defaultTopics),
      propose: ({ section, ...item }, { person, account, channel }) =>
        desk.propose({
          item,
          section,
          person: `slack:${person.id}`,
          name: person.name,
          from: { ...laneOf(account), chat: channel, thread: null },
        }),
    },
    oauth: oauth && { ...oauth, rows, installed },
  })
}
