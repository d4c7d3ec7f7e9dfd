import { sourceTail } from '../source/source.ts'
import { readMarkup } from '../text/markup.ts'
import type { References } from '../text/markup-references.ts'
import { trailingTags } from '../text/tags.ts'
import { tidy } from '../text/tidy.ts'
import { hasLink, literalToken, plain } from '../text/tokens.ts'
import { markOf } from './line-mark.ts'

// A backslash at the start of a line says "no mark", one at its end "neither source nor hashtag". Before punctuation it is what it
// is in Markdown.

/** A line's text so written that nothing at its start is taken for a mark. */
export const escapeStart = (text: string): string =>
  /^\\[!-/:-@[\]^-`{-~]/.test(text) || !beginsSpecial(text) ? text : `\\${text}`

/** A line without the backslash that stands before what would be a mark; where it stands before punctuation, Markdown reads it. */
export const unescapeStart = (text: string): string =>
  text.startsWith('\\') && !/^\\+(?!\\)[!-/:-@[-`{-~（）［］【】＃]/.test(text) && beginsSpecial(text.slice(1))
    ? text.slice(1)
    : text

/** A text so written that nothing at its end is taken for a source, for hashtags or for what else `special` finds. */
export const escapeEnd = (text: string, special: (text: string) => boolean = endsSpecial): string =>
  text.endsWith('\\') || special(written(text)) ? `${text}\\` : text

/** The text without the backslash at its end, which says that nothing there is special, or breaks a line in Markdown. */
export const unescapeEnd = (text: string): string =>
  text.endsWith('\\') && !text.endsWith(literalToken('\\')) ? `${text.slice(0, -1).trimEnd()}${literalToken('')}` : text

function beginsSpecial(text: string): boolean {
  let from = 0
  while (text[from] === '\\') from++
  const bare = text.slice(from)
  const marked = markOf(bare)
  return marked.mark !== 'text' || /^#+ ?$/.test(bare)
}

/** Whether a text whose markup has been read ends in a source or in hashtags. */
export const endsSpecial = (text: string): boolean => trailingTags(text).tags.length > 0 || sourceTail(text) !== null

/** What is read of a text's markup: as `tokens.ts` writes it. */
export const written = (text: string): string => tidy(readMarkup(text, none).text)

/** A text so written that its markup, when it is read, gives it back. */
export function escapeMarkup(text: string): string {
  const byEntity = text.replaceAll('\\', '&#92;').replaceAll(/[*_`[\]<~!]|&(?!#92;)|''/g, escaped)
  // Within an address neither is read: a backslash there stands for itself.
  const asTheyAre = text.replaceAll(/[*_`[\]<~!&]|''/g, escaped)
  return [text, byEntity, asTheyAre].find((each) => readsAs(each, text)) ?? byEntity
}

const escaped = (found: string): string => found.replaceAll(/./g, '\\$&')

function readsAs(written: string, text: string): boolean {
  const read = readMarkup(written, none)
  return !hasLink(read.text) && read.strong === 0 && plain(read.text) === text
}

const none: References = new Map()
