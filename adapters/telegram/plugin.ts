import { type Host, intakeModes } from '../../src/adapter.ts'
import { messageOf, UserError } from '../../src/errors.ts'
import type { Me } from './api/me.ts'
import { askMe } from './api/me.ts'
import { createTelegram, type TelegramAdapter, type TelegramOptions } from './telegram.ts'

/**
 * What can be chosen for a plugin: token and server are the host bot's own. `intake` is `opened` if not given: of what is no command
 * only that is taken which the host's other parts cannot mean.
 */
export type PluginOptions = Omit<TelegramOptions, 'token' | 'apiRoot'>

/** Briefwire inside a bot that somebody already has. */
export interface Plugin {
  /** For the core. It never starts, stops or configures the host bot. */
  readonly adapter: TelegramAdapter
  /** Answers what is ours; runs `next` for the rest. Faults of ours never reach the host, the host's own pass through. */
  handle(update: unknown, me: Me, next: () => Promise<unknown>): Promise<void>
}

/** The part of a plugin that needs no library. Throws UserError for options that cannot be used. */
export const createPlugin = (options: TelegramOptions): Plugin => {
  const intake = options.intake ?? 'opened'
  if (!intakeModes.includes(intake))
    throw new UserError(`intake: ${JSON.stringify(intake)} must be one of ${intakeModes.join(', ')}`)
  const telegram = createTelegram({ ...options, intake }, 'plugin')
  const resume = async (): Promise<void> => {
    try {
      await telegram.replay(await askMe(telegram.client))
    } catch (thrown) {
      telegram.log.warn(`Telegram did not tell who this bot is: ${messageOf(thrown)}`)
    }
  }
  return {
    adapter: {
      ...telegram.adapter,
      async listen(host: Host) {
        await telegram.adapter.listen?.(host)
        await resume()
      },
      resume,
    },
    async handle(update, me, next) {
      if ((await telegram.handleUpdate(update, me)) !== 'ours') await next()
    },
  }
}
