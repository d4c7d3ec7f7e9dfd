import { cancel } from './cancel.ts'
import type { Command } from './command.ts'
import { draft } from './draft.ts'
import { post } from './post.ts'
import { proposals } from './proposals/index.ts'
import { sections } from './sections.ts'

/** The commands with which an issue is written. */
export const posting: readonly Command[] = [post, draft, sections, proposals, cancel]
