import type { Work } from '../sql/work.ts'
/** One word of a question: terms that must stand side by side in an item. */
export interface Clause {
  /** As it was asked, folded; a near spelling replaces this. */
  readonly word: string
  readonly terms: readonly string[]
  /** Whether the last term may be the beginning of a longer one. */
  readonly prefix: boolean
  /** Chinese, Japanese and Korean runs are cut in pairs of characters; everything else is whole words. */
  readonly script: 'words' | 'pairs'
}

/** A word as the vocabulary keeps it: the term that is indexed, and a spelling of it that people wrote. */
export interface Word {
  readonly term: string
  readonly spelling: string
}

/** The most clauses that one question may have; what follows them is left out. */
export const maxClauses = 10

/** The terms under which a text is found, in its order, ready for an index that cuts at spaces. */
export const terms = (text: string): readonly string[] => runs(text).flatMap(termsOf)

/** The words of a text that near spellings are looked for among: of three letters to sixty (longer ones no index takes), no figures, no pairs. */
export const vocabulary = (text: string): readonly Word[] =>
  runs(text)
    .filter((run) => !isPairs(run) && /^\p{L}{3,60}$/u.test(run))
    .map((run) => ({ term: stem(run), spelling: run }))

/** What a question asks for. Punctuation and operators mean nothing; a question without letters has no clauses. */
export const clauses = (question: string): readonly Clause[] => {
  const asked = runs(question.slice(0, 500)).slice(0, maxClauses)
  return asked.map((run, index) => clauseOf(run, index === asked.length - 1))
}

/** The clause for one run of letters; the last one of a question may be the beginning of a longer word, from three letters on. */
export const clauseOf = (run: string, last: boolean): Clause => {
  if (!isPairs(run)) return { word: run, terms: [stem(run)], prefix: last && run.length >= 3, script: 'words' }
  const characters = [...run]
  const terms = characters.length === 1 ? characters.map(single) : pairs(characters)
  return { word: run, terms, prefix: false, script: 'pairs' }
}

/**
 * A run of characters that nothing has as a whole, cut into the longest pieces that something has: the archive is the
 * dictionary. Single characters say nothing of what was asked for, and are left out; where nothing longer is left, the run stays whole.
 */
export function* cut(clause: Clause, has: (piece: Clause) => Work<boolean>): Work<readonly Clause[]> {
  if (clause.script === 'words') return [clause]
  const characters = [...clause.word].slice(0, longestCut)
  if (characters.length === 1) return [clause]
  const pieces: Clause[] = []
  for (let from = 0; from < characters.length; ) {
    let piece = clauseOf(characters[from] ?? '', false)
    for (let to = from + 2; to <= characters.length; to++) {
      const longer = clauseOf(characters.slice(from, to).join(''), false)
      if (!(yield* has(longer))) break
      piece = longer
    }
    pieces.push(piece)
    from += [...piece.word].length
  }
  const long = pieces.filter((piece) => [...piece.word].length > 1)
  return long.length > 0 ? long : [clause]
}

const longestCut = 40
const pairScripts = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}々〆ー'
const run = new RegExp(`[${pairScripts}]+|(?:(?![${pairScripts}])[\\p{L}\\p{N}\\p{M}])+`, 'gu')
const pairRun = new RegExp(`^[${pairScripts}]`, 'u')

const isPairs = (text: string): boolean => pairRun.test(text)

const runs = (text: string): readonly string[] => fold(text).match(run) ?? []

// NFKC makes full-width forms ordinary; only Latin, Greek and Cyrillic marks go, kana keep theirs.
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/(\p{L})['’]s(?![\p{L}\p{N}])/gu, '$1')
    .replace(/(\p{L})['’](?=\p{L})/gu, '$1')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')

const termsOf = (text: string): readonly string[] => {
  if (!isPairs(text)) return [stem(text)]
  const characters = [...text]
  // After the pairs, so that those stay side by side for longer words.
  return [...pairs(characters), ...new Set(characters.map(single))]
}

const pairs = (characters: readonly string[]): readonly string[] =>
  characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`)

const single = (character: string): string => `${character}_`

const stem = (word: string): string => {
  if (word.length < 5 || !/^[a-z]+s$/.test(word)) return word
  if (/(ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}
