import { type Block, command, strong, text } from '../../doc.ts'
import { type Command, type CommandRequest, offeredTo, say } from '../command.ts'
import { whatNext } from '../talk/what-next.ts'

/** `/help`: every command that the person may use, with what it does. */
export const help: Command = {
  name: 'help',
  who: 'everyone',
  personal: true,
  run: async (request) =>
    say(
      request,
      request.phrases.helpIntro,
      commandList(request),
      ...shortForms(request),
      request.phrases.privacy.inHelp,
      ...(request.role === null && request.query.chat === 'private' ? [whatNext(request)] : []),
    ),
}

/** What editors can write instead of a command. */
function shortForms({ phrases, role }: CommandRequest): readonly (Block | string)[] {
  if (role === null) return []
  const { intro, lines, answers } = phrases.shortForms
  const entries = lines.map(([line, what]) => [strong(line), text(`  ${what}`)])
  return [intro, { kind: 'list', entries }, answers]
}

/** The commands of a role with their summaries. */
export function commandList({ phrases, role, commands }: Pick<CommandRequest, 'phrases' | 'role' | 'commands'>) {
  const entries = offeredTo(commands, role).map(({ name }) => {
    const usage = phrases.usages[name]
    return [command(name), text(`${usage ? ` ${usage}` : ''}  ${phrases.summaries[name]}`)]
  })
  return { kind: 'list', entries } as const
}
