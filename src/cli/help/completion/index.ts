import type { Command } from 'commander'
import { starterNames } from '../../../topics/starter.ts'
import { bash } from './bash.ts'
import { fish } from './fish.ts'
import type { Place } from './place.ts'
import { zsh } from './zsh.ts'

/** The shells that `briefwire completion` writes a script for. */
export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/** The script that teaches a shell the words of the command. Nothing is asked of the program when somebody presses Tab. */
export const completionFor = (shell: Shell, program: Command): string => {
  const places = placesIn(program)
  switch (shell) {
    case 'bash':
      return bash(places)
    case 'zsh':
      return zsh(places)
    case 'fish':
      return fish(places)
  }
}

/** Words that arguments know besides what they name. */
const known: Readonly<Record<string, readonly string[]>> = {
  preview: ['latest', 'draft'],
  export: ['latest', 'draft'],
  deliveries: ['latest'],
  'topics import': starterNames,
}

function placesIn(program: Command): readonly Place[] {
  const below = (command: Command, chain: string): readonly Place[] => {
    const choices = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? [])
    const named = [...choices, ...(known[chain] ?? [])].map((name) => ({ name, about: '' }))
    const commands = command.commands.map((each) => ({ name: each.name(), about: each.description() }))
    const flags = command.options.flatMap(({ long, description, required, argChoices }) =>
      long ? [{ name: long, about: description, takesValue: required, values: argChoices ?? [] }] : [],
    )
    const place: Place = {
      chain,
      words: [...commands, ...named],
      flags: [...flags, { name: '--help', about: '', takesValue: false, values: [] }],
      files: command.registeredArguments.some((argument) => argument.name() === 'file'),
    }
    return [
      place,
      ...command.commands.flatMap((each) => below(each, chain === '' ? each.name() : `${chain} ${each.name()}`)),
    ]
  }
  return below(program, '')
}
