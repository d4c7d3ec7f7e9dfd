import { editDistance } from '../../text/edit-distance.ts'

/** A word list that knows its near spellings. It only grows. */
export interface Spellings {
  add(term: string): void
  /** The terms nearest to a word within what its length forgives, all equally near; empty where none is. */
  near(word: string): readonly string[]
}

/** How many slips are forgiven in a word: none below four letters, one below eight, two from there. */
export const forgiven = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

/** An empty word list; tens of thousands of words are looked through in well under a millisecond. */
export const createSpellings = (): Spellings => {
  const shelves = new Map<number, Shelf>()
  return {
    add(term) {
      const shelf = shelves.get(term.length) ?? { terms: [], letters: [] }
      shelf.terms.push(term)
      shelf.letters.push(lettersOf(term))
      shelves.set(term.length, shelf)
    },
    near(word) {
      const letters = lettersOf(word)
      for (let limit = 1; limit <= forgiven(word); limit++) {
        const found: string[] = []
        for (let length = word.length - limit; length <= word.length + limit; length++) {
          const shelf = shelves.get(length)
          for (let index = 0; shelf !== undefined && index < shelf.terms.length; index++) {
            // One slip changes at most two of the letters that a word has: most words need no closer look.
            if (ones((shelf.letters[index] ?? 0) ^ letters) > 2 * limit) continue
            const term = shelf.terms[index] ?? ''
            if (editDistance(word, term, limit) <= limit) found.push(term)
          }
        }
        if (found.length > 0) return found
      }
      return []
    },
  }
}

/** The words of one length, each with the set of its letters as bits. */
interface Shelf {
  readonly terms: string[]
  readonly letters: number[]
}

const lettersOf = (word: string): number => {
  let letters = 0
  for (let index = 0; index < word.length; index++) letters |= 1 << (word.charCodeAt(index) & 31)
  return letters
}

const ones = (bits: number): number => {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
