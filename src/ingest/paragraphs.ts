import { linesOf } from './layout/lines.ts'
import { unpack } from './paste/index.ts'
import { plain } from './text/tokens.ts'

/** The lines of a text that is no newsletter, tidied and without markup: closing words, say. */
export function paragraphsOf(text: string): readonly string[] {
  const { lines, references } = unpack(text)
  return linesOf(lines, references)
    .filter(({ mark }) => mark !== 'rule')
    .map(({ whole }) => plain(whole))
}
