import { prefix, weightOf } from './text.ts'

/**
 * Cuts a text into pieces of at most `most`, as Slack counts: after a sentence where one ends in the second half of a piece,
 * else after a blank, else between code points. The pieces joined are the text again.
 */
export function split(text: string, most: number): readonly string[] {
  const pieces: string[] = []
  let rest = text
  while (weightOf(rest) > most) {
    const head = prefix(rest, most)
    const end = lastEnd(head, sentenceEnd) ?? lastEnd(head, blank) ?? head.length
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  if (rest) pieces.push(rest)
  return pieces
}

/** English sentences end before a blank, Chinese ones need none. */
const sentenceEnd = /[.!?]["'”’)\]]*\s+|[。！？；…]+["'”’」』）]*\s*|\n+/g
const blank = /\s+/g

function lastEnd(head: string, boundary: RegExp): number | null {
  let last: number | null = null
  for (const match of head.matchAll(boundary)) last = match.index + match[0].length
  return last !== null && last > head.length / 2 ? last : null
}
