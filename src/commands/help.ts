import { command, text } from '../doc.ts'
import { type Ask, type Command, commandNames, say } from './command.ts'

/** `/help`: every command with what it does. */
export const help: Command = {
  name: 'help',
  who: 'everyone',
  run: async (ask) => say(ask, ask.phrases.helpIntro, commandList(ask)),
}

/** The commands with their summaries. */
export function commandList({ phrases }: Pick<Ask, 'phrases'>) {
  const entries = commandNames.map((name) => {
    const usage = phrases.usages[name]
    return [command(name), text(`${usage ? ` ${usage}` : ''}  ${phrases.summaries[name]}`)]
  })
  return { kind: 'list', entries } as const
}
