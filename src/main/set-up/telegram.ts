import type { Checked, Heard } from '../../../adapters/telegram/set-up.ts'

/** A bot that is being set up. */
export interface TelegramBot {
  check(): Promise<Checked>
  hear(code: string, signal: AbortSignal): Promise<Heard | null>
  say(chat: string, text: string): Promise<string | null>
  close(): Promise<void>
}

/** The bot of a token, by the client that the adapters have. */
export async function telegramBot(token: string, apiRoot: string | undefined): Promise<TelegramBot> {
  const { createClient } = await import('../../../adapters/telegram/api/client.ts')
  const { checkToken, hearCode, sayTo } = await import('../../../adapters/telegram/set-up.ts')
  const client = createClient({ token, apiRoot })
  return {
    check: () => checkToken(client),
    hear: (code, signal) => hearCode(client, code, signal),
    say: (chat, text) => sayTo(client, chat, text),
    close: () => client.close(),
  }
}
