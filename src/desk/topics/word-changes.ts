import { listedWords, writtenWord } from '../../topics/word.ts'

/** What becomes of a topic's words. */
export interface WordChange {
  readonly words: readonly string[]
  readonly added: number
  readonly removed: number
}

/**
 * Words as somebody writes them to add them, with commas between; `-compost` takes that one away, whatever stands beside it. Null when
 * the text has no word.
 */
export function changeWords(words: readonly string[], written: string): WordChange | null {
  const pieces = written.normalize('NFKC').split(/[,、;\n]/)
  const named = pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
  const minus = named.filter((piece) => /^[-−–]/.test(piece)).flatMap((piece) => writtenWord(piece) ?? [])
  const plus = named.filter((piece) => !/^[-−–]/.test(piece)).flatMap((piece) => writtenWord(piece) ?? [])
  if (minus.length + plus.length === 0) return null
  const gone = new Set(minus.map(nameOf))
  const kept = words.filter((word) => !minus.includes(word) && !gone.has(nameOf(word)))
  return changeOf(words, [...new Set([...kept, ...plus])])
}

/** The whole list as somebody writes it. */
export const setWords = (words: readonly string[], written: string): WordChange => changeOf(words, listedWords(written))

const changeOf = (before: readonly string[], words: readonly string[]): WordChange => ({
  words,
  added: words.filter((word) => !before.includes(word)).length,
  removed: before.filter((word) => !words.includes(word)).length,
})

/** A word without its marks and contexts. */
const nameOf = (word: string): string =>
  word
    .replace(/ [+-].*$/, '')
    .replace(/^=/, '')
    .replace(/\?$/, '')
    .toLowerCase()
