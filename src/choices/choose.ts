import type { Draft, Item, Selection, Topic } from '../model.ts'
import { withoutAddresses } from '../topics/address.ts'
import { lexiconOf, termsIn } from '../topics/lexicon.ts'

/** The items of one draft or issue that somebody gets who chose so, in its order. */
export type Chooser = (selection: Selection) => readonly Item[]

/** Whether everything comes: most readers choose nothing. */
export const isEverything = ({ topics, except, mute, followedOnly }: Selection): boolean =>
  topics.length === 0 && except.length === 0 && mute.length === 0 && !followedOnly

/** All words that somebody follows or mutes, each once. */
export const wordsOf = (selections: Iterable<Selection>): readonly string[] => {
  const words = new Set<string>()
  for (const { follow, mute } of selections) for (const word of [...follow, ...mute]) words.add(word)
  return [...words]
}

/** The places of the items (in their list) that have each word. */
export type Places = ReadonlyMap<string, ReadonlySet<number>>

/**
 * Reads the items once for all of these words, so that any number of selections can be looked up. A word that is muted outweighs one
 * that is followed, and both outweigh topics. An item that is about several topics is left out only where all of them are.
 */
export function chooserOf({ sections }: Pick<Draft, 'sections'>, words: readonly string[]): Chooser {
  const items = sections.flatMap((section) => section.items)
  return choosing(items, placesOf(items, words))
}

/** The same where it was looked up already which items have which words. */
export function choosing(items: readonly Item[], having: Places): Chooser {
  const has = (at: number, asked: readonly string[]): boolean => asked.some((word) => having.get(word)?.has(at))
  return (selection) => {
    if (isEverything(selection)) return items
    const { topics, except, follow, mute, followedOnly } = selection
    const concerns = (item: Item): boolean => {
      if (followedOnly) return false
      if (topics.length > 0) return item.topics.some((slug) => topics.includes(slug))
      return item.topics.length === 0 || !item.topics.every((slug) => except.includes(slug))
    }
    return items.filter((item, at) => !has(at, mute) && (concerns(item) || has(at, follow)))
  }
}

/** The same for a single selection. */
export const chosenOf = (draft: Pick<Draft, 'sections'>, selection: Selection): readonly Item[] =>
  chooserOf(draft, isEverything(selection) ? [] : wordsOf([selection]))(selection)

/** Which items have which of these words in what readers are shown of them. */
export function placesOf(items: readonly Item[], words: readonly string[]): Places {
  if (words.length === 0) return new Map()
  const all: Topic = { slug: '', title: {}, words }
  const lexicon = lexiconOf([all], (_, __, weight) => weight)
  const having = new Map<string, Set<number>>()
  for (const [at, item] of items.entries())
    for (const term of termsIn(textOf(item), lexicon).keys())
      for (const clue of lexicon.clues.get(term) ?? []) {
        const word = words[clue.word] ?? ''
        having.set(word, (having.get(word) ?? new Set()).add(at))
      }
  return having
}

/** Of what was retracted only the headline is shown. */
const textOf = ({ headline, body, amended }: Item): string =>
  withoutAddresses([headline, ...(amended?.kind === 'retracted' ? [] : body)].join('\n').normalize('NFKC'))
