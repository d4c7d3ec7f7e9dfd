import type { Role } from '../model.ts'
import { editDistance } from '../text/edit-distance.ts'
import { type Command, type CommandName, offeredTo } from './command.ts'

/** The command that somebody meant who mistyped a letter or two, among those that the role may use; null: none. */
export function nearestCommand(typed: string, commands: readonly Command[], role: Role | null): CommandName | null {
  const word = typed.slice(0, 32)
  const [best] = offeredTo(commands, role)
    .map(({ name }) => ({ name, far: editDistance(word, name) }))
    .sort((a, b) => a.far - b.far)
  return best && best.far <= Math.min(2, word.length / 3) ? best.name : null
}
