import type { Topic } from '../model.ts'
import { plurals } from './spelling.ts'
import { readWord } from './word.ts'

/** A word of a topic; `topic` is the place of that in the list, `word` its own among the topic's. */
export interface Clue {
  readonly topic: number
  readonly word: number
  readonly weight: number
  /** Terms of which the text must have one; empty: none is needed. */
  readonly beside: readonly number[]
  /** Terms that its sentence may not have. */
  readonly never: readonly number[]
}

/** The words of a list of topics, found by how they begin, so that a text is read once however many topics there are. */
export interface Lexicon {
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  /** By the code of a character: 1 where one of the following begins with it. Most places of a text need no closer look. */
  readonly begins: Uint8Array
  /** Of one character, by its code. */
  readonly single: ReadonlyMap<number, readonly Substring[]>
  /** By the first two characters, as `pairOf` makes one number of them. */
  readonly substrings: ReadonlyMap<number, readonly Substring[]>
  /** What each term gives away. */
  readonly clues: ReadonlyMap<number, readonly Clue[]>
}

/** Words in a row; several of them may be forms of one term. */
interface Phrase {
  readonly term: number
  /** The words after the first one. */
  readonly tail: readonly string[]
  /** As it must be written, or null. */
  readonly exact: string | null
}

interface Substring {
  readonly term: number
  readonly text: string
}

/** A place where a term stands: from the first letter to behind the last. */
export interface Place {
  readonly from: number
  readonly to: number
}

/** Where the terms of a text stand. */
export type Found = ReadonlyMap<number, readonly Place[]>

const wordPattern = /[\p{Script=Latin}\p{N}]+/gu
const nonLatin = /[^\p{Script=Latin}\p{N}\p{P}\p{S}\s]/u
const beyondAscii = /\P{ASCII}/u
/** Of so many places where one term stands the rest say nothing new. */
const mostPlaces = 32

/** Makes the lexicon of these topics; `weights` gives what a word counts by now, or null as it is written. */
export function lexiconOf(
  topics: readonly Topic[],
  weightOf: (topic: Topic, written: string, weight: number) => number,
): Lexicon {
  const terms = new Map<string, number>()
  const phrases = new Map<string, Phrase[]>()
  const begins = new Uint8Array(0x10000)
  const single = new Map<number, Substring[]>()
  const substrings = new Map<number, Substring[]>()
  const clues = new Map<number, Clue[]>()

  const addSubstring = (text: string, term: number): void => {
    const one = text.charCodeAt(0)
    begins[one] = 1
    if (text.length === 1) add(single, one, { term, text })
    else add(substrings, pairOf(one, text.charCodeAt(1)), { term, text })
  }

  const termOf = (text: string, exact: boolean): number => {
    const written = text.normalize('NFKC')
    const key = exact ? `=${written}` : written.toLowerCase()
    const known = terms.get(key)
    if (known !== undefined) return known
    const term = terms.size
    terms.set(key, term)
    if (nonLatin.test(written)) addSubstring(written.toLowerCase(), term)
    else
      for (const { words, cased } of forms(written, exact))
        add(phrases, words[0], { term, tail: words.slice(1), exact: cased })
    return term
  }

  for (const [topic, each] of topics.entries()) {
    for (const [word, written] of each.words.entries()) {
      const read = readWord(written)
      if (read === null) continue
      const weight = weightOf(each, written, read.weight)
      const context = (texts: readonly string[]): readonly number[] => texts.map((text) => termOf(text, false))
      const clue = { topic, word, weight, beside: context(read.beside), never: context(read.never) }
      add(clues, termOf(read.text, read.exact), clue)
    }
  }
  return { phrases, begins, single, substrings, clues }
}

/** Finds the terms of a text, which is NFKC already; whether Chinese ones are words of their own is not looked at. */
export function termsIn(text: string, { phrases, begins, single, substrings }: Lexicon): Found {
  const lower = text.toLowerCase()
  const found = new Map<number, Place[]>()
  const words: string[] = []
  const starts: number[] = []
  for (const match of lower.matchAll(wordPattern)) {
    words.push(match[0])
    starts.push(match.index)
  }
  for (let at = 0; at < words.length; at++) {
    const begun = phrases.get(words[at] ?? '')
    if (begun === undefined) continue
    for (const { term, tail, exact } of begun)
      if (follows(tail, at) && (exact === null || text.startsWith(exact, starts[at])))
        note(term, starts[at] ?? 0, endOf(at + tail.length))
  }
  if (beyondAscii.test(lower)) {
    for (let at = 0; at < lower.length; at++) {
      const one = lower.charCodeAt(at)
      if (begins[one] === 0) continue
      const alone = single.get(one)
      if (alone !== undefined) for (const { term } of alone) note(term, at, at + 1)
      const begun = substrings.get(pairOf(one, lower.charCodeAt(at + 1)))
      if (begun === undefined) continue
      for (const { term, text: wanted } of begun) if (lower.startsWith(wanted, at)) note(term, at, at + wanted.length)
    }
  }
  return found

  function note(term: number, from: number, to: number): void {
    const places = found.get(term)
    if (places === undefined) found.set(term, [{ from, to }])
    else if (places.length < mostPlaces) places.push({ from, to })
  }

  function endOf(at: number): number {
    return (starts[at] ?? 0) + (words[at]?.length ?? 0)
  }

  function follows(tail: readonly string[], at: number): boolean {
    return tail.every((word, step) => words[at + step + 1] === word && joined(at + step))
  }

  // Between the words of a phrase only what a name is written with: a space, a hyphen, the dot of "JD.com", an apostrophe.
  function joined(at: number): boolean {
    const from = endOf(at)
    const to = starts[at + 1] ?? 0
    return to - from <= 3 && /^(?:[\s\-‐‑]+|\.|['’] ?| ?& ?)$/u.test(lower.slice(from, to))
  }
}

/** One small number for two characters, not always another one for other two: 30 bits, because larger ones are objects to a map. */
const pairOf = (one: number, two: number): number => ((one & 0x7fff) << 15) | (two & 0x7fff)

interface Form {
  /** In lower case. */
  readonly words: readonly string[]
  /** As it must be written, or null. */
  readonly cased: string | null
}

function forms(phrase: string, exact: boolean): readonly Form[] {
  const words = phrase.toLowerCase().match(wordPattern) ?? []
  const last = words.at(-1)
  if (last === undefined) return []
  // A name has no plural: "Stripes" are no company.
  if (exact) return [{ words, cased: phrase }]
  return [last, ...plurals(last)].map((form) => ({ words: [...words.slice(0, -1), form], cased: null }))
}

function add<T>(map: Map<string, T[]>, key: string | undefined, entry: T): void
function add<T>(map: Map<number, T[]>, key: number, entry: T): void
function add<K, T>(map: Map<K, T[]>, key: K | undefined, entry: T): void {
  if (key === undefined) return
  const entries = map.get(key)
  if (entries) entries.push(entry)
  else map.set(key, [entry])
}
