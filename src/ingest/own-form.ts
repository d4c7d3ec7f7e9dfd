import type { Draft, Item } from '../model.ts'
import { entryOf, headlineOf } from './entry.ts'
import { guessed, isTagLine, readItem } from './item.ts'
import { unescapeEnd } from './layout/escape.ts'
import { type Line, linesOf } from './layout/lines.ts'
import { createProblems } from './layout/problems.ts'
import { createSections } from './layout/sections.ts'
import { languageMarked, readTranslations } from './layout/translation-lines.ts'
import { rawLinesOf } from './paste/raw-lines.ts'
import { createReads } from './reading/reads.ts'
import { wording } from './text/tidy.ts'
import { plain, withoutInner } from './text/tokens.ts'

/**
 * The first line of a text that was written to be read back exactly: `# Title`, the date, `## Section`, items as `1. …` or `### 1. …`,
 * `---` above the footer, and nothing to be guessed; of an urgent issue it says so. Markdown does not show it.
 */
export const ownMark = ({ urgent }: Pick<Draft, 'urgent'>): string => `<!-- briefwire${urgent ? ' urgent' : ''} -->`

const mark = /<!-- briefwire( urgent)? -->/

/** Whether a text is in that form. */
export const isOwnForm = (text: string): boolean => new RegExp(`^\\ufeff?\\s*${mark.source}`).test(text)

const noReferences = new Map<string, never>()

/** Reads a text in that form. */
export function readOwnForm(text: string): Draft {
  const [, ...lines] = linesOf(rawLinesOf(withoutInner(text.replace(mark, 'x'))), noReferences, false)
  const end = lines.findIndex(({ mark }) => mark === 'rule')
  const above = end < 0 ? lines : lines.slice(0, end)
  const starts = above.flatMap((line, at) => (isHeading(line) || isItem(line) ? [at] : []))
  const head = above.slice(0, starts[0] ?? above.length)
  const sections = createSections(createProblems('en'))
  starts.forEach((at, turn) => {
    const line = above[at]
    if (!line) return
    if (isHeading(line)) sections.open(wording(plain(line.text)), line.line)
    else sections.add(itemOf(line, above.slice(at + 1, starts[turn + 1] ?? above.length)))
  })
  const title = head.find(({ mark }) => mark === 'heading')
  return {
    title: title ? wording(plain(unescapeEnd(title.text))) : '',
    date: head.find(({ mark, whole }) => mark !== 'heading' && /^\d{4}-\d\d-\d\d$/.test(whole))?.whole ?? null,
    sections: sections.list(),
    footer: end < 0 ? [] : lines.slice(end + 1).map(({ whole }) => plain(whole)),
    ...(mark.exec(text)?.[1] === undefined ? {} : { urgent: true }),
  }
}

const isHeading = ({ mark, level }: Line): boolean => mark === 'heading' && level === 2

const isItem = ({ mark, level }: Line): boolean => mark === 'dot' || (mark === 'heading' && level === 3)

function itemOf(line: Line, lines: readonly Line[]): Omit<Item, 'number'> {
  const cut = lines.findIndex(({ whole }) => languageMarked(whole) !== null)
  const body = cut < 0 ? lines : lines.slice(0, cut)
  const reads = createReads(body)
  const last = body.findLastIndex(({ whole }) => !isTagLine(whole))
  const ends = body.map((_, at) => reads.at(at))
  const source = ends[last]?.tail ? (ends[last] ?? null) : null
  const block = { body: ends, source, url: null, headings: [], footer: [], strays: [] }
  const item = guessed(readItem({ ...entryOf(line, headlineOf(line), block), whole: true }, []), [], null)
  return cut < 0 ? item : { ...item, ...readTranslations(lines.slice(cut), (text) => plain(unescapeEnd(text))) }
}
