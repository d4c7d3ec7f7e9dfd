/** A word that gives a topic away, with what must and must not stand beside it. */
export interface Word {
  /** One word, several in a row, or any run of Chinese. */
  readonly text: string
  /** Counts only in just these capitals: "AI" is no "ai". */
  readonly exact: boolean
  /** How much it counts; a topic needs `enough` of it. */
  readonly weight: number
  /** Counts only where the text has one of these as well; empty: always. */
  readonly beside: readonly string[]
  /** Does not count in a sentence that has one of these. */
  readonly never: readonly string[]
}

/** So much gives a topic away: one word, or two hints. */
export const enough = 1

const hint = 0.5

/** The most letters that one word may have as it is written, contexts and all. */
export const longestWord = 300

/**
 * Reads a word as editors write it: `mobile payment`; `=AI`, only in these capitals; `payment?`, a hint, of which it takes two;
 * `court -tennis -food court`, not in a sentence with tennis; `seed +garden`, only in a text that has garden as well.
 * Null when no word is left.
 */
export function readWord(written: string): Word | null {
  const [head = '', ...contexts] = tidied(written).split(/ +(?=[+-][^\s+-])/)
  const marked = /^([=+\-?\s]*)(.*?)([?\s]*)$/.exec(head)
  const text = (marked?.[2] ?? '').trim()
  if (!hasLetters.test(text)) return null
  const named = (sign: string): readonly string[] =>
    contexts.filter((each) => each.startsWith(sign)).flatMap((each) => lettersIn(each.slice(1)))
  return {
    text,
    exact: marked?.[1]?.includes('=') ?? false,
    weight: marked?.[3]?.includes('?') ? hint : enough,
    beside: named('+'),
    never: named('-'),
  }
}

/** The one way in which a word is written; null when it is none. */
export function writtenWord(written: string): string | null {
  const word = readWord(written)
  if (word === null) return null
  const head = `${word.exact ? '=' : ''}${word.text}${word.weight < enough ? '?' : ''}`
  return [head, ...word.beside.map((each) => `+${each}`), ...word.never.map((each) => `-${each}`)].join(' ')
}

/** Words as somebody lists them, parted by commas or lines, each once and as it is written; those that are none are left out. */
export function listedWords(text: string): readonly string[] {
  const pieces = text.normalize('NFKC').split(/[,、;\n]/)
  return [...new Set(pieces.flatMap((piece) => writtenWord(piece) ?? []))]
}

const hasLetters = /[\p{L}\p{N}]/u
const lettersIn = (text: string): readonly string[] => (hasLetters.test(text) ? [text.trim()] : [])

const tidied = (written: string): string =>
  written
    .slice(0, longestWord)
    .normalize('NFKC')
    .replaceAll(/[“”"]/g, '')
    .replaceAll(/[−–—]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
