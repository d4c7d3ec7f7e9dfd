import type { Section } from '../../model.ts'
import type { Meta } from '../paste/front-matter.ts'
import {
  headingText,
  isEdition,
  isGreeting,
  isNumeralHeading,
  isSalute,
  looksLikeHeading,
  looksLikeTitle,
} from '../text/line-shape.ts'
import { wording } from '../text/tidy.ts'
import { plain } from '../text/tokens.ts'
import { type Dated, dateIn } from './date.ts'
import { unescapeEnd } from './escape.ts'
import { type Line, plainLine } from './line.ts'
import { isMenu } from './menu.ts'
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
  /** A line alone here looks like the later headings: it is one. */
  readonly section: boolean
  /** What is neither title, date nor heading is a problem. */
  readonly report: boolean
  /** What front matter or the headers of a mail said. */
  readonly meta: Meta
}

/**
 * Reads title, date and first heading out of the lines before the first item. A line that is only a date is the date; else
 * one at the start or end of a line is taken out of it. The title is what front matter says, or the line marked as one, or
 * the first that could be; the last line is the heading: one line alone is the title, unless it looks like the later headings.
 */
export function readHead(lines: readonly Line[], marked: Line | null, rules: HeadRules, problems: Problems): Head {
  const told = rules.meta.title === null ? null : toldTitle(rules.meta.title)
  const { date, texts } = readDates(told ? [told, ...lines] : lines, told ?? marked, rules, problems)
  const titleAt = titleOf(texts, told ?? marked, rules)
  const title = texts[titleAt]
  const last = texts.at(-1)
  const isHeading =
    rules.headings &&
    last &&
    texts.length - 1 !== titleAt &&
    !last.onlyDate &&
    looksLikeHeading(plain(last.text)) &&
    !isGreeting(plain(last.text))
  const words = title ? plain(title.text) : ''
  const strays = texts.filter(
    (text, at) =>
      at !== titleAt &&
      !(told !== null && text.line === marked) &&
      !(isHeading && text === last) &&
      !(told !== null && plain(text.text) === title?.text),
  )
  if (told && marked) {
    const second = plain(textIn(marked))
    if (second !== words) problems.addOf('secondTitle', marked.line, problems.words.secondTitle(second))
  }
  const salutes = rules.report ? strays.filter(isOutside) : []
  const kept = strays.filter((text) => !salutes.includes(text))
  for (const { line, text } of salutes) problems.addOf('leftOut', line.line, problems.words.leftOut(plain(text)))
  if (rules.report)
    for (const { line, onlyDate } of kept)
      if (!onlyDate) problems.addOf('beforeFirst', line.line, problems.words.beforeFirst)
  return {
    title: title?.line.mark === 'heading' ? words : headingText(words),
    date,
    heading: isHeading ? { ...last.line, text: headingText(plain(last.text)).replace(/(?<=\S) *[:：]$/, '') } : null,
    strays: kept.map(({ text }) => plain(text)),
  }
}

/** A line of the head, without the date that was taken out of it. */
interface HeadText {
  readonly line: Line
  readonly text: string
  /** A date that could not be taken, and nothing else: no title and no heading. */
  readonly onlyDate: boolean
}

/** Salutes, what speaks of the mail itself, and what adorned a date are not for readers. */
const isOutside = ({ line, text }: HeadText): boolean =>
  isSalute(plain(text)) || isMenu(line) || !/[\p{L}\p{N}]/u.test(text)

function titleOf(texts: readonly HeadText[], marked: Line | null, rules: HeadRules): number {
  if (marked !== null) return texts.findIndex(({ line }) => line === marked)
  if (rules.section && texts.length === 1 && looksLikeHeading(plain(texts[0]?.text ?? ''))) return -1
  const could = texts.map((text) => couldBeTitle(text, texts.length, rules))
  const named = texts.findIndex(({ text }, at) => could[at] === true && !isEdition(text))
  return named >= 0 ? named : could.indexOf(true)
}

/** Chooses the date (the first complete one, else the first whose year can be told) and takes it out of all lines. */
function readDates(lines: readonly Line[], marked: Line | null, { today, meta }: HeadRules, problems: Problems) {
  const { words } = problems
  const dates = lines.map((line) =>
    line === marked && isLiteralTitle(line) ? null : dateIn(plain(textIn(line)), today),
  )
  const told = meta.date === null ? null : (dateIn(meta.date, today)?.date ?? null)
  const chosen = dates.find((each) => each?.date && !each.yearless) ?? dates.find((each) => each?.date)
  const date = told ?? chosen?.date ?? null
  const texts = lines.flatMap((line, at): HeadText[] => {
    const dated = dates[at] ?? null
    const text = wording(textOf(line, dated))
    return text === '' ? [] : [{ line, text, onlyDate: dated?.alone ?? false }]
  })
  return { date, texts }

  function textOf(line: Line, dated: Dated | null): string {
    const text = textIn(line)
    if (dated === null) return line === marked ? unescapeEnd(text) : text
    if (dated.date === null) {
      problems.addOf('noDate', line.line, (dated.yearless ? words.noYear : words.noDay)(dated.written))
      return text
    }
    if (dated.wrongWeekday !== null) problems.add(line.line, words.wrongWeekday(dated.date, dated.wrongWeekday))
    if (dated.date === date) return withoutSame(dated.rest, date)
    if (!dated.yearless && dated.rest !== plain(text))
      problems.addOf('secondDate', line.line, words.secondDate(dated.written, date))
    return text
  }
}

/** The same day may be written twice: "5月6日 2026年5月6日". */
function withoutSame(rest: string, date: string): string {
  const again = dateIn(rest, date)
  return again?.date === date ? again.rest : rest
}

const textIn = (line: Line): string => (line.mark === 'heading' ? line.text : line.whole)

const toldTitle = (title: string): Line => plainLine(1, title, true, { mark: 'heading', level: 1 })

// "一、要闻" alone above the first item is its heading; any other line alone is the title.
const couldBeTitle = ({ text, onlyDate }: HeadText, count: number, { headings }: HeadRules): boolean =>
  !onlyDate &&
  /[\p{L}\p{N}]/u.test(text) &&
  looksLikeTitle(plain(text)) &&
  !isGreeting(plain(text)) &&
  !(headings && count === 1 && isNumeralHeading(text))

/** Whether a date would be read out of a title. */
export const hasDate = (title: string): boolean => dateIn(title, '2000-01-01') !== null

const isLiteralTitle = (line: Line): boolean => unescapeEnd(line.text) !== line.text

/** The newest of the days that sections have in their titles, or null. */
export function newestDate(sections: readonly Section[]): string | null {
  const dates = sections.flatMap(({ title }) => (title === null ? [] : (dateIn(title, null)?.date ?? [])))
  return dates.sort().at(-1) ?? null
}
