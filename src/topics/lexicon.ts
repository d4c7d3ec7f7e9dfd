import type { Topic } from '../model.ts'
import { plurals } from './spelling.ts'

/** A word that gives a topic away, ready to be looked for; `topic` is the place of its topic in the list. */
interface Phrase {
  readonly topic: number
  /** The words after the first one. */
  readonly tail: readonly string[]
}

interface Substring {
  readonly topic: number
  readonly text: string
}

/** The words of a list of topics, found by how they begin, so that a text is read once however many topics there are. */
export interface Lexicon {
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  readonly substrings: ReadonlyMap<string, readonly Substring[]>
}

const wordPattern = /[\p{Script=Latin}\p{N}]+/gu
const nonLatin = /[^\p{Script=Latin}\p{N}\p{P}\p{S}\s]/u
const beyondAscii = /\P{ASCII}/u

/** Makes the lexicon of these topics. */
export function lexiconOf(topics: readonly Topic[]): Lexicon {
  const phrases = new Map<string, Phrase[]>()
  const substrings = new Map<string, Substring[]>()
  for (const [topic, { words }] of topics.entries()) {
    for (const word of words.map((each) => each.normalize('NFKC').toLowerCase())) {
      if (nonLatin.test(word)) add(substrings, word[0], { topic, text: word })
      else for (const [first, ...tail] of forms(word)) add(phrases, first, { topic, tail })
    }
  }
  return { phrases, substrings }
}

/** The places (in the list of topics) of all topics that the text gives away, in the order of that list. */
export function topicsIn(text: string, { phrases, substrings }: Lexicon): readonly number[] {
  const lower = text.toLowerCase()
  const found = new Set<number>()
  const words: string[] = []
  const starts: number[] = []
  for (const match of lower.matchAll(wordPattern)) {
    words.push(match[0])
    starts.push(match.index)
  }
  for (const [at, word] of words.entries()) {
    for (const { topic, tail } of phrases.get(word) ?? []) if (!found.has(topic) && follows(tail, at)) found.add(topic)
  }
  if (beyondAscii.test(lower)) {
    for (let at = 0; at < lower.length; at++) {
      for (const { topic, text } of substrings.get(lower[at] ?? '') ?? [])
        if (!found.has(topic) && lower.startsWith(text, at)) found.add(topic)
    }
  }
  return [...found].sort((a, b) => a - b)

  function follows(tail: readonly string[], at: number): boolean {
    return tail.every((word, step) => words[at + step + 1] === word && joined(at + step))
  }

  // Between the words of a phrase only what a name is written with: a space, a hyphen, the dot of "JD.com", an apostrophe.
  function joined(at: number): boolean {
    const from = (starts[at] ?? 0) + (words[at]?.length ?? 0)
    const to = starts[at + 1] ?? 0
    return to - from <= 3 && /^(?:[\s\-‐‑]+|\.|['’] ?)$/u.test(lower.slice(from, to))
  }
}

function forms(phrase: string): readonly string[][] {
  const words = phrase.match(wordPattern) ?? []
  const last = words.at(-1)
  if (last === undefined) return []
  return [last, ...plurals(last)].map((form) => [...words.slice(0, -1), form])
}

function add<T>(map: Map<string, T[]>, key: string | undefined, entry: T): void {
  if (key === undefined) return
  const entries = map.get(key)
  if (entries) entries.push(entry)
  else map.set(key, [entry])
}
