/** A word that may be typed, and what it is. */
export interface Word {
  readonly name: string
  readonly about: string
}

/** An option: whether a value follows, and which ones there are. */
export interface Flag extends Word {
  readonly takesValue: boolean
  readonly values: readonly string[]
}

/** What may follow a chain of commands: `''`, `subscribers import`, …. */
export interface Place {
  readonly chain: string
  readonly words: readonly Word[]
  readonly flags: readonly Flag[]
  /** A file may be named here. */
  readonly files: boolean
}
