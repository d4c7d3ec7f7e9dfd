import type { Config, Environment } from '../../config.ts'
import { UserError } from '../../errors.ts'
import { decode } from '../../ingest/decode.ts'
import { say } from '../../main/say.ts'
import { readBytes, type Streams } from '../io.ts'
import { wantsColour } from '../terminal/colour.ts'
import { Failure } from '../terminal/failure.ts'

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
  const { results } = io.words
  if (words.length === 1 && asksForMore(command, results) !== null)
    throw new Failure('usage', results.inOneGo(`briefwire ${command} ${words[0]} ${asksForMore(command, results)}`))
  const spoken = await Promise.all(words.map(async (word) => (word === '-' ? decode(await readBytes('-', io)) : word)))
  const look = {
    width: process.stdout.columns ?? 80,
    colour: wantsColour(environment, process.stdout),
  }
  const said = await say(command, spoken.join(' '), { config, secrets, yes: flags.yes ?? false, look })
  if (said === null) throw new Failure('usage', results.noCommand(command))
  io.out(
    flags.json
      ? JSON.stringify({
          command,
          changed: asksForMore(command, results) !== null ? said.corrected : !said.open,
          answer: said.text,
        })
      : said.text,
  )
  if (!said.open && !said.corrected && words.length > 1 && asksForMore(command, results) !== null)
    throw new UserError(results.nothingChanged)
  if (said.open) throw new Failure('unanswered', results.sayYes)
}

/** In a chat they would ask for the rest; null: they would not. */
const asksForMore = (command: string, words: Streams['words']['results']): string | null =>
  command === 'correct' ? words.correctExample : command === 'retract' ? words.retractExample : null
