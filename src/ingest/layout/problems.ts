import type { Language } from '../../model.ts'
import type { Reading, RemarkKind } from '../../phrases/en/reading.ts'
import { phrasesIn } from '../../phrases/index.ts'

/** Something in a newsletter that an editor should look at. */
export interface Problem {
  /** 1-based. */
  readonly line: number
  /** What is wrong there, and what was made of it. */
  readonly message: string
}

/** Collects problems; of one kind only so many are named one by one. */
export interface Problems {
  /** What can be said of them, in the language of whoever reads them. */
  readonly words: Reading['remarks']
  /** Takes down a problem whose message holds text that stands nowhere else: it is always kept. */
  add(line: number, message: string): void
  /** Takes down a problem of a kind that can come by the million; those beyond the first few are counted. */
  addOf(kind: RemarkKind, line: number, message: string): void
  /** All of them in order of lines. */
  list(): readonly Problem[]
}

const namedOfOneKind = 20

/** An empty collection, in this language. */
export function createProblems(language: Language): Problems {
  const words = phrasesIn(language).reading.remarks
  const problems: Problem[] = []
  const kinds = new Map<RemarkKind, { count: number; line: number }>()
  return {
    words,
    add(line, message) {
      problems.push({ line, message })
    },
    addOf(kind, line, message) {
      const seen = kinds.get(kind) ?? { count: 0, line }
      seen.count++
      if (seen.count === namedOfOneKind + 1) seen.line = line
      kinds.set(kind, seen)
      if (seen.count <= namedOfOneKind) problems.push({ line, message })
    },
    list() {
      const rest = [...kinds].filter(([, { count }]) => count > namedOfOneKind)
      const summaries = rest.map(([kind, { count, line }]) => ({
        line,
        message: words.further(count - namedOfOneKind, kind),
      }))
      return [...problems, ...summaries].sort((a, b) => a.line - b.line)
    },
  }
}
