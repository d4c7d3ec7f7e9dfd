import { closing, nextAt, type Token, wordAt } from './tokens.ts'

// Lists that a statement is given, as JSON: they come by hundreds of entries at each tick, and so each of them is read once.

/** Whether what `json_each` goes through is a value that is given, and nothing that a row holds. */
export const isGiven = (content: string): boolean => /^\s*(?:\$\d+|cast\(\$\d+ as text\))\s*$/.test(content)

/** What a statement calls the entries of the lists that it is given; '': nothing. */
export const listsOf = (tokens: readonly Token[]): ReadonlySet<string> => {
  const names = new Set<string>()
  for (let at = 0; at < tokens.length; at++) {
    const open = nextAt(tokens, at + 1)
    if (wordAt(tokens, at) !== 'json_each' || tokens[open]?.text !== '(') continue
    const end = closing(tokens, open)
    const inside = tokens.slice(open + 1, end)
    const words = inside.filter(({ kind }) => kind === 'name').map(({ text }) => text)
    if (!inside.some(({ kind }) => kind === 'mark') || words.some((word) => !['cast', 'as', 'text'].includes(word)))
      continue
    if (inside.some(({ text }) => text === ',')) continue
    const name = wordAt(tokens, nextAt(tokens, end + 1))
    names.add(/^(?:|on|cross|join|where|order|group|union|limit)$/.test(name) ? '' : name)
  }
  return names
}
