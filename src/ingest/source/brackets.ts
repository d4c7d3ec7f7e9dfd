import { literalToken } from '../text/tokens.ts'

/** A text that ends in brackets: what stands before them and in them. */
export interface Bracketed {
  readonly rest: string
  readonly inside: string
  /** `[…]` or `【…】` instead of round ones. */
  readonly square: boolean
}

// Room for a name and a long URL; also what keeps a text of brackets only from being searched again and again.
const reach = 2200

/** The brackets that a text ends in, with what they hold tidied; null when there are none or they do not match. */
export function bracketAtEnd(text: string): Bracketed | null {
  const close = text.at(-1) ?? ''
  const [openers, closers] = ')）'.includes(close) ? ['(（', ')）'] : ['[【', ']】']
  if (!closers.includes(close)) return null
  const open = matching(text, openers, closers)
  const inside = text.slice(open + 1, -1).trim()
  if (open < 0 || text[open - 1] === literalToken('') || inside === '' || insideUrl(text, open)) return null
  return { rest: text.slice(0, open).trimEnd(), inside, square: openers === '[【' }
}

function matching(text: string, openers: string, closers: string): number {
  let depth = 0
  for (let at = text.length - 1; at >= Math.max(0, text.length - reach); at--) {
    const letter = text[at] ?? ''
    if (closers.includes(letter)) depth++
    else if (openers.includes(letter)) depth--
    if (depth === 0) return at
  }
  return -1
}

function insideUrl(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - reach), at)
  return before.slice(before.lastIndexOf(' ') + 1).includes('://')
}
