import { type Styled, slice } from './styled.ts'

/** How much one message holds. */
export interface Space {
  readonly text: number
  readonly entities: number
}

/** Whether it fits. */
export const fits = (piece: Styled, room: Space): boolean =>
  piece.text.length <= room.text && piece.entities.length <= room.entities

/** The beginning that fits, up to the end of a sentence if one is near, and the rest. */
export const cut = (piece: Styled, room: Space): readonly [Styled, Styled] => {
  const crowded = piece.entities[room.entities]
  const limit = Math.min(room.text, crowded === undefined ? room.text : crowded.offset)
  const at = boundary(piece.text, limit)
  return [slice(piece, 0, at), slice(piece, at, piece.text.length)]
}

/**
 * Where to cut a text that is longer than `limit`: after the last sentence (English or Chinese) in the second half,
 * else at a space, else between two characters, never inside one.
 */
export const boundary = (text: string, limit: number): number => {
  if (text.length <= limit) return text.length
  const half = Math.floor(limit / 2)
  // One character more, to see what follows a full stop at the very end.
  const window = text.slice(half, limit + 1)
  return lastEnd(window, half, limit, sentenceEnd) ?? lastEnd(window, half, limit, /\s+/g) ?? between(text, limit)
}

// A row of full stops is looked at once, not from each of them.
const sentenceEnd = /(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s)|(?<![。！？；])[。！？；]+[”’」』）"']*|\n+/g

const lastEnd = (window: string, half: number, limit: number, pattern: RegExp): number | null => {
  let found: number | null = null
  for (const match of window.matchAll(pattern)) {
    const end = half + match.index + match[0].length
    if (end <= limit) found = end
  }
  return found
}

/** Backs off from marks, joiners and half surrogate pairs, but not for ever: a text of marks alone is cut too. */
const between = (text: string, limit: number): number => {
  for (let at = limit; at > Math.max(limit - 32, 1); at -= 1) {
    const next = text.codePointAt(at)
    const previous = text.charCodeAt(at - 1)
    const insidePair = previous >= 0xd800 && previous <= 0xdbff
    const joined = previous === 0x200d || (next !== undefined && /^(?:\p{M}|\u200d)/u.test(String.fromCodePoint(next)))
    if (!insidePair && !joined) return at
  }
  const previous = text.charCodeAt(limit - 1)
  return previous >= 0xd800 && previous <= 0xdbff && limit > 1 ? limit - 1 : limit
}
