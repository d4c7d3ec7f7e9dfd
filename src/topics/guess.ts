import type { Topic } from '../model.ts'
import { withoutAddresses } from './address.ts'
import { cutsWords } from './chinese.ts'
import { type Clue, type Found, type Lexicon, lexiconOf, type Place, termsIn } from './lexicon.ts'
import { findTopic, topicsNamedIn } from './match.ts'
import { enough } from './word.ts'

/** What speaks for a topic. */
export interface Evidence {
  readonly slug: string
  /** All together; from `enough` on the topic is guessed. */
  readonly weight: number
  /** The words of the topic that the text has, as they are written, and what they count. */
  readonly words: readonly { readonly written: string; readonly weight: number }[]
  /** What the section's title adds. */
  readonly section: number
}

/** The most and the least that a word may count, whatever was learned of it. */
export const mostWeight = 2

/** What a word counts by now: as it is written, and as corrections changed that. */
export const weightNow = ({ learned }: Topic, written: string, weight: number): number =>
  Math.min(mostWeight, Math.max(0, weight + (learned?.[written] ?? 0)))

/** The slugs of all topics that a text gives away, in the order of the list; the title of its section counts with it. */
export const topicsOf = (text: string, topics: readonly Topic[], section: string | null = null): string[] =>
  evidenceIn(text, topics, section, enough).flatMap(({ slug, weight }) => (weight >= enough ? slug : []))

/** What speaks for which topic in a text and the title of its section, in the order of the list; topics that nothing speaks for are left out. */
export const weigh = (text: string, topics: readonly Topic[], section: string | null = null): readonly Evidence[] =>
  evidenceIn(text, topics, section, 0)

/** Topics for which less than `least` speaks may be left out, and of those that have it not all that speaks for them is told. */
function evidenceIn(
  text: string,
  topics: readonly Topic[],
  section: string | null,
  least: number,
): readonly Evidence[] {
  const lexicon = lexiconFor(topics)
  const titled = section === null || section === '' ? none : sectionWeights(section, topics, lexicon)
  const told = cluesIn(text, lexicon, (topic) => least - (titled.get(topic) ?? 0))
  return topics.flatMap((topic, at) => {
    const words = (told.get(at) ?? []).map(({ word, weight }) => ({ written: topic.words[word] ?? '', weight }))
    const fromSection = titled.get(at) ?? 0
    if (words.length === 0 && fromSection === 0) return []
    const weight = words.reduce((sum, each) => sum + each.weight, fromSection)
    return [{ slug: topic.slug, weight, words, section: fromSection }]
  })
}

const none: ReadonlyMap<number, number> = new Map()

/** A section that is called as the topic is says it all; one that names it among other things, or has a word of it, is a hint. */
function sectionWeights(section: string, topics: readonly Topic[], lexicon: Lexicon): ReadonlyMap<number, number> {
  const named = findTopic(section, topics)
  const hinted = [...cluesIn(section, lexicon, () => 0).keys(), ...topicsNamedIn(section, topics)]
  const weights = new Map(hinted.map((at) => [at, enough / 2]))
  if (named) weights.set(topics.indexOf(named), enough)
  return weights
}

/**
 * The words that count in a text, by the place of their topic. Each counts once, however often it stands there, and not where it is only a
 * part of another one that counts. Of a topic no more is told than the least, where that is not 0.
 */
function cluesIn(
  written: string,
  lexicon: Lexicon,
  leastOf: (topic: number) => number,
): ReadonlyMap<number, readonly Clue[]> {
  const text = withoutAddresses(written.normalize('NFKC'))
  const found = termsIn(text, lexicon)
  const sentences = sentencesOf(text)
  const told = new Map<number, Standing[]>()
  for (const [term, places] of found) {
    for (const clue of lexicon.clues.get(term) ?? []) {
      const standing = { clue, places: placesOf(clue, places, found, sentences) }
      if (standing.places.length === 0) continue
      const others = told.get(clue.topic)
      if (others) others.push(standing)
      else told.set(clue.topic, [standing])
    }
  }
  const clues = new Map<number, readonly Clue[]>()
  for (const [topic, all] of told) {
    const least = leastOf(topic)
    if (sumOf(all) < least) continue
    const isWhole = (place: Place): boolean => !cutsWords(text, place)
    const alone = least > 0 && all.find(({ clue, places }) => clue.weight >= least && places.some(isWhole))
    if (alone) {
      clues.set(topic, [alone.clue])
      continue
    }
    const whole = all.flatMap(({ clue, places }) => {
      const standing = places.filter(isWhole)
      return standing.length > 0 ? { clue, places: standing } : []
    })
    if (whole.length > 0) clues.set(topic, apart(whole))
  }
  return clues
}

interface Standing {
  readonly clue: Clue
  readonly places: readonly Place[]
}

const sumOf = (all: readonly Standing[]): number => all.reduce((sum, { clue }) => sum + clue.weight, 0)

function apart(all: readonly Standing[]): readonly Clue[] {
  if (all.length === 1) return all.map(({ clue }) => clue)
  const longest = ({ places }: Standing): number => (places[0] ? places[0].to - places[0].from : 0)
  const order = [...all].sort((a, b) => b.clue.weight - a.clue.weight || longest(b) - longest(a))
  const taken: Place[] = []
  const kept = order.filter(({ places }) => {
    const free = places.some(({ from, to }) => !taken.some((other) => from < other.to && other.from < to))
    if (free) taken.push(...places)
    return free
  })
  return kept.map(({ clue }) => clue).sort((a, b) => a.word - b.word)
}

/** Where a word stands with what it needs and without what spoils it. */
function placesOf(
  { beside, never }: Clue,
  places: readonly Place[],
  found: Found,
  sentenceAt: (at: number) => number,
): readonly Place[] {
  if (beside.length > 0 && !beside.some((term) => found.has(term))) return []
  if (!never.some((term) => found.has(term))) return places
  const spoilt = new Set(never.flatMap((term) => found.get(term) ?? []).map(({ from }) => sentenceAt(from)))
  return places.filter(({ from }) => !spoilt.has(sentenceAt(from)))
}

/** Tells in which sentence a place of the text is. */
function sentencesOf(text: string): (at: number) => number {
  let ends: readonly number[] | null = null
  return (at) => {
    ends ??= Array.from(text.matchAll(/\n|[。!?;]|\.(?=\s)/g), ({ index }) => index)
    let [from, to] = [0, ends.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((ends[middle] ?? 0) < at) from = middle + 1
      else to = middle
    }
    return from
  }
}

const lexicons = new WeakMap<readonly Topic[], Lexicon>()

function lexiconFor(topics: readonly Topic[]): Lexicon {
  const known = lexicons.get(topics)
  if (known) return known
  const made = lexiconOf(topics, weightNow)
  lexicons.set(topics, made)
  return made
}
