import type { Section, Topic } from '../model.ts'
import { cutBlock } from './block.ts'
import { entryOf, type Headline, headlineOf, sectionTitle, withoutColon } from './entry.ts'
import { guessed, readItem, type UnguessedItem } from './item.ts'
import { rowItem } from './item-row.ts'
import { type Line, plainLine } from './layout/line.ts'
import type { Problems } from './layout/problems.ts'
import { createSections } from './layout/sections.ts'
import type { ReadingKind } from './reading/kinds.ts'
import type { Plan, Start } from './reading/plan.ts'
import { endOf, type ReadLine, type Reads } from './reading/reads.ts'
import { withHeadlineLink } from './text/headline-link.ts'
import { headingText, soundsLikeFooter } from './text/line-shape.ts'
import { trailingTags } from './text/tags.ts'
import { wording } from './text/tidy.ts'
import { plain } from './text/tokens.ts'

/** What a plan makes of the lines. */
export interface Assembled {
  /** The lines before the first start. */
  readonly head: readonly Line[]
  /** An item follows the head, so that its last line may be a heading. */
  readonly headings: boolean
  /** What stands alone above the first item looks like the later headings. */
  readonly isSection: boolean
  /** All sections; the first items stand under this heading of the head. */
  sections(heading: Line | null): readonly Section[]
  readonly footer: readonly string[]
  readonly strays: readonly string[]
}

type Piece =
  | { readonly kind: 'section'; readonly title: string; readonly line: number }
  | { readonly kind: 'item'; readonly item: UnguessedItem }

/** Makes items and sections of what begins at the plan's starts. */
export function assemble(reads: Reads, plan: Plan, topics: readonly Topic[], problems: Problems): Assembled {
  const { lines } = reads
  const { starts } = plan
  const { words } = problems
  const pieces: Piece[] = []
  const strays: string[] = []
  const footer: string[] = []
  const places = new Set(starts.map(({ at }) => at))
  /** Whether a blank line stands behind each of the plain lines that turned out to be headings. */
  const gaps: boolean[] = []
  let gap = false
  const end = closingRule(lines, starts.at(-1)?.at ?? -1)
  const boxed = isBoxed(starts.flatMap(({ at }) => (lines[at]?.mark === 'tagged' ? [lines[at]?.sign ?? ''] : [])))
  const marked = starts.some(({ what }) => what !== 'item')
  const terse = isTerse(starts, end)
  let open = -1
  /** Of each kind, how many items there are, and whether any goes on behind a blank line. */
  const seen = new Map<ReadingKind, { count: number; loose: boolean }>()
  starts.forEach((start, turn) => {
    const next = starts[turn + 1]
    const until = next?.at ?? end
    if (start.what === 'item') takeItem(start, next, until)
    else if (start.what === 'foot') for (const { line } of within(start.at, until)) footer.push(plain(line.whole))
    else takeHeading(start, until)
  })
  for (const line of lines.slice(end)) if (line.mark !== 'rule') footer.push(plain(line.whole))
  noteMarkup()
  const first = starts[0]?.at ?? end
  return {
    head: within(0, first).map(({ line }) => line),
    headings: starts[0]?.what === 'item',
    isSection: gaps.length > 0 && gaps.every((gap) => gap === (lines[first]?.gap ?? false)),
    sections,
    footer,
    strays,
  }

  function sections(heading: Line | null): readonly Section[] {
    const made = createSections(problems)
    let title = heading?.text ?? null
    if (heading) made.open(heading.text, heading.line)
    for (const piece of pieces) {
      if (piece.kind === 'item') made.add(guessed(piece.item, topics, title))
      else {
        title = piece.title
        made.open(piece.title, piece.line)
      }
    }
    return made.list()
  }

  /** The lines between two places, without rules and the names of columns. */
  function within(from: number, to: number): readonly ReadLine[] {
    const inside: ReadLine[] = []
    for (let at = from; at < to; at++) {
      const line = lines[at]
      if (!line || line.mark === 'rule') continue
      if (line.row?.isHead && places.has(at + 1)) continue
      inside.push(plan.credits.has(at) ? endOf(plainLine(line.line, `Source: ${line.whole}`, line.gap)) : reads.at(at))
    }
    return inside
  }

  function takeHeading(start: Start, until: number): void {
    const line = lines[start.at]
    if (!line) return
    if (start.what === 'parent') problems.addOf('parentHeading', line.line, words.parentHeading(sectionTitle(line)))
    else {
      openSection(sectionTitle(line), line.line)
      open = start.at
    }
    for (const { line } of within(start.at + 1, until)) leave(line)
  }

  function openSection(title: string, line: number): void {
    pieces.push({ kind: 'section', title, line })
  }

  function takeItem(start: Start, next: Start | undefined, until: number): void {
    const line = lines[start.at]
    if (!line) return
    if (open >= 0 && start.under !== open) {
      open = start.under
      const above = lines[open]
      openSection(above ? sectionTitle(above) : '', line.line)
    }
    const inside = within(start.at + 1, until)
    const own = withLink(headlineOf(line, boxed))
    const { rest, tags } = trailingTags(own.headline)
    const [below] = inside
    if (line.row) {
      add(line, rowItem(line.row, inside, topics))
    } else if (wording(plain(rest)) !== '') finish(start, next, own, inside)
    else if (line.text === '' && !below) leaveEmpty(line, '')
    else {
      const headline = [below?.line.whole ?? '', ...tags.map((tag) => `#${tag}`)].join(' ').trim()
      finish(start, next, { ...own, headline, strong: below?.line.strong ?? 0 }, inside.slice(1))
    }
    if (gap) gaps.push(lines[until]?.gap ?? false)
    gap = false
  }

  function finish(start: Start, next: Start | undefined, own: Headline, inside: readonly ReadLine[]): void {
    const line = lines[start.at]
    if (!line) return
    const so = seen.get(start.kind) ?? { count: 0, loose: false }
    const block = cutBlock(inside, {
      next: next ? (next.what === 'item' ? 'item' : 'heading') : end < lines.length ? 'rule' : 'end',
      marked,
      terse: terse || start.kind === 'lines',
      restarts: next?.what === 'item' && lines[next.at]?.count === 1,
      compact: !isList(start.kind) || so.count < 2 || so.loose ? 'no' : so.count > 2 ? 'always' : 'mostly',
      told: () => reads.tells(start.at),
    })
    const loose = so.loose || block.body.some((each) => each.line.gap)
    seen.set(start.kind, { count: so.count + 1, loose })
    add(line, readItem(entryOf(line, own, block), topics))
    for (const stray of block.strays) leave(stray)
    for (const paragraph of block.footer) footer.push(plain(paragraph.whole))
    for (const heading of block.headings) {
      openSection(withoutColon(headingText(plain(heading.whole))), heading.line)
      open = -1
      gap = true
    }
  }

  function add(line: Line, item: UnguessedItem): void {
    if (item.headline === '') leaveEmpty(line, textOf(item))
    else pieces.push({ kind: 'item', item })
  }

  function leave(line: Line): void {
    const text = plain(line.whole)
    ;(soundsLikeFooter(text) ? footer : strays).push(text)
    if (!soundsLikeFooter(text)) problems.addOf('between', line.line, words.between)
  }

  function leaveEmpty({ line, count }: Line, text: string): void {
    if (text === '') problems.addOf('nothingBehind', line, words.nothingBehind(count))
    else problems.add(line, words.headless(count, text))
  }

  /** Pictures and addresses that go nowhere are left out, and named. */
  function noteMarkup(): void {
    for (const { line, pictures, dropped } of lines) {
      for (const { label, url } of pictures)
        problems.addOf('picture', line, words.picture([label, url].filter((text) => text !== '').join(', ')))
      for (const address of dropped) problems.addOf('address', line, words.address(address))
    }
  }
}

/** Whether items of this kind stand in lists, without blank lines in them. */
const isList = (kind: ReadingKind): boolean =>
  kind !== 'headings' && kind !== 'paragraphs' && kind !== 'messages' && kind !== 'bold'

const withLink = (own: Headline): Headline => ({ ...own, headline: withHeadlineLink(own.headline) })

/** Whether what stands in 【】 are headlines and no tags: most are too long for that. */
const isBoxed = (signs: readonly string[]): boolean =>
  signs.reduce((sum, sign) => sum + plain(sign).length, 0) > signs.length * 6

/** The first rule behind the last start: the footer stands below it. */
function closingRule(lines: readonly Line[], last: number): number {
  const rule = lines.findIndex((line, at) => at > last && line.mark === 'rule')
  return rule < 0 ? lines.length : rule
}

/** Whether most items are a headline and nothing else. */
function isTerse(starts: readonly Start[], end: number): boolean {
  const items = starts.filter(({ what }) => what === 'item')
  const bare = starts.filter(({ what, at }, turn) => what === 'item' && (starts[turn + 1]?.at ?? end) === at + 1)
  return bare.length * 2 > items.length
}

/** All that an item without headline holds, for the message about it. */
const textOf = ({ body, source, topics }: UnguessedItem): string =>
  [...body, source?.name ?? '', source?.url ?? '', ...(topics ?? [])].filter((part) => part !== '').join(' ')
