import type { Command, CommanderError } from 'commander'
import type { Phrases } from '../../phrases/index.ts'
import { editDistance } from '../../text/edit-distance.ts'

/** What is wrong with a command line, what may have been meant, what there is, and where help is; in words. */
export function sayUsage(error: CommanderError, at: Command, words: Phrases['cli']['usage']): string {
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const path = pathOf(at)
  const help = words.seeHelp(path)
  const said = (...sentences: readonly string[]): string => [...sentences, help].join(words.between)
  switch (error.code) {
    case 'commander.unknownCommand': {
      const names = at.commands.map((command) => command.name())
      return said(words.unknownCommand(named), meantOrAll(named, names, words))
    }
    case 'commander.unknownOption': {
      const names = [...at.options.flatMap(({ long }) => long ?? []), '--help']
      const text = at.registeredArguments.some(({ variadic }) => variadic) ? [words.hyphen] : []
      return said(words.unknownOption(named), meantOrAll(named, names, words), ...text)
    }
    case 'commander.missingArgument':
      return said(words.missingArgument(named))
    case 'commander.optionMissingArgument':
      return said(words.missingValue(named))
    case 'commander.excessArguments': {
      const wanted = at.registeredArguments.length
      return said(words.tooMany(at.args.slice(wanted)))
    }
    case 'commander.invalidArgument':
      return said(wrongChoice(error.message, at, words) ?? error.message.replace(/^error: /, ''))
    default:
      return said(error.message.replace(/^error: /, ''))
  }
}

/** `briefwire subscribers import`. */
const pathOf = (command: Command): string =>
  command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`

/** What somebody meant who mistyped it; where nothing is near, what there is. */
function meantOrAll(typed: string, names: readonly string[], words: Phrases['cli']['usage']): string {
  const far = names.map((name) => ({ name, distance: editDistance(typed.slice(0, 40), name) }))
  const least = Math.min(...far.map(({ distance }) => distance))
  const bare = typed.replace(/^-+/, '')
  const near = far.filter(({ name, distance }) => distance === least || (bare.length > 2 && name.includes(bare)))
  return least <= Math.max(2, bare.length / 3) ? words.didYouMean(near.map(({ name }) => name)) : words.thereIs(names)
}

/** The message of commander names the option or argument, the value and the choices. */
function wrongChoice(message: string, at: Command, words: Phrases['cli']['usage']): string | null {
  const [, flags, value = ''] = /option '([^']*)' argument '([^']*)' is invalid/.exec(message) ?? []
  const option = at.options.find((each) => each.flags === flags)
  if (option?.argChoices) return words.notOneOf(value, option.long ?? option.flags, option.argChoices)
  const [, given = '', name] = /value '([^']*)' is invalid for argument '([^']*)'/.exec(message) ?? []
  const place = at.registeredArguments.find((each) => each.name() === name)
  return place?.argChoices ? words.notOneOf(given, place.name(), place.argChoices) : null
}
