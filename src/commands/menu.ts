import type { CommandSummary } from '../adapter.ts'
import type { Language, Role } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import { offeredTo } from './command.ts'

/** The commands for menus, in the order of help: everybody's, or those of a role. */
export const menu = (language: Language, role: Role | null = null): readonly CommandSummary[] =>
  offeredTo(role).map((name) => ({ name, summary: phrasesIn(language).summaries[name] }))
