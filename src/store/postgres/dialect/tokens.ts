/** A piece of a statement; `name` is a word or several with dots between, `mark` a place for a value. */
export interface Token {
  readonly kind: 'name' | 'literal' | 'mark' | 'space' | 'sign'
  readonly text: string
}

// Text and quoted names may hold their own quote twice; what stands in them or in a comment is no statement. `::` is no place for a value.
const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['space', /(?:\s|--[^\n]*|\/\*[\s\S]*?\*\/)+/y],
  ['literal', /'(?:[^']|'')*'|"(?:[^"]|"")*"|\d+(?:\.\d+)?/y],
  ['name', /[A-Za-z_]\w*(?:\.(?:[A-Za-z_]\w*|\*))*/y],
  ['mark', /\?|:[A-Za-z_]\w*/y],
  ['sign', /->>|::|\|\||<>|<=|>=|[\s\S]/y],
]

/** Cuts a statement into its tokens; put together again they are the statement. */
export const tokensOf = (sql: string): readonly Token[] => {
  const tokens: Token[] = []
  for (let at = 0; at < sql.length; ) {
    for (const [kind, pattern] of patterns) {
      pattern.lastIndex = at
      const [text] = pattern.exec(sql) ?? []
      if (text === undefined) continue
      tokens.push({ kind, text })
      at += text.length
      break
    }
  }
  return tokens
}

/** Where the bracket is closed that is opened at `from`. */
export const closing = (tokens: readonly Token[], from: number): number => {
  let depth = 0
  for (let at = from; at < tokens.length; at++) {
    if (tokens[at]?.text === '(') depth++
    else if (tokens[at]?.text === ')' && --depth === 0) return at
  }
  throw new Error('a bracket is never closed')
}

/** What stands between the commas that are in no bracket. */
export const argumentsOf = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const found: Token[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    if (token.text === '(') depth++
    if (token.text === ')') depth--
    if (token.text === ',' && depth === 0) found.push([])
    else found.at(-1)?.push(token)
  }
  return found
}

/** The place of the first token from `from` on that is no space; the end: there is none. */
export const nextAt = (tokens: readonly Token[], from: number): number => {
  let at = from
  while (tokens[at]?.kind === 'space') at++
  return at
}

/** The word at a place, in small letters; empty: there is none. */
export const wordAt = (tokens: readonly Token[], at: number): string => {
  const token = tokens[at]
  return token?.kind === 'name' ? token.text.toLowerCase() : ''
}
