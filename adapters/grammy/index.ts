import '../../src/node/required.js'
import { createPlugin, type PluginOptions } from '../telegram/plugin.ts'
import type { TelegramAdapter } from '../telegram/telegram.ts'

/** What we need of a grammY Bot: its token, and where its API server is. */
export interface GrammyLike {
  readonly token: string
  readonly api: { readonly options?: { readonly apiRoot?: string | undefined } | undefined }
}

/** What we need of a grammY context. */
export interface GrammyContextLike {
  readonly update: object
  readonly me: { readonly id: number; readonly username: string }
}

/** Briefwire for a grammY bot that you already have. */
export interface GrammyPlugin {
  /** For the core. */
  readonly adapter: TelegramAdapter
  /** For `bot.use()`, best before your own handlers. */
  readonly middleware: (ctx: GrammyContextLike, next: () => Promise<void>) => Promise<void>
}

/**
 * Puts Briefwire into your grammY bot: `bot.use(middleware)`. It answers its own commands and buttons and passes on the rest;
 * it sends through a client of its own and never starts, stops or configures your bot.
 */
export const fromGrammy = (bot: GrammyLike, options: PluginOptions = {}): GrammyPlugin => {
  const { adapter, handle } = createPlugin({ ...options, token: bot.token, apiRoot: bot.api.options?.apiRoot })
  return { adapter, middleware: (ctx, next) => handle(ctx.update, ctx.me, next) }
}
