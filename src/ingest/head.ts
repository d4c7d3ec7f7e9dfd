import { type Dated, dateIn } from './date.ts'
import { unescapeEnd } from './escape.ts'
import type { Line } from './lines.ts'
import type { Problems } from './problems.ts'
import { headingText, isNumeralHeading, looksLikeHeading, looksLikeTitle } from './shape.ts'
import { wording } from './tidy.ts'

/** What stands before the first item. */
export interface Head {
  /** Empty when there is none. */
  readonly title: string
  /** YYYY-MM-DD or null. */
  readonly date: string | null
  /** The heading that the first items stand under. */
  readonly heading: Line | null
  /** Paragraphs that are none of these: kept at the end of the issue. */
  readonly strays: readonly string[]
}

/** How the head of a newsletter is to be read. */
export interface HeadRules {
  /** YYYY-MM-DD: decides about the year of a date that names none; null: such a date stays text. */
  readonly today: string | null
  /** A last line here may be the heading of the first items. */
  readonly headings: boolean
  /** What is neither title, date nor heading is a problem. */
  readonly report: boolean
}

/**
 * Reads title, date and first heading out of the lines before the first item. A line that is only a date is the date; else
 * one at the start or end of a line is taken out of it. The first line is the title, the last one the heading: one line
 * alone is the title.
 */
export function readHead(lines: readonly Line[], rules: HeadRules, problems: Problems): Head {
  const dates = lines.map((line) => (isTitleLiteral(line) ? null : dateIn(line.text, rules.today)))
  const chosen = dates.find((each) => each?.date && !each.yearless) ?? dates.find((each) => each?.date) ?? null
  const date = chosen?.date ?? null
  let title: string | null = null
  let heading: Line | null = null
  const strays: string[] = []
  const texts = lines.flatMap((line, at) => {
    const dated = dates[at] ?? null
    const text = wording(textOf(line, dated))
    return text === '' ? [] : [{ line, text, dateOnly: isOnlyDate(line, dated) }]
  })
  const explicit = texts.find(({ line }) => line.mark === 'title')
  for (const [at, { line, text, dateOnly }] of texts.entries()) {
    if (explicit ? explicit.line === line : title === null && !dateOnly && fitsTitle(text)) {
      title = line.mark === 'title' ? text : headingText(text)
    } else if (rules.headings && at === texts.length - 1 && !dateOnly && looksLikeHeading(text)) {
      heading = { ...line, text: headingText(text) }
    } else {
      strays.push(text)
      if (rules.report && !dateOnly)
        problems.addOf(
          'text before the first item',
          line.line,
          'This text before the first item is neither title, date nor heading. It was put at the end of the issue.',
        )
    }
  }
  return { title: title ?? '', date, heading, strays }

  function textOf(line: Line, dated: Dated | null): string {
    if (!dated) return line.mark === 'title' ? unescapeEnd(line.text, hasDate) : line.text
    if (dated.date === null) {
      problems.addOf('a date that is none', line.line, faultOf(dated))
      return line.text
    }
    if (dated.wrongWeekday !== null)
      problems.add(
        line.line,
        `${dated.date} is not the day of the week that is written beside it: ${dated.wrongWeekday}.`,
      )
    if (dated.date === date) return dated.rest
    if (!dated.yearless && dated.rest !== line.text)
      problems.addOf(
        'a second date',
        line.line,
        `A second date, ${dated.written}. The issue is of ${date}; this one stays text.`,
      )
    return line.text
  }

  // "一、要闻" alone above the first item is its heading; any other line alone is the title.
  function fitsTitle(text: string): boolean {
    return looksLikeTitle(text) && !(rules.headings && texts.length === 1 && isNumeralHeading(text))
  }
}

/** Whether a date would be read out of a title. */
export const hasDate = (title: string): boolean => dateIn(title, '2000-01-01') !== null

const isTitleLiteral = (line: Line): boolean => line.mark === 'title' && unescapeEnd(line.text, hasDate) !== line.text

const isOnlyDate = (line: Line, dated: Dated | null): boolean =>
  dated !== null && (dated.written === line.text || wording(dated.rest) === '')

const faultOf = ({ written, yearless }: Dated): string =>
  yearless
    ? `The date "${written}" names no year. Write it in full, such as 2026-03-09; until then it stays text.`
    : `There is no such day as "${written}". It stays text.`
