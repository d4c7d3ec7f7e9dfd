import { headingText, isNumeralHeading, looksLikeHeading, looksLikeTitle } from '../text/line-shape.ts'
import { wording } from '../text/tidy.ts'
import { type Dated, dateIn } from './date.ts'
import { unescapeEnd } from './escape.ts'
import type { Line } from './lines.ts'
import type { Problems } from './problems.ts'

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
  const { date, texts } = readDates(lines, rules, problems)
  const explicit = texts.findIndex(({ line }) => line.mark === 'title')
  const titleAt = explicit >= 0 ? explicit : texts.findIndex((text) => couldBeTitle(text, texts.length, rules))
  const last = texts.at(-1)
  const isHeading =
    rules.headings && last && texts.length - 1 !== titleAt && !last.onlyDate && looksLikeHeading(last.text)
  const strays = texts.filter((text, at) => at !== titleAt && !(isHeading && text === last))
  if (rules.report)
    for (const { line, onlyDate } of strays)
      if (!onlyDate) problems.addOf('beforeFirst', line.line, problems.words.beforeFirst)
  const title = texts[titleAt]
  return {
    title: title ? (explicit >= 0 ? title.text : headingText(title.text)) : '',
    date,
    heading: isHeading ? { ...last.line, text: headingText(last.text) } : null,
    strays: strays.map(({ text }) => text),
  }
}

/** A line of the head, without the date that was taken out of it. */
interface HeadText {
  readonly line: Line
  readonly text: string
  /** A date that could not be taken, and nothing else: no title and no heading. */
  readonly onlyDate: boolean
}

/** Chooses the date (the first complete one, else the first whose year can be told) and takes it out of all lines. */
function readDates(lines: readonly Line[], { today }: HeadRules, problems: Problems) {
  const { words } = problems
  const dates = lines.map((line) => (isLiteralTitle(line) ? null : dateIn(line.text, today)))
  const chosen = dates.find((each) => each?.date && !each.yearless) ?? dates.find((each) => each?.date)
  const date = chosen?.date ?? null
  const texts = lines.flatMap((line, at): HeadText[] => {
    const dated = dates[at] ?? null
    const text = wording(textOf(line, dated))
    return text === '' ? [] : [{ line, text, onlyDate: dated?.alone ?? false }]
  })
  return { date, texts }

  function textOf(line: Line, dated: Dated | null): string {
    if (dated === null) return line.mark === 'title' ? unescapeEnd(line.text, hasDate) : line.text
    if (dated.date === null) {
      problems.addOf('noDate', line.line, (dated.yearless ? words.noYear : words.noDay)(dated.written))
      return line.text
    }
    if (dated.wrongWeekday !== null) problems.add(line.line, words.wrongWeekday(dated.date, dated.wrongWeekday))
    if (dated.date === date) return dated.rest
    if (!dated.yearless && dated.rest !== line.text)
      problems.addOf('secondDate', line.line, words.secondDate(dated.written, date))
    return line.text
  }
}

// "一、要闻" alone above the first item is its heading; any other line alone is the title.
const couldBeTitle = ({ text, onlyDate }: HeadText, count: number, { headings }: HeadRules): boolean =>
  !onlyDate && looksLikeTitle(text) && !(headings && count === 1 && isNumeralHeading(text))

/** Whether a date would be read out of a title. */
export const hasDate = (title: string): boolean => dateIn(title, '2000-01-01') !== null

const isLiteralTitle = (line: Line): boolean => line.mark === 'title' && unescapeEnd(line.text, hasDate) !== line.text
