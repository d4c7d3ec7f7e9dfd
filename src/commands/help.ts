import { command, text } from '../doc.ts'
import type { Phrases } from '../phrases/index.ts'
import { type Ask, type Command, say } from './command.ts'

/** `/help`: every command with what it does. */
export const help: Command = {
  name: 'help',
  who: 'everyone',
  run: async (ask) => say(ask, ask.phrases.helpIntro, commandList(ask)),
}

/** The commands with their summaries, in the order of the phrases. */
export function commandList({ phrases }: Pick<Ask, 'phrases'>) {
  const names = Object.keys(phrases.summaries) as (keyof Phrases['summaries'])[]
  const entries = names.map((name) => {
    const usage = phrases.usages[name]
    return [command(name), text(`${usage ? ` ${usage}` : ''}  ${phrases.summaries[name]}`)]
  })
  return { kind: 'list', entries } as const
}
