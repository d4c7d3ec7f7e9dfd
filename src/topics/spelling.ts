/** One form for all spellings of a name: lower case, hyphens for spaces and underscores, no hash in front. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^#+/, '')
    .trim()
    .replaceAll(/[\s_-]+/g, '-')

/** The singular of a Latin name's last word, as far as spelling tells; other names as they are. */
export function singular(key: string): string {
  if (/[a-z]{2}ies$/.test(key)) return `${key.slice(0, -3)}y`
  if (/(?:s|x|z|ch|sh)es$/.test(key)) return key.slice(0, -2)
  return /[a-rtv-z]s$/.test(key) ? key.slice(0, -1) : key
}

/** The plurals that a Latin word may stand in. */
export function plurals(word: string): readonly string[] {
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`]
  if (/[^aeiou]o$/.test(word)) return [`${word}s`, `${word}es`]
  if (/(?:l|ea|oa)f$/.test(word)) return [`${word}s`, `${word.slice(0, -1)}ves`]
  if (/ife$/.test(word)) return [`${word}s`, `${word.slice(0, -2)}ves`]
  return /(?:s|x|z|ch|sh)$/.test(word) ? [`${word}es`] : [`${word}s`]
}

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to turn one word into the other.
 * Takes time in proportion to both lengths: cut what a stranger typed.
 */
export function distance(from: string, to: string): number {
  let older: number[] = []
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1]
      let best = Math.min(cell(row, j) + 1, cell(next, j - 1) + 1, cell(row, j - 1) + (same ? 0 : 1))
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        best = Math.min(best, cell(older, j - 2) + 1)
      next.push(best)
    }
    older = row
    row = next
  }
  return cell(row, to.length)
}

const cell = (row: readonly number[], at: number): number => row[at] ?? Number.POSITIVE_INFINITY
