import type { Environment } from '../../config.ts'
import type { Phrases } from '../../phrases/index.ts'
import { Failure } from '../terminal/failure.ts'
import type { Ask } from './ask.ts'

/** What can be said beforehand, each instead of an answer. */
export interface InitFlags {
  readonly platform?: string
  readonly language?: string
  readonly title?: string
  readonly timeZone?: string
  /** The bot's token; `-` is asked for. */
  readonly token?: string
  readonly appToken?: string
  /** An id, or `code`: whoever sends it to the bot. */
  readonly owner?: string
  readonly unchecked?: boolean
  readonly test?: boolean
  readonly yes?: boolean
  readonly json?: boolean
  readonly file?: string
}

/** What every step of setting up is done with. */
export interface Step {
  readonly ask: Ask
  readonly flags: InitFlags
  readonly environment: Environment
  readonly words: Phrases['cli']['init']
  tell(line: string): void
}

/** Who owns the brief, as in ADMINS, and where they can be written to. */
export interface Owner {
  readonly person: string
  readonly chat: string
}

/** A platform that was set up as far as its tokens. */
export interface Ready {
  /** What is to be written down. */
  readonly values: Readonly<Record<string, string>>
  /** What the bot is called there; null: it was not asked. */
  readonly name: string | null
  /** What else is to be done there. */
  readonly advice: readonly string[]
  /** Finds out who the owner is; `code`: an invitation has to do. Null: nobody was named. */
  owner(): Promise<Owner | 'code' | null>
  /** Why a text could not be sent to them; null: it was. */
  say(owner: Owner, text: string): Promise<string | null>
  close(): Promise<void>
}

/** One answer: the flag's, or what is typed; asked again until it is right, where somebody can be asked again. Throws Failure. */
export async function answer(
  { ask, words, tell }: Step,
  {
    question,
    flag,
    given,
    otherwise = null,
    secret = false,
    faultOf,
  }: {
    readonly question: string
    /** As people write it. */
    readonly flag: string
    readonly given: string | undefined
    readonly otherwise?: string | null
    readonly secret?: boolean
    /** What is wrong with it; null: nothing. */
    readonly faultOf: (value: string) => Promise<string | null> | string | null
  },
): Promise<string> {
  for (let flagged = given; ; flagged = undefined) {
    const typed = flagged ?? (await ask.text(words.question(question, otherwise), { secret }))
    const value = typed === '' ? (otherwise ?? '') : typed
    const fault = value === '' ? words.needs(flag) : await faultOf(value)
    if (fault === null) return value
    if (!ask.interactive) throw new Failure('refused', fault)
    tell(fault)
  }
}

/** Whether somebody at the terminal says yes; no where nobody can be asked. */
export async function agrees({ ask, words }: Step, question: string): Promise<boolean> {
  if (!ask.interactive) return false
  return /^\s*(?:y|yes|s|sí|si|是|好)\s*$/i.test(await ask.text(words.yes(question)))
}

/** What to do where a platform cannot be reached: it is taken unchecked where that is wanted. Throws Failure. */
export async function unchecked(step: Step, platform: string, reason: string): Promise<void> {
  const { flags, words } = step
  if (flags.unchecked || (await agrees(step, words.askUnchecked(platform, reason)))) return
  throw new Failure('refused', words.unreachable(platform, reason))
}
