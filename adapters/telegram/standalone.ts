import { setTimeout as sleep } from 'node:timers/promises'
import type { Host } from '../../src/adapter.ts'
import { DeliveryError, messageOf } from '../../src/errors.ts'
import { ApiError } from './api/client.ts'
import { failureOf } from './api/errors.ts'
import type { Me } from './api/me.ts'
import { askMe, type Self } from './api/me.ts'
import { allowedUpdates } from './api/schema.ts'
import type { Taken } from './receive/intake.ts'
import { createWebhook } from './receive/webhook.ts'
import { offerMenu, publishMenus } from './send/menu.ts'
import { createTelegram, type TelegramAdapter, type TelegramOptions } from './telegram.ts'

/** What the process's own bot can be told besides. */
export interface OwnOptions extends TelegramOptions {
  /** Where Telegram shall send updates to, https, and the secret that it shows. Absent: long polling. */
  readonly webhook?: { readonly url: string; readonly secret: string } | undefined
}

/** The process's own bot. */
export interface OwnAdapter extends TelegramAdapter {
  /** Answers Telegram's webhook requests; null when polling. */
  readonly handle: ((request: Request) => Promise<Response>) | null
}

/** What a library does for our own bot; made once, before anything is received. */
export interface Library {
  /** Long polling from now on. Resolves after `stop`; throws where the library gives up. */
  poll(me: Self, updates: readonly (typeof allowedUpdates)[number][]): Promise<void>
  /** Lets one update, as it came in, run through the library. */
  receive(update: object, me: Self): Promise<void>
  stop(): Promise<void>
}

/** Called by the library's middleware for each update. Throws only if the update has to come again. */
export type Receive = (update: unknown, me: Me) => Promise<void>

/** An own bot around a library: who we are, menus, webhook or polling that starts again, and a clean end. */
export const createOwn = (options: OwnOptions, connect: (receive: Receive) => Library): OwnAdapter => {
  const { webhook } = options
  const telegram = createTelegram(options, webhook === undefined ? 'polling' : 'webhook')
  const { client, log, closing } = telegram
  const library = connect(async (update, me) => {
    const taken: Taken = await telegram.handleUpdate(update, me)
    if (taken === 'failed') throw new Error('The update could not be put away.')
  })
  let self: Self | null = null
  let running: Promise<void> = Promise.resolve()

  /** Waits, and tells whether to go on. */
  const rest = (ms: number): Promise<boolean> => sleep(ms, true, { signal: closing }).catch(() => false)

  const poll = async (me: Self) => {
    while (!closing.aborted) {
      try {
        await library.poll(me, allowedUpdates)
        if (closing.aborted) return
      } catch (thrown) {
        const code = codeOf(thrown)
        if (code === 401) return log.error(refused)
        log.warn(code === 409 ? conflict : `Long polling stopped: ${messageOf(thrown)}. Trying again in five seconds.`)
      }
      await rest(pauseMs)
    }
  }

  const start = async (host: Host, me: Self) => {
    self = me
    await telegram.replay(me)
    await publishMenus(host, telegram)
    log.info(`Telegram: this is @${me.username}, ${webhook === undefined ? 'long polling' : 'by webhook'}.`)
    if (webhook === undefined) running = poll(me)
    else
      await client.call('setWebhook', {
        url: webhook.url,
        secret_token: webhook.secret,
        allowed_updates: allowedUpdates,
      })
  }

  /** Tries to get going; false: again later. */
  const attempt = async (host: Host): Promise<boolean> => {
    try {
      await start(host, await askMe(client, closing))
      return true
    } catch (thrown) {
      const refusal = thrown instanceof ApiError && (thrown.code === 401 || thrown.code === 404)
      if (refusal) log.error(refused)
      else if (!closing.aborted) log.warn(`Telegram is not ready, trying again in five seconds: ${messageOf(thrown)}`)
      return refusal
    }
  }

  return {
    ...telegram.adapter,
    handle:
      webhook === undefined
        ? null
        : createWebhook({
            secret: webhook.secret,
            async receive(update) {
              if (self === null || closing.aborted) throw new Error('Not ready to take updates.')
              await library.receive(update, self)
            },
          }),
    async offer(target, commands, signal) {
      // A group has no menu of one person's.
      if (target.chat.startsWith('-')) return
      try {
        await offerMenu(target.chat, commands, telegram, signal)
      } catch (thrown) {
        throw new DeliveryError(failureOf(thrown, target, 'edit'))
      }
    },
    async listen(host) {
      await telegram.adapter.listen?.(host)
      if (await attempt(host)) return
      // The rest of the process must not wait until Telegram can be reached.
      running = (async () => {
        while (await rest(pauseMs)) if (await attempt(host)) return running
      })()
    },
    async close() {
      const ended = telegram.adapter.close()
      // Libraries confirm their last update while stopping, which can hang with the network.
      await Promise.race([Promise.allSettled([library.stop(), running]), sleep(2000, undefined, { ref: false })])
      await ended
    },
  }
}

const pauseMs = 5000
const refused =
  'Telegram refuses TELEGRAM_BOT_TOKEN. Get a valid one from @BotFather (/mybots, "API Token") and start again.'
const conflict =
  'Another program is receiving updates for this bot (409). Stop the other one, or give each its own token; trying again in five seconds.'

/** The error code, as either library keeps it. */
const codeOf = (thrown: unknown): number | null => {
  if (typeof thrown !== 'object' || thrown === null) return null
  if ('error_code' in thrown && typeof thrown.error_code === 'number') return thrown.error_code
  return 'code' in thrown && typeof thrown.code === 'number' ? thrown.code : null
}
