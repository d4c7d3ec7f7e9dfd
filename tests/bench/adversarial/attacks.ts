import type { Attack } from './attack.ts'
import { payloads } from './on-slack.ts'
import { presses, updates } from './on-telegram.ts'
import { files, formats } from './with-files.ts'
import { commands, posts, searches } from './with-words.ts'

/** Everything that is tried, parser by parser; Slack's answers come to `answersTo`. */
export const attacks = (answersTo: string): readonly Attack[] => [
  ...updates(),
  ...presses(),
  ...payloads(),
  ...posts(),
  ...files(),
  ...formats(),
  ...searches(answersTo),
  ...commands(answersTo),
]
