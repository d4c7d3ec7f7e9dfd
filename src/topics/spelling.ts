/** One form for all spellings of a name: lower case, no accents, hyphens for spaces and underscores, no hash in front. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
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
