interface Opener {
  readonly kind: string
  /** Where in the pieces it stands. */
  readonly at: number
  /** How many of its strokes are not yet matched. */
  left: number
}

/** The strokes of bold, italic and struck text in a line that is being read. */
export interface Emphasis {
  /** A run of strokes, and the letters around it. */
  add(run: string, before: string, after: string): void
  /** An HTML tag that sets in bold. */
  open(tag: string): void
  close(tag: string): void
  /** What stands from this piece on is one thing now: nothing in it opens anything. */
  forget(from: number): void
  /** How many pieces, from the first, are set in bold. */
  leading(): number
}

const word = /[\p{L}\p{N}]/u
const han = /[\p{Script=Han}，。；：！？、（）【】《》「」『』“”]/u
const blank = /\s/

/**
 * Takes strokes that match out of `pieces`, and leaves the others in. More generous than Markdown where Chinese, which has no
 * spaces, stands beside them; as strict as it within words, so that "snake_case" and "5*3" stay.
 */
export function createEmphasis(pieces: string[]): Emphasis {
  const openers: Opener[] = []
  const counts = new Map<string, number>()
  let strongTo = 0
  return {
    add(run, before, after) {
      const kind = run[0] ?? ''
      const inWord = word.test(before) && word.test(after) && !(kind !== '_' && (han.test(before) || han.test(after)))
      const canClose = !blank.test(before) && !inWord && (kind !== '_' || !word.test(after))
      const canOpen = !blank.test(after) && !inWord && (kind !== '_' || !word.test(before))
      const left = canClose ? closing(kind, run.length) : run.length
      if (left > 0 && canOpen && run.length <= 5) push({ kind, at: pieces.length, left })
      pieces.push(kind.repeat(left))
    },
    open(tag) {
      push({ kind: tag, at: pieces.length, left: 1 })
      pieces.push('')
    },
    close(tag) {
      closing(tag, 1)
    },
    forget(from) {
      while ((openers.at(-1)?.at ?? -1) >= from) pop()
      if (strongTo > from) strongTo = 0
    },
    leading: () => strongTo,
  }

  /** Matches strokes with open ones; what is left stays text. */
  function closing(kind: string, length: number): number {
    let left = length
    while (left > 0 && (counts.get(kind) ?? 0) > 0) {
      while (openers.at(-1)?.kind !== kind) pop()
      const opener = openers.at(-1)
      if (!opener) break
      // Nothing stands between them: "****" is decoration.
      if (opener.at === pieces.length - 1) break
      const matched = Math.min(left, opener.left)
      if (kind === "'" && matched < 2) break
      if (kind !== '_' && kind !== '~' && pieces.slice(0, Math.min(opener.at, 3)).every((piece) => !piece.trim()))
        if (opener.at <= 3) strongTo = pieces.length
      opener.left -= matched
      left -= matched
      pieces[opener.at] = kind.startsWith('<') ? '' : kind.repeat(opener.left)
      if (opener.left === 0) pop()
    }
    return left
  }

  function push(opener: Opener): void {
    openers.push(opener)
    counts.set(opener.kind, (counts.get(opener.kind) ?? 0) + 1)
  }

  function pop(): void {
    const opener = openers.pop()
    if (opener) counts.set(opener.kind, (counts.get(opener.kind) ?? 0) - 1)
  }
}
