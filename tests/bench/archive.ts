import { createHash } from 'node:crypto'
import type { Draft, Item, Section } from '../../src/model.ts'
import type { Store } from '../../src/store/port.ts'
import { type Lexicon, lexicon, sections, sources, topics } from './lexicon.ts'

/** What an issue of the made-up archive is: complete, as publish wants it. */
export type Edition = Draft & { readonly date: string }

const day = 86_400_000
const firstDay = Date.UTC(2016, 0, 1)
const itemsPerSection = 4

/**
 * A made-up archive: an issue a day of three sections with four items each, by turns English and Chinese, its words
 * as unevenly common as those of a language (Zipf). The same seed gives the same archive, also a shorter one its beginning.
 */
export function* archive(options: { readonly seed: number; readonly issues: number }): Generator<Edition> {
  const random = seeded(options.seed)
  const words = lexicon(random)
  for (let index = 0; index < options.issues; index++) yield edition(index, words, random)
}

/** Publishes editions one by one, each at noon of its day. Tells how many. */
export const load = async (store: Store, editions: Iterable<Edition>): Promise<number> => {
  let count = 0
  for (const draft of editions) {
    const at = Date.parse(`${draft.date}T12:00:00Z`)
    const fingerprint = createHash('sha256').update(JSON.stringify(draft)).digest('hex')
    await store.publish({ draft, fingerprint, at, dueAt: () => at, draftVersion: null })
    count++
  }
  return count
}

/** Randomness that repeats itself: numbers from 0 up to 1 (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Language = 'en' | 'zh'

const edition = (index: number, words: Lexicon, random: () => number): Edition => {
  const language = index % 2 === 0 ? 'en' : 'zh'
  const date = new Date(firstDay + index * day).toISOString().slice(0, 10)
  return {
    title: language === 'en' ? 'The Commerce Brief' : '商业早报',
    date,
    sections: sections[language].map((title, place): Section => {
      const first = place * itemsPerSection + 1
      const numbers = Array.from({ length: itemsPerSection }, (_, offset) => first + offset)
      return { title, items: numbers.map((number) => item(number, language, words, random)) }
    }),
    footer: [language === 'en' ? 'Forward this brief to a colleague.' : '欢迎把早报转给同事。'],
  }
}

const item = (number: number, language: Language, words: Lexicon, random: () => number): Item => {
  const paragraphs = 1 + Math.floor(random() * 2)
  const name = common(sources[language], random)
  return {
    number,
    headline: sentence(language, words, random, 8, 14),
    body: Array.from({ length: paragraphs }, () => sentence(language, words, random, 35, 70)),
    source: random() < 0.9 ? { name, url: random() < 0.5 ? `https://news.example/${number}` : null } : null,
    topics: [...new Set(Array.from({ length: Math.floor(random() * 3) }, () => common(topics, random)))],
  }
}

const sentence = (language: Language, words: Lexicon, random: () => number, least: number, most: number): string => {
  const from = language === 'en' ? words.english : words.chinese
  const count = least + Math.floor(random() * (most - least))
  const picked = Array.from({ length: count }, () => common(from, random))
  if (language === 'zh') return `${picked.map((word, place) => (place % 9 === 8 ? `${word}，` : word)).join('')}。`
  const text = picked.map((word, place) => (place % 12 === 11 ? `${word},` : word)).join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

// The logarithm of a place is evenly spread: the share of the n-th word is about 1/n.
const common = (from: readonly string[], random: () => number): string =>
  from[Math.floor((from.length + 1) ** random()) - 1] ?? ''
