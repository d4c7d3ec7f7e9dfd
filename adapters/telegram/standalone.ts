import { setTimeout as sleep } from 'node:timers/promises'
import type { Duty } from '../../src/adapter.ts'
import { DeliveryError } from '../../src/errors.ts'
import { failureOf } from './api/errors.ts'
import type { Me, Self } from './api/me.ts'
import { allowedUpdates } from './api/schema.ts'
import { createReceiving } from './keep-receiving.ts'
import type { Taken } from './receive/intake.ts'
import { createWebhook } from './receive/webhook.ts'
import { offerMenu, publishMenus } from './send/menu.ts'
import { createTelegram, type TelegramAdapter, type TelegramOptions } from './telegram.ts'

/** What the process's own bot can be told besides. */
export interface OwnOptions extends TelegramOptions {
  /** Where Telegram shall send updates to, https, and the secret that it shows. Absent: long polling. */
  readonly webhook?: { readonly url: string; readonly secret: string } | undefined
  /** Waits until this process is the one that polls; null: it is to wait no longer. At once if not given. */
  readonly takeTurn?: ((until: AbortSignal) => Promise<Duty | null>) | undefined
  /** The pause before Telegram is tried again for the first time, 5 s if not given; each further one is twice as long. */
  readonly firstPauseMs?: number | undefined
}

/** Where there are no other processes. */
const alone: Duty = { lost: new AbortController().signal, release: async () => {} }

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
  const { webhook, takeTurn = () => Promise.resolve(alone) } = options
  const telegram = createTelegram(options, webhook === undefined ? 'polling' : 'webhook')
  const { client, log, closing } = telegram
  const library = connect(async (update, me) => {
    const taken: Taken = await telegram.handleUpdate(update, me)
    if (taken === 'failed') throw new Error('The update could not be put away.')
  })
  let self: Self | null = null
  /** Others receive. */
  let speaks = false
  /** Telegram hands its updates to one process at a time. */
  const pollInTurn = async (me: Self): Promise<void> => {
    const duty = await takeTurn(closing)
    if (duty === null) return
    const stop = (): void => void library.stop().catch(() => {})
    duty.lost.addEventListener('abort', stop)
    try {
      await library.poll(me, allowedUpdates)
    } finally {
      duty.lost.removeEventListener('abort', stop)
      await duty.release()
    }
  }
  const receiving = createReceiving({
    client,
    log,
    closing,
    firstPauseMs: options.firstPauseMs ?? 5000,
    elapsed: () => performance.now(),
    async begin(host, me) {
      self = me
      await telegram.replay(me)
      await publishMenus(host, telegram)
      log.info(`Telegram: this is @${me.username}, ${webhook === undefined ? 'long polling' : 'by webhook'}.`)
    },
    async receive(me, ready) {
      if (webhook === undefined) {
        ready()
        await pollInTurn(me)
        if (!closing.aborted) throw new Error('long polling has ended by itself')
        return
      }
      await client.call('setWebhook', {
        url: webhook.url,
        secret_token: webhook.secret,
        allowed_updates: allowedUpdates,
      })
      ready()
    },
  })

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
    faults() {
      const fault = speaks ? null : receiving.fault()
      return fault === null ? [] : [{ account: fault.ours ? client.bot : null, reason: fault.reason }]
    },
    async resume() {
      if (self !== null) await telegram.replay(self)
    },
    async speak(host) {
      speaks = true
      await telegram.adapter.listen?.(host)
    },
    async listen(host) {
      await telegram.adapter.listen?.(host)
      // The rest of the process must not wait until Telegram can be reached.
      await receiving.start(host)
    },
    async close() {
      const ended = telegram.adapter.close()
      // Libraries confirm their last update while stopping, which can hang with the network.
      await Promise.race([
        Promise.allSettled([library.stop(), receiving.ended()]),
        sleep(2000, undefined, { ref: false }),
      ])
      await ended
    },
  }
}
