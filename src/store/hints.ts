/** What somebody should look at now: something is due to be sent, or when issues go out by themselves has changed. */
export type Hint = (typeof hints)[number]

const hints = ['due', 'planned'] as const

export const isHint = (text: string): text is Hint => hints.some((hint) => hint === text)

/** What processes on one database tell each other. */
export interface HintStore {
  /**
   * Calls back as soon as this or another process has written down something of the kind. It is no more than a hint, which may come late,
   * twice or never: whoever listens also looks by themselves. Tells whether hints come at this moment; it ends with the store.
   */
  hints(hear: (hint: Hint) => void): () => boolean
}
