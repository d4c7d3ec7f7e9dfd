/** An item with how often each phrase is in it, weighed by where. */
export interface Counted {
  readonly id: number
  /** How many terms it has. */
  readonly size: number
  readonly counts: readonly number[]
}

// The same as SQLite's, so that both rank alike: https://sqlite.org/fts5.html#the_bm25_function
const saturation = 1.2
const byLength = 0.75
const leastWorth = 1e-6

/**
 * The rank of each item, the better the further below zero. `having` tells in how many items each phrase is, `all` how many items there
 * are and how many terms they have together.
 */
export const bm25 = (
  items: readonly Counted[],
  having: readonly number[],
  all: { readonly items: number; readonly size: number },
): readonly { readonly id: number; readonly rank: number }[] => {
  const worth = having.map((rows) => {
    const value = Math.log((all.items - rows + 0.5) / (rows + 0.5))
    return value > 0 ? value : leastWorth
  })
  const mean = all.size / Math.max(1, all.items)
  return items.map(({ id, size, counts }) => {
    const damped = saturation * (1 - byLength + (byLength * size) / Math.max(1, mean))
    const score = worth.reduce((sum, each, index) => {
      const count = counts[index] ?? 0
      return sum + (each * (count * (saturation + 1))) / (count + damped)
    }, 0)
    return { id, rank: -score }
  })
}
