import type { CommandSummary } from '../adapter.ts'
import type { Language, Role } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import { type Command, offeredTo } from './command.ts'

/** Commands as menus show them, in the order of help: everybody's, or those of a role. */
export const menuOf = (
  commands: readonly Command[],
  language: Language,
  role: Role | null = null,
): readonly CommandSummary[] =>
  offeredTo(commands, role).map(({ name, personal }) => ({
    name,
    summary: phrasesIn(language).summaries[name],
    ...(personal ? { personal } : {}),
  }))
