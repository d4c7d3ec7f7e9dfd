import { sourceTail } from '../source/source.ts'
import { itemMark } from '../text/item-marks.ts'
import { trailingTags } from '../text/tags.ts'

// A backslash at the start of a line says "no mark", one at its end "neither source nor hashtag". It is an escape only
// where, without it, there would be such a thing: so a backslash of ordinary text is never lost, and one in front of
// something special is doubled when it is printed.

/** A line's text so written that nothing at its start is taken for a mark. */
export const escapeStart = (text: string): string => (beginsSpecial(text) ? `\\${text}` : text)

/** The text that `escapeStart` was given. */
export const unescapeStart = (text: string): string =>
  text.startsWith('\\') && beginsSpecial(text.slice(1)) ? text.slice(1) : text

/** A text so written that nothing at its end is taken for a source, for hashtags or for what else `special` finds. */
export const escapeEnd = (text: string, special: (text: string) => boolean = endsSpecial): string =>
  special(withoutEnd(text)) ? `${text}\\` : text

/** The text that `escapeEnd` was given. */
export const unescapeEnd = (text: string, special: (text: string) => boolean = endsSpecial): string =>
  text.endsWith('\\') && special(withoutEnd(text)) ? text.slice(0, -1) : text

function beginsSpecial(text: string): boolean {
  let from = 0
  while (text[from] === '\\') from++
  const bare = text.slice(from)
  return /^#(?:[# ]|$)/.test(bare) || itemMark(bare) !== null
}

const endsSpecial = (text: string): boolean => trailingTags(text).tags.length > 0 || sourceTail(text) !== null

function withoutEnd(text: string): string {
  let to = text.length
  while (text[to - 1] === '\\') to--
  return text.slice(0, to)
}
