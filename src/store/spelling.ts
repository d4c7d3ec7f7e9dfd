/** A word list that knows its near spellings. It only grows. */
export interface Spellings {
  add(term: string): void
  /** The terms nearest to a word within what its length forgives, all equally near; empty where none is. */
  near(word: string): readonly string[]
}

/** How many slips are forgiven in a word: none below four letters, one below eight, two from there. */
export const forgiven = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)

/**
 * Letters to put in, leave out, change or swap with their neighbour to make one word of another;
 * anything above `limit` comes back as `limit + 1`.
 */
export const slips = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  // Three lines of the table are enough; a swap looks two lines back.
  let [above2, above, line] = [
    new Uint8Array(b.length + 1),
    Uint8Array.from({ length: b.length + 1 }, identity),
    new Uint8Array(b.length + 1),
  ]
  for (let row = 1; row <= a.length; row++) {
    line[0] = row
    let least = row
    const letter = a.charCodeAt(row - 1)
    for (let column = 1; column <= b.length; column++) {
      const other = b.charCodeAt(column - 1)
      let cost = Math.min(at(above, column), at(line, column - 1)) + 1
      cost = Math.min(cost, at(above, column - 1) + (letter === other ? 0 : 1))
      const swapped = row > 1 && column > 1 && letter === b.charCodeAt(column - 2) && other === a.charCodeAt(row - 2)
      if (swapped) cost = Math.min(cost, at(above2, column - 2) + 1)
      line[column] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    ;[above2, above, line] = [above, line, above2]
  }
  return Math.min(at(above, b.length), limit + 1)
}

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
            if (slips(word, term, limit) <= limit) found.push(term)
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

const identity = (_: unknown, index: number): number => index

const at = (line: Uint8Array, column: number): number => line[column] ?? 0

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
