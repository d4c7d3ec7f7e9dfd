/**
 * Compiling is the test: if a library changes what we need of it, our structural types have drifted from it.
 * Nothing here is ever run.
 */
import type { Bot, Context as GrammyContext } from 'grammy'
import type { Telegraf, Context as TelegrafContext } from 'telegraf'
import { fromGrammy, type GrammyContextLike, type GrammyLike } from '../../adapters/grammy/index.ts'
import { fromTelegraf, type TelegrafContextLike, type TelegrafLike } from '../../adapters/telegraf/index.ts'

/** A grammY bot with sessions and flavours of its own takes the plugin. */
export const intoGrammy = (bot: Bot<GrammyContext & { session: { count: number } }>): void => {
  const like: GrammyLike = bot
  bot.use(fromGrammy(like).middleware)
}

/** So does a Telegraf bot with a context of its own. */
export const intoTelegraf = (bot: Telegraf<TelegrafContext & { session: { count: number } }>): void => {
  const like: TelegrafLike = bot
  bot.use(fromTelegraf(like).middleware)
}

export const contexts = (
  grammy: GrammyContext,
  telegraf: TelegrafContext,
): [GrammyContextLike, TelegrafContextLike] => [grammy, telegraf]
