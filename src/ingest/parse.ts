import type { Draft, Item, Language, Section, Topic } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import { assemble } from './assemble.ts'
import { nameBeyondLast } from './beyond-last.ts'
import { withAdornedHeadings } from './layout/adorned.ts'
import { withoutContents } from './layout/contents.ts'
import { newestDate, readHead } from './layout/head.ts'
import { linesOf } from './layout/lines.ts'
import { numberingOf } from './layout/numbering.ts'
import { createProblems, type Problem } from './layout/problems.ts'
import { isOwnForm, readOwnForm } from './own-form.ts'
import { unpack } from './paste/index.ts'
import { lineCount } from './paste/raw-lines.ts'
import type { ReadingKind } from './reading/kinds.ts'
import { planOf } from './reading/plan.ts'
import { createReads } from './reading/reads.ts'
import { wording } from './text/tidy.ts'

export type { Problem } from './layout/problems.ts'
export { type ReadingKind, readingKinds } from './reading/kinds.ts'

/** How a text was read. */
export interface Reading {
  /** What most items were told by; null when there are none. */
  readonly kind: ReadingKind | null
  /** False: somebody should look before it goes anywhere. */
  readonly sure: boolean
  /** Another kind of reading that came close, or null. */
  readonly other: ReadingKind | null
}

/** What a newsletter says, and what in it an editor should look at, in order of lines. */
export interface Parsed extends Draft {
  readonly problems: readonly Problem[]
  readonly reading: Reading
}

/** What is known besides the text. */
export interface ParseOptions {
  readonly topics: readonly Topic[]
  /** YYYY-MM-DD: gives a date without a year ("12月28日") the year that brings it nearest. Without it such a date stays text. */
  readonly today?: string
  /** Of the problems; English if not given. */
  readonly language?: Language
  /** What items are to be told by; else the text decides. */
  readonly reading?: ReadingKind
}

// A year of a daily brief has fewer.
const mostLines = 50_000

/**
 * Reads a newsletter in English or Chinese: plain text or Markdown, as people paste it. Never fails and loses nothing: all that is not
 * layout (white space, decoration, item marks, the brackets and labels of sources) is in the result or in a problem. Takes
 * time in proportion to the length; no items are looked for in more than 50,000 lines.
 */
export function parse(input: string, { topics, today, language = 'en', reading }: ParseOptions): Parsed {
  if (isOwnForm(input))
    return { ...readOwnForm(input), problems: [], reading: { kind: 'numbers', sure: true, other: null } }
  const problems = createProblems(language)
  const { words } = problems
  const count = lineCount(input.replaceAll('\r\n', '\n'))
  if (count > mostLines) {
    problems.add(1, words.tooManyLines(count))
    const footer = [wording(input)].filter((text) => text !== '')
    const reading = { kind: null, sure: false, other: null }
    return { title: '', date: null, sections: [], footer, problems: problems.list(), reading }
  }
  const { lines: pasted, references, meta } = unpack(input)
  const lines = withoutContents(withAdornedHeadings(linesOf(pasted, references)), problems)
  const numbering = numberingOf(lines)
  const reads = createReads(lines)
  const plan = planOf(reads, numbering, reading ?? null)
  const body = assemble(reads, plan, topics, problems)
  const rules = {
    today: today ?? null,
    headings: body.headings,
    section: body.isSection,
    report: plan.starts.length > 0,
    meta,
  }
  const head = readHead(body.head, plan.title < 0 ? null : (lines[plan.title] ?? null), rules, problems)
  const sections = body.sections(head.heading)
  if (plan.kind === 'numbers')
    for (const { line, count, expected, item } of numbering.outOfTurn)
      problems.addOf(
        'outOfTurn',
        line,
        expected === null ? words.firstNumber(count) : words.outOfTurn(count, expected, item),
      )
  if (sections.every(({ items }) => items.length === 0)) problems.add(1, words.noItems)
  nameBeyondLast(input, problems)
  const other = plan.other
  if (plan.kind !== null && other !== null) {
    const kinds = phrasesIn(language).reading.kinds
    problems.add(1, words.close(kinds[plan.kind], kinds[other]))
  }
  return {
    title: head.title,
    date: head.date ?? newestDate(sections),
    sections,
    footer: [...head.strays, ...body.strays, ...body.footer],
    problems: problems.list(),
    reading: {
      kind: plan.kind,
      sure: plan.sure && (reading !== undefined || isMostlyItems(sections, [...head.strays, ...body.strays])),
      other,
    },
  }
}

/** Whether little stands beside the items: much text that belongs to none was perhaps meant as some. */
function isMostlyItems(sections: readonly Section[], strays: readonly string[]): boolean {
  const left = strays.reduce((sum, text) => sum + text.length, 0)
  const taken = sections.flatMap(({ items }) => items).reduce((sum, item) => sum + lengthOf(item), 0)
  return left < 200 || left < taken / 3
}

const lengthOf = ({ headline, body }: Item): number =>
  body.reduce((sum, paragraph) => sum + paragraph.length, headline.length)
