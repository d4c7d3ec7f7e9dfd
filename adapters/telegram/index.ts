import { setTimeout as sleep } from 'node:timers/promises'
import type { Adapter, Host } from '../../src/adapter.ts'
import { messageOf } from '../../src/errors.ts'
import type { Language, Target } from '../../src/model.ts'
import { createButtons } from './buttons.ts'
import { type Client, type ClientOptions, createClient, createStrip } from './client.ts'
import { examine, type Finding } from './doctor.ts'
import { createFlood } from './flood.ts'
import { limits } from './limits.ts'
import { discreet, type Log, silent } from './log.ts'
import { createNames, type Names, type Renames } from './names.ts'
import { type Part, render } from './render/index.ts'
import { createReply } from './reply.ts'
import { createSender } from './send.ts'
import { createSequence } from './sequence.ts'
import { apologise, type Counter, deal, slowDown } from './take.ts'
import { type Event, type Me, readUpdate } from './updates.ts'

/** Everything that can be chosen, whichever library receives. */
export interface TelegramOptions extends ClientOptions {
  /** `rich` puts a whole issue into one message; some clients showed those blank. */
  readonly format?: 'classic' | 'rich' | undefined
  /** For people whose client speaks neither English nor Chinese. */
  readonly language?: Language | undefined
  readonly messagesPerSecond?: number | undefined
  readonly paidBroadcast?: boolean | undefined
  readonly commands?: Renames | undefined
  /** Whether `@bot words` offers items in any chat; yes if not given. */
  readonly inline?: boolean | undefined
  /** How many questions a chat may ask at once, and how soon the next ones. */
  readonly flood?: { readonly burst: number; readonly everyMs: number } | undefined
  readonly log?: Log | undefined
  readonly now?: (() => number) | undefined
}

/** An adapter with what only Telegram has. */
export interface TelegramAdapter extends Adapter<Part> {
  /** Says what is wrong with token, webhook, privacy mode, inline mode, and with the bot's rights in a chat if one is named. */
  examine(chat?: string): Promise<readonly Finding[]>
}

/** `plugin` lives in somebody else's bot and must know what to pass on; in the others every update is ours. */
export type Mode = 'plugin' | 'polling' | 'webhook'

/** What became of an update: ours, or to be passed on, or it could not be put away and should come again. */
export type Taken = 'ours' | 'passed' | 'failed'

/** What the wiring of a library is built on. */
export interface Telegram {
  readonly adapter: TelegramAdapter
  readonly client: Client
  readonly names: Names
  readonly log: Log
  readonly fallback: Language
  readonly closing: AbortSignal
  /** Takes one raw update. Never throws. */
  take(update: unknown, me: Me): Promise<Taken>
  /** Deals with what an earlier process left undone; once. */
  replay(me: Me): Promise<void>
}

/** The Telegram side of Briefwire without a library. */
export const createTelegram = (options: TelegramOptions, mode: Mode): Telegram => {
  const { language: fallback = 'en', inline = true, now = Date.now } = options
  const log = discreet(options.log ?? silent, createStrip(options.token))
  const client = createClient(options)
  const names = createNames(options.commands)
  const buttons = createButtons()
  const ink = { buttons, names }
  const ending = new AbortController()
  const flood = createFlood({ ...(options.flood ?? { burst: 10, everyMs: 2000 }), now })
  const sequence = createSequence()
  let format = options.format ?? 'classic'
  let host: Host | null = null
  let known: ReadonlySet<string> = new Set()
  let replayed = false

  const onNoRich = () => {
    if (format === 'rich')
      log.warn('This Bot API server does not know rich messages: sending classic ones from now on.')
    format = 'classic'
  }
  const sender = createSender({ client, paidBroadcast: options.paidBroadcast, now, onNoRich })
  const draw: TelegramAdapter['render'] = (doc) => render(doc, ink, format)
  const reply = createReply({
    // Answers never cost Stars.
    sender: createSender({ client, now, onNoRich }),
    render: draw,
    follow: async (change) => host?.follow(change),
    turn: async (target) => host?.turn(target),
    log,
    closing: ending.signal,
    wait: (ms, signal) => sleep(ms, undefined, { signal }),
  })
  const counter: Counter = { client, ink, buttons, reply, fallback, shared: mode === 'plugin', log }

  const handled = async (to: Host, id: string) => {
    try {
      await to.handled('telegram', client.bot, id)
    } catch (thrown) {
      log.error(`An update was dealt with and could not be ticked off: ${messageOf(thrown)}`)
    }
  }

  /** Whether the event is surely ours; commands that no menu shows may be the host's. */
  const isOurs = (event: Event): boolean => {
    if (event.kind === 'command') return mode !== 'plugin' || known.has(event.command)
    return event.kind === 'press' && buttons.read(event.data).kind !== 'foreign'
  }

  const work = async (to: Host, id: string, event: Event, raw: unknown, me: Me): Promise<Taken> => {
    const ours = isOurs(event)
    const allowance = ours ? flood(keyOf(event)) : 'go'
    if (allowance !== 'go') {
      await slowDown(event, allowance, counter)
      return 'ours'
    }
    const stored = to.receive('telegram', client.bot, id, JSON.stringify(raw))
    let taken: Taken = ours ? 'ours' : 'passed'
    // Queued before it is stored, so that the order of one chat is the order of arrival.
    const done = sequence.run(keyOf(event), async () => {
      if (!(await stored.catch(() => false))) return
      if (await deal(event, me, to, counter)) taken = 'ours'
      await handled(to, id)
    })
    try {
      await stored
    } catch (thrown) {
      log.error(`An update could not be put away: ${messageOf(thrown)}`)
      // Telegram sends it again to a webhook; anywhere else it is gone, and somebody waits.
      if (mode !== 'webhook' && ours) await apologise(event, counter)
      return ours && mode === 'plugin' ? 'ours' : 'failed'
    }
    // What is surely ours need not hold up the host's other updates; only what may be the host's has to be known first.
    if (mode === 'plugin' && !ours) await done
    return taken
  }

  const replay = async (me: Me) => {
    if (host === null || replayed) return
    replayed = true
    const to = host
    try {
      for (const { update, payload } of await to.unhandled('telegram', client.bot)) {
        const { event } = readUpdate(JSON.parse(payload), me, names)
        if (event !== null) await sequence.run(keyOf(event), async () => void (await deal(event, me, to, counter)))
        await handled(to, update)
      }
    } catch (thrown) {
      log.error(`Updates left over from before could not be dealt with: ${messageOf(thrown)}`)
    }
  }

  return {
    client,
    names,
    log,
    fallback,
    closing: ending.signal,
    replay,
    async take(raw, me) {
      if (host === null || ending.signal.aborted) return 'passed'
      const { id, event } = readUpdate(raw, me, names)
      if (id === null || event === null) return 'passed'
      if (event.kind === 'press' && buttons.read(event.data).kind === 'foreign') return 'passed'
      if (event.kind !== 'inline') return work(host, id, event, raw, me)
      // Nobody waits for an inline query after a restart: it is not put away.
      if (!inline || flood(keyOf(event)) !== 'go') return 'passed'
      const answered = deal(event, me, host, counter)
      return mode !== 'plugin' || (await answered) ? 'ours' : 'passed'
    },
    adapter: {
      platform: 'telegram',
      pace: {
        perSecond: options.messagesPerSecond ?? limits.messagesPerSecond,
        chatMs: (target: Target) => (target.chat.startsWith('-') ? limits.groupChatMs : limits.privateChatMs),
      },
      accounts: () => [client.bot],
      render: draw,
      send: sender.send,
      edit: sender.edit,
      remove: sender.remove,
      async listen(to) {
        host = to
        known = new Set(to.menu(fallback).map(({ name }) => name))
      },
      examine: (chat) => examine(client, mode, chat),
      async close() {
        ending.abort()
        // A command that hangs must not hold up the end: it stays unhandled, and the next start deals with it.
        await Promise.race([sequence.idle(), sleep(2000, undefined, { ref: false })])
        await client.close()
      },
    },
  }
}

/** What is kept in order: everything of one chat. */
const keyOf = (event: Event): string => {
  switch (event.kind) {
    case 'command':
    case 'membership':
      return event.place.chat
    case 'press':
      return event.place?.chat ?? event.id
    case 'inline':
      return `inline ${event.from}`
    case 'moved':
      return event.from
  }
}
