import type { Draft, Item, Language, Topic } from '../model.ts'
import { type Block, cutBlock } from './block.ts'
import { readItem } from './item.ts'
import { unescapeStart } from './layout/escape.ts'
import { readHead } from './layout/head.ts'
import { type Line, linesOf } from './layout/lines.ts'
import { type BlockRules, outlineOf } from './layout/outline.ts'
import { createProblems, type Problem } from './layout/problems.ts'
import { createSections } from './layout/sections.ts'
import { headingText } from './text/line-shape.ts'
import { trailingTags } from './text/tags.ts'
import { wording } from './text/tidy.ts'

export type { Problem } from './layout/problems.ts'

/** What a newsletter says, and what in it an editor should look at, in order of lines. */
export interface Parsed extends Draft {
  readonly problems: readonly Problem[]
}

/** What is known besides the text. */
export interface ParseOptions {
  readonly topics: readonly Topic[]
  /** YYYY-MM-DD: gives a date without a year ("12月28日") the year that brings it nearest. Without it such a date stays text. */
  readonly today?: string
  /** Of the problems; English if not given. */
  readonly language?: Language
}

/**
 * Reads a newsletter in English or Chinese. Never fails and loses nothing: all that is not layout (white space, decoration,
 * item marks, the brackets and labels of sources) is in the result or in a problem. Takes time in proportion to the length.
 */
export function parse(input: string, { topics, today, language = 'en' }: ParseOptions): Parsed {
  const problems = createProblems(language)
  const { words } = problems
  const outline = outlineOf(linesOf(input), problems)
  const rules = { today: today ?? null, headings: outline.headings, report: outline.parts.length > 0 }
  const head = readHead(outline.head, rules, problems)
  const sections = createSections(problems)
  const strays = [...head.strays]
  const footer: string[] = []
  if (head.heading) sections.open(head.heading.text, head.heading.line)
  for (const part of outline.parts) {
    if (part.kind === 'item') takeItem(part.start, part.inside, part.rules)
    else {
      sections.open(part.start.text, part.start.line)
      for (const line of part.inside) leave(line)
    }
  }
  for (const line of outline.closing) footer.push(line.whole)
  if (sections.count() === 0) problems.add(1, words.noItems)
  return {
    title: head.title,
    date: head.date,
    sections: sections.list(),
    footer: [...strays, ...footer],
    problems: problems.list(),
  }

  function takeItem(line: Line, inside: readonly Line[], rules: BlockRules): void {
    if (line.text === '' && inside.length === 0) {
      leaveEmpty(line, '')
      return
    }
    const { rest, tags } = trailingTags(line.text)
    const own = wording(rest) !== ''
    const below = [inside[0]?.whole ?? '', ...tags.map((tag) => `#${tag}`)].join(' ')
    const headline = own ? unescapeStart(line.text) : below.trim()
    const block: Block = cutBlock(own ? inside : inside.slice(1), rules)
    const item: Omit<Item, 'number'> = readItem({ headline, ...block.item }, topics)
    if (item.headline !== '') sections.add(item)
    else leaveEmpty(line, textOf(item))
    for (const stray of block.strays) leave(stray)
    for (const heading of block.headings) sections.open(headingText(heading.whole), heading.line)
    for (const paragraph of block.footer) footer.push(paragraph.whole)
  }

  function leave(stray: Line): void {
    strays.push(stray.whole)
    problems.addOf('between', stray.line, words.between)
  }

  function leaveEmpty({ line, count }: Line, text: string): void {
    if (text === '') problems.addOf('nothingBehind', line, words.nothingBehind(count))
    else problems.add(line, words.headless(count, text))
  }
}

/** All that an item without headline holds, for the message about it. */
const textOf = ({ body, source, topics }: Omit<Item, 'number'>): string =>
  [...body, source?.name ?? '', source?.url ?? '', ...topics].filter((part) => part !== '').join(' ')
