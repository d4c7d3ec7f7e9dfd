import { longDate } from '../../doc.ts'
import type { Parsed } from '../../ingest/parse.ts'
import type { Language } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import { itemsOf } from '../draft/arrange.ts'
import { sectionCount } from '../draft/draft.ts'

/** What was read as what, in sentences: by what items were told, title, sections, closing words, and whether that is sure. */
export interface ReadingInWords {
  readonly summary: string
  /** Title, sections and closing words; those that there are. */
  readonly details: readonly string[]
  /** The last headline, where it is not the first. */
  readonly ends: readonly string[]
  /** Doubts, and the other way to read it. */
  readonly doubts: readonly string[]
}

const longestClosing = 200

/** Says how a newsletter was read. */
export function describeReading(parsed: Parsed, language: Language): ReadingInWords {
  const { read: words, kinds } = phrasesIn(language).reading
  const { reading, title, date, sections, footer, problems } = parsed
  const items = itemsOf(parsed)
  const [first, last] = [items[0], items.at(-1)]
  const kind = kinds[reading.kind ?? 'numbers']
  const day = date === null ? null : longDate(date, language)
  const closing = footer.join(' ')
  const cut = closing.length > longestClosing ? `${closing.slice(0, longestClosing)}…` : closing
  const titled = sections.filter((section) => section.title !== null)
  return {
    summary: words.summary(items.length, kind, sectionCount(parsed), day, problems.length),
    details: [
      ...(title === '' ? [] : [words.title(title)]),
      ...(titled.length === 0
        ? []
        : [words.sections(sections.map((section) => words.section(section.title, section.items.length)))]),
      ...(cut === '' ? [] : [words.closing(cut)]),
    ],
    ends: [
      ...(first ? [words.first(first.headline)] : []),
      ...(last && items.length > 1 ? [words.last(last.headline)] : []),
    ],
    doubts: [
      ...(reading.sure ? [] : [words.unsure]),
      ...(reading.other === null ? [] : [words.other(kinds[reading.other])]),
    ],
  }
}
