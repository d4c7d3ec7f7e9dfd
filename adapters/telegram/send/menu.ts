import type { CommandSummary, Host } from '../../../src/adapter.ts'
import { messageOf } from '../../../src/errors.ts'
import { type Language, languages } from '../../../src/model.ts'
import type { Client } from '../api/client.ts'
import { chatId } from '../api/ids.ts'
import type { Names } from '../command-names.ts'
import { limits } from '../limits.ts'
import type { Log } from '../log.ts'

const scopes = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'] as const

export interface MenuOptions {
  readonly client: Client
  readonly names: Names
  /** The menu of those whose language we do not speak. */
  readonly fallback: Language
  /** Whether commands whose answers are for whoever asks are seen by nobody else in a group. */
  readonly ephemeral: boolean
  readonly log: Log
}

/** Tells Telegram the commands, for every scope and language. A menu only shows; who may do what is decided elsewhere. */
export const publishMenus = async (host: Pick<Host, 'menu'>, options: MenuOptions) => {
  const { client, names, fallback, ephemeral, log } = options
  const calls = scopes.flatMap((type) => {
    // Assumption: a server that is older than ephemeral messages does not read what it does not know.
    const alone = ephemeral && (type === 'all_group_chats' || type === 'all_chat_administrators')
    return [
      { scope: { type }, commands: toCommands(host.menu(fallback), names, alone) },
      ...languages.map((language) => ({
        scope: { type },
        language_code: language,
        commands: toCommands(host.menu(language), names, alone),
      })),
    ]
  })
  const results = await Promise.allSettled(calls.map((body) => client.call('setMyCommands', body)))
  const failed = results.find((result) => result.status === 'rejected')
  if (failed !== undefined) log.warn(`The command menu could not be set everywhere: ${messageOf(failed.reason)}`)
}

/** Gives one private chat a menu of its own; without commands it goes back to everybody's. Throws ApiError or NoAnswer. */
export const offerMenu = async (
  chat: string,
  commands: readonly CommandSummary[],
  { client, names }: Pick<MenuOptions, 'client' | 'names'>,
  signal: AbortSignal,
) => {
  const scope = { type: 'chat', chat_id: chatId(chat) }
  const shown = toCommands(commands, names)
  if (shown.length === 0) await client.call('deleteMyCommands', { scope }, signal)
  else await client.call('setMyCommands', { scope, commands: shown }, signal)
}

/** The commands as setMyCommands takes them, under the names that people type. */
const toCommands = (commands: readonly CommandSummary[], names: Names, alone = false) =>
  commands
    .flatMap(({ name, summary, personal }) => {
      const command = names.toTyped(name)
      const description = summary.trim().slice(0, limits.summary)
      return command !== null && /^[a-z0-9_]{1,32}$/.test(command) && description !== ''
        ? [{ command, description, ...(alone && personal ? { is_ephemeral: true } : {}) }]
        : []
    })
    .slice(0, limits.menu)
