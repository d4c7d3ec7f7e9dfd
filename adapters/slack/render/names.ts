import type { Language } from '../../../src/model.ts'

/** What the host may have renamed, as far as messages show it. */
export interface Named {
  /** The slash command, with its slash. */
  readonly slash: string
  /** What our action and callback ids begin with. */
  readonly prefix: string
}

/** The same, and the language of the message. */
export interface Told extends Named {
  readonly language: Language
}
