import '../../src/node/required.js'
import { createPlugin, type PluginOptions } from '../telegram/plugin.ts'
import type { TelegramAdapter } from '../telegram/telegram.ts'

/** What we need of a Telegraf: its token, and where its API server is. */
export interface TelegrafLike {
  readonly telegram: { readonly token: string; readonly options: { readonly apiRoot: string } }
}

/** What we need of a Telegraf context. */
export interface TelegrafContextLike {
  readonly update: object
  readonly botInfo: { readonly id: number; readonly username: string }
}

/** Briefwire for a Telegraf bot that you already have. */
export interface TelegrafPlugin {
  /** For the core. */
  readonly adapter: TelegramAdapter
  /** For `bot.use()`, best before your own handlers. */
  readonly middleware: (ctx: TelegrafContextLike, next: () => Promise<void>) => Promise<void>
}

/**
 * Puts Briefwire into your Telegraf bot: `bot.use(middleware)`. It answers its own commands and buttons and passes on the rest;
 * it sends through a client of its own and never launches, stops or configures your bot.
 */
export const fromTelegraf = (bot: TelegrafLike, options: PluginOptions = {}): TelegrafPlugin => {
  const { token, options: api } = bot.telegram
  const { adapter, handle } = createPlugin({ ...options, token, apiRoot: api.apiRoot })
  return { adapter, middleware: (ctx, next) => handle(ctx.update, ctx.botInfo, next) }
}
