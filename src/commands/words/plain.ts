/** One line as somebody wrote it, without politeness and what stands around. */
export interface Said {
  /** As it was written. */
  readonly written: string
  /** In small letters, of the same length. */
  readonly small: string
}

/** The words of a line, without politeness and what stands around. */
export const plain = (line: string): Said =>
  inSmall(
    line
      .replaceAll(/\s+/g, ' ')
      .replace(/^ ?[/／] ?/, '')
      .replace(/^(?:please|pls|por favor|请)[,， ]*/i, '')
      .replace(/[,， ]*(?:please|pls|por favor)?[.!。！~ ]*$/i, '')
      .trim(),
  )

/** Character by character, so that a place in one is the same place in the other. */
export const inSmall = (written: string): Said => ({
  written,
  small: written.replaceAll(/[！-～]/g, halfWidth).replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()),
})

/**
 * The groups of a pattern that fits, with the letters with which they were written; one that is not there is '', one that is empty `empty`.
 * Null: it does not fit.
 */
export const groupsIn = (pattern: RegExp, { written, small }: Said, empty = ''): readonly string[] | null =>
  withIndices(pattern)
    .exec(small)
    ?.indices?.slice(1)
    .map((at) => (at === undefined ? '' : at[0] === at[1] ? empty : written.slice(...at).trim())) ?? null

/** The same pattern, which tells where its groups are; made once. */
function withIndices(pattern: RegExp): RegExp {
  const known = indexed.get(pattern)
  if (known) return known
  const made = new RegExp(pattern.source, `${pattern.flags}d`)
  indexed.set(pattern, made)
  return made
}

const indexed = new WeakMap<RegExp, RegExp>()

const halfWidth = (wide: string): string => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)
