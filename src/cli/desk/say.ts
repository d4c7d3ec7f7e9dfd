import type { Config, Environment } from '../../config.ts'
import { UserError } from '../../errors.ts'
import { decode } from '../../ingest/decode.ts'
import { say } from '../../main/say.ts'
import { readBytes, type Streams } from '../io.ts'
import { wantsColour } from '../terminal/colour.ts'

interface Setting {
  readonly config: Config
  readonly environment: Environment
  readonly secrets: readonly string[]
  readonly io: Streams
}

export interface SayFlags {
  readonly yes?: boolean
  readonly json?: boolean
}

/**
 * `briefwire correct|retract|schedule|unschedule …`: what the chat does by the same name. A `-` among the words stands for standard input.
 * Throws UserError where it asks first and nobody said `--yes`.
 */
export async function sayAtDesk(
  command: string,
  words: readonly string[],
  flags: SayFlags,
  { config, environment, secrets, io }: Setting,
): Promise<void> {
  if (words.length === 1 && asksForMore.has(command))
    throw new UserError(`Say it in one go, as in: briefwire ${command} ${words[0]} ${asksForMore.get(command)}`)
  const spoken = await Promise.all(words.map(async (word) => (word === '-' ? decode(await readBytes('-')) : word)))
  const look = {
    width: process.stdout.columns ?? 80,
    colour: wantsColour(environment, process.stdout),
  }
  const said = await say(command, spoken.join(' '), { config, secrets, yes: flags.yes ?? false, look })
  if (said === null) throw new UserError(`There is no command ${command}.`)
  io.out(
    flags.json
      ? JSON.stringify({ command, changed: asksForMore.has(command) ? said.corrected : !said.open, answer: said.text })
      : said.text,
  )
  if (!said.open && !said.corrected && words.length > 1 && asksForMore.has(command))
    throw new UserError('Nothing was changed.')
  if (said.open) throw new UserError('Nothing was changed yet. Say yes with --yes.')
}

/** In a chat they would ask for the rest. */
const asksForMore = new Map([
  ['correct', '"old → new"'],
  ['retract', '"It was not so."'],
])
