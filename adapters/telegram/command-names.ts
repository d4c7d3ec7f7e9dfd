import { UserError } from '../../src/errors.ts'

/** Commands that go by another name in this bot, or by none: `{ latest: 'news', start: false }`. */
export type Renames = Readonly<Record<string, string | false>>

/** Between the names that people type and the names that the core knows. */
export interface Names {
  /** The core's name of what was typed, or null: not ours. */
  toCore(typed: string): string | null
  /** What people type for it, or null where it is turned off. */
  toTyped(core: string): string | null
  /** The core's names of the commands that are turned off. */
  readonly off: readonly string[]
  /** Every name of the core that goes by another one, or by none. */
  readonly renamed: readonly string[]
}

/**
 * Applies renames both ways. The old name of a renamed command is not ours any more. Throws UserError for names that Telegram has no
 * commands for, and where two commands would go by one name.
 */
export const createNames = (renames: Renames = {}): Names => {
  const core = new Map<string, string>()
  for (const [name, typed] of Object.entries(renames)) {
    if (typed === false) continue
    const lower = String(typed).toLowerCase()
    // core.telegram.org/bots/api#botcommand
    if (typeof typed !== 'string' || !/^[a-z0-9_]{1,32}$/.test(lower))
      throw new UserError(
        `commands.${name}: ${JSON.stringify(typed)} is no name of a command: write 1 to 32 of a-z 0-9 _, without a slash, or false`,
      )
    const other = core.get(lower)
    if (other !== undefined)
      throw new UserError(`commands: ${other} and ${name} cannot both go by /${lower}; give one of them another name`)
    core.set(lower, name)
  }
  return {
    toCore(typed) {
      const name = typed.toLowerCase()
      const renamed = core.get(name)
      if (renamed !== undefined) return renamed
      return Object.hasOwn(renames, name) ? null : name
    },
    toTyped(name) {
      const typed = Object.hasOwn(renames, name) ? renames[name] : name
      return typed === undefined || typed === false ? null : typed.toLowerCase()
    },
    off: Object.keys(renames).filter((name) => renames[name] === false),
    renamed: Object.keys(renames),
  }
}

/** Throws UserError for a rename of a command that there is not, and for a new name that another command has. */
export const checkNames = (names: Names, commands: readonly string[]): void => {
  for (const name of names.renamed) {
    if (!commands.includes(name))
      throw new UserError(`commands.${name}: there is no command ${name}; there are ${commands.join(', ')}`)
    const typed = names.toTyped(name)
    if (typed !== null && typed !== name && commands.includes(typed) && !names.renamed.includes(typed))
      throw new UserError(`commands.${name}: /${typed} is another command already; rename that one too, or turn it off`)
  }
}
