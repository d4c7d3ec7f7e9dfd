/** Where a footnote or a reference link leads. */
export interface Reference {
  readonly url: string
  /** What the note says beside its address; often empty. */
  readonly name: string
  /** `[1]` alone is a mark of this note; else only `[text][1]` leads there. */
  readonly isNote: boolean
}

/** What the names of notes and reference links lead to, by `referenceKey`. */
export type References = ReadonlyMap<string, Reference>
