import { setTimeout as sleep } from 'node:timers/promises'
import type { Adapter, Host, IntakeMode } from '../../src/adapter.ts'
import { DeliveryError } from '../../src/errors.ts'
import type { Language, Target } from '../../src/model.ts'
import { createSequence } from '../sequence/sequence.ts'
import { type Client, type ClientOptions, createClient, createStrip } from './api/client.ts'
import { failureOf } from './api/errors.ts'
import { explain } from './api/explain.ts'
import { chatId } from './api/ids.ts'
import { askMe, type Me } from './api/me.ts'
import { chat as chatSchema } from './api/schema.ts'
import { createButtons } from './buttons.ts'
import { checkNames, createNames, type Names, type Renames } from './command-names.ts'
import { examine, type Finding } from './doctor.ts'
import { limits } from './limits.ts'
import { discreet, type Log, silent } from './log.ts'
import type { UpdateContext } from './receive/context.ts'
import { createIntake, type Mode, type Taken } from './receive/intake.ts'
import { createFlood } from './receive/rate-limit.ts'
import { becomes, type Part, render } from './render/index.ts'
import { createPhotos } from './send/photos.ts'
import { createPictureNames } from './send/picture-names.ts'
import { createReply } from './send/reply.ts'
import { createRichMessages } from './send/rich.ts'
import { createSender } from './send/send.ts'
import { createWhisper } from './send/whisper.ts'

/** Everything that can be chosen, whichever library receives. */
export interface TelegramOptions extends ClientOptions {
  /** `rich` puts a whole issue into one message; some clients showed those blank. */
  readonly format?: 'classic' | 'rich' | undefined
  /** For people whose client speaks neither English nor Chinese. */
  readonly language?: Language | undefined
  readonly messagesPerSecond?: number | undefined
  readonly paidBroadcast?: boolean | undefined
  readonly commands?: Renames | undefined
  /** How much of what is no command may be for us; `everything` if not given. */
  readonly intake?: IntakeMode | undefined
  /** Whether answers for one person in a group are shown to nobody else, where Telegram can; yes if not given. */
  readonly ephemeral?: boolean | undefined
  /** Whether `@bot words` offers items in any chat; yes if not given. */
  readonly inline?: boolean | undefined
  /** How many questions one person may ask at once, and how soon the next ones. */
  readonly flood?: { readonly burst: number; readonly everyMs: number } | undefined
  readonly log?: Log | undefined
  readonly now?: (() => number) | undefined
  /** How to wait for what belongs together, in milliseconds; real time if not given. It rejects as soon as the signal aborts. */
  readonly wait?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined
}

/** An adapter with what only Telegram has. */
export interface TelegramAdapter extends Adapter<Part> {
  /** Says what is wrong with token, webhook, privacy mode, inline mode, and with the bot's rights in a chat if one is named. */
  examine(chat?: string): Promise<readonly Finding[]>
}

/** What the wiring of a library is built on. */
export interface Telegram {
  readonly adapter: TelegramAdapter
  readonly client: Client
  readonly names: Names
  readonly log: Log
  readonly fallback: Language
  /** Whether answers for one person in a group are shown to nobody else. */
  readonly ephemeral: boolean
  readonly closing: AbortSignal
  /** Takes one raw update. Never throws. */
  handleUpdate(update: unknown, me: Me): Promise<Taken>
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
  const renderContext = { buttons, names }
  const ending = new AbortController()
  const flood = createFlood({ ...(options.flood ?? { burst: 30, everyMs: 1000 }), now })
  const sequence = createSequence()
  let format = options.format ?? 'classic'
  let host: Host | null = null

  const onNoRich = (reason: string) => {
    if (format === 'rich') log.warn(`${reason}: sending classic messages from now on.`)
    format = 'classic'
  }
  const pictures = createPictureNames({ client, log, host: () => host })
  const photos = createPhotos(client, pictures)
  const richly = createRichMessages(client, pictures)
  const calls = { client, photos, richly, now, onNoRich }
  const sender = createSender({ ...calls, paidBroadcast: options.paidBroadcast })
  const draw: TelegramAdapter['render'] = (doc) => render(doc, renderContext, format)
  const reply = createReply({
    // Answers never cost Stars.
    sender: createSender(calls),
    whisper: createWhisper(client, photos, richly),
    render: draw,
    follow: async (change) => void (await host?.follow(change)),
    bindMessage: async (doc, target, message, part) => host?.bindMessage(doc, target, message, part),
    host: () => host,
    log,
    closing: ending.signal,
  })
  const context: UpdateContext = {
    client,
    renderContext: renderContext,
    buttons,
    reply,
    fallback,
    shared: mode === 'plugin',
    intake: options.intake ?? 'everything',
    ephemeral: options.ephemeral ?? true,
    log,
  }
  const intake = createIntake({
    mode,
    context,
    names,
    sequence,
    flood,
    inline,
    wait: options.wait ?? ((ms, signal) => sleep(ms, undefined, { signal })),
    closing: ending.signal,
    host: () => host,
  })

  return {
    client,
    names,
    log,
    fallback,
    ephemeral: context.ephemeral,
    closing: ending.signal,
    handleUpdate: intake.handleUpdate,
    replay: intake.replay,
    adapter: {
      platform: 'telegram',
      pace: {
        perSecond: options.messagesPerSecond ?? limits.messagesPerSecond,
        chatMs: (target: Target) => (target.chat.startsWith('-') ? limits.groupChatMs : limits.privateChatMs),
      },
      accounts: () => [client.bot],
      explain,
      async nameOf({ chat }, signal) {
        const found = await client.call('getChat', { chat_id: chatId(chat) }, signal)
        return chatSchema.parse(found).title ?? null
      },
      async check(account, signal) {
        try {
          await askMe(client, signal)
        } catch (thrown) {
          const nobody = { platform: 'telegram', account, chat: '', thread: null }
          throw new DeliveryError(failureOf(thrown, nobody, 'edit'))
        }
      },
      render: draw,
      send: sender.send,
      edit: sender.edit,
      remove: sender.remove,
      becomes,
      pin: sender.pin,
      async invitationLink(code, signal) {
        if (!/^\w{1,59}$/.test(code) || names.toTyped('start') !== 'start') return null
        try {
          const { username } = await askMe(client, signal)
          return username === '' ? null : `https://t.me/${username}?start=join_${code}`
        } catch (thrown) {
          const nobody = { platform: 'telegram', account: client.bot, chat: '', thread: null }
          throw new DeliveryError(failureOf(thrown, nobody, 'edit'))
        }
      },
      async listen(to) {
        checkNames(
          names,
          to
            .menu(fallback, 'owner')
            .map(({ name }) => name)
            .concat('join'),
        )
        host = to
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
