import { command, text } from '../../doc.ts'
import { type Command, type CommandRequest, offeredTo, say } from '../command.ts'

/** `/help`: every command that the person may use, with what it does. */
export const help: Command = {
  name: 'help',
  who: 'everyone',
  personal: true,
  run: async (request) => say(request, request.phrases.helpIntro, commandList(request)),
}

/** The commands of a role with their summaries. */
export function commandList({ phrases, role, commands }: Pick<CommandRequest, 'phrases' | 'role' | 'commands'>) {
  const entries = offeredTo(commands, role).map(({ name }) => {
    const usage = phrases.usages[name]
    return [command(name), text(`${usage ? ` ${usage}` : ''}  ${phrases.summaries[name]}`)]
  })
  return { kind: 'list', entries } as const
}
