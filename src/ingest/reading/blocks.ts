import { dateIn } from '../layout/date.ts'
import { endsSentence, looksLikeHeading, looksLikeTitle, soundsLikeFooter, widthOf } from '../text/line-shape.ts'
import { labels, leadingLink, plain } from '../text/tokens.ts'
import type { ReadLine, Reads } from './reads.ts'

/** Items that nothing marks: where each begins, and how they were told apart. */
export interface Blocks {
  readonly kind: 'paragraphs' | 'lines'
  readonly starts: readonly number[]
  /** Each names or links a source. */
  readonly sure: boolean
}

/** Lines between blank ones. */
interface Group {
  readonly from: number
  readonly to: number
  /** The lines that name or link a source. */
  readonly telling: readonly number[]
}

/**
 * Tells items apart that have no marks, among these lines: by the source or link that each ends in, or begins with. Without
 * any, and only where asked to `guess`, by paragraphs of a headline and a text, or lines that end alike. Null: there are none.
 */
export function blocksOf(reads: Reads, from: number, to: number, guess: boolean): Blocks | null {
  const end = footFrom(reads, from, to)
  const groups = groupsOf(reads, from, end)
  const telling = groups.flatMap((group) => group.telling)
  if (telling.length === 0) return guess ? guessed(reads, groups) : null
  const whole = telling.filter((at) => !isSourceOnly(reads.at(at)))
  const beside = whole.filter((at, turn) => whole[turn + 1] === at + 1 && !reads.at(at + 1).line.gap)
  if (whole.length > 1 && beside.length * 2 >= whole.length - 1 && beside.length > 0) return lines(reads, whole)
  return paragraphs(reads, groups)
}

/** Where closing words begin: at a line that sounds like it, behind most of what tells. */
function footFrom(reads: Reads, from: number, to: number): number {
  let before = 0
  for (let at = from; at < to; at++) {
    const { line } = reads.at(at)
    if (soundsLikeFooter(plain(line.whole)) && before > 1) return at
    if (reads.tells(at)) before++
  }
  return to
}

function groupsOf(reads: Reads, from: number, to: number): readonly Group[] {
  const groups: Group[] = []
  let start = from
  for (let at = from + 1; at <= to; at++) {
    if (at < to && !reads.at(at).line.gap) continue
    const telling = Array.from({ length: at - start }, (_, index) => start + index).filter(
      (index) => reads.tells(index) && !soundsLikeFooter(plain(reads.at(index).line.whole)),
    )
    if (reads.at(start).line.mark !== 'rule') groups.push({ from: start, to: at, telling })
    start = at
  }
  return groups
}

/** A line that says where the text before it is from, and nothing else. */
function isSourceOnly({ line, tail }: ReadLine): boolean {
  if (tail?.rest === '') return true
  const link = leadingLink(line.whole)
  return link !== null && link.rest === '' && (labels(link.label) === link.url || link.label === '')
}

/** A line each, and what follows a line belongs to it unless it is a heading. */
const lines = (reads: Reads, telling: readonly number[]): Blocks => ({
  kind: 'lines',
  starts: telling,
  sure: telling.length > 2 || reads.lines.length < 9,
})

function paragraphs(reads: Reads, groups: readonly Group[]): Blocks {
  const telling = groups.filter((group) => group.telling.length > 0)
  const first = groups.findIndex((group) => group.telling.length > 0)
  const silent = groups.filter((group, at) => at > first && group.telling.length === 0 && !isShortLine(reads, group))
  const sure = telling.length > 1
  if (silent.length <= telling.length * 0.2 && !telling.some((group) => isSourceOnly(reads.at(group.from))))
    return {
      kind: 'paragraphs',
      starts: groups.filter((group) => tells(reads, group, telling)).map(({ from }) => from),
      sure,
    }
  const starting = telling.filter((group) => beginsTelling(reads, group))
  const followed = groups.filter(({ telling }, at) => telling.length > 0 && groups[at + 1]?.telling.length === 0)
  if (starting.length >= telling.length * 0.7 && followed.length >= telling.length * 0.5)
    return { kind: 'paragraphs', starts: starting.map((group) => group.from), sure }
  return { kind: 'paragraphs', starts: upToSources(reads, groups), sure }
}

/** The group tells its source, or is made as most that do: a headline, and sentences below. */
function tells(reads: Reads, group: Group, telling: readonly Group[]): boolean {
  if (group.telling.length > 0) return true
  return isBuilt(reads, group) && telling.filter((each) => isBuilt(reads, each)).length * 2 > telling.length
}

/** A headline, and sentences below. */
function isBuilt(reads: Reads, { from, to }: Group): boolean {
  const text = (at: number): string => plain(reads.at(at).line.whole)
  if (to - from < 2 || to - from > 11 || !looksLikeTitle(text(from)) || endsSentence(text(from))) return false
  const { tail, line } = reads.at(to - 1)
  const last = tail ? plain(tail.rest) : plain(line.whole)
  return (last === '' || endsSentence(last)) && dateIn(text(from + 1), '2000-01-01') === null
}

/** The group begins with a short line that links its source, or has its address below, as headlines do. */
function beginsTelling(reads: Reads, { from, telling }: Group): boolean {
  const read = reads.at(from)
  const text = plain(read.line.whole)
  if (isSourceOnly(read) || widthOf(text) > 140) return false
  const [first = -1] = telling
  return first === from || (first === from + 1 && isSourceOnly(reads.at(first)) && !endsSentence(text))
}

const isAlone = (reads: Reads, group: Group | undefined): boolean => group !== undefined && isShortLine(reads, group)

/** A short line by itself: a heading, or who wrote what stands above. */
const isShortLine = (reads: Reads, { from, to }: Group): boolean =>
  to - from === 1 && looksLikeHeading(plain(reads.at(from).line.whole))

/** Each item ends with its source; a short line by itself above is its heading where most items have no such line. */
function upToSources(reads: Reads, groups: readonly Group[]): readonly number[] {
  const segments: Group[][] = []
  let segment: Group[] = []
  for (const group of groups) {
    segment.push(group)
    if (group.telling.length === 0) continue
    segments.push(segment)
    segment = []
  }
  const sizes = segments.map((each) => each.length)
  const usual = [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 1
  const most = sizes.slice(1).reduce((max, size) => Math.max(max, size), 0)
  return segments.flatMap((each, turn) => {
    const dated = each.findLastIndex(({ from }) => dateIn(plain(reads.at(from).line.whole), '2000-01-01') !== null)
    let at = turn === 0 ? dated + 1 : 0
    const isTitle = turn === 0 && at === 0 && each.length > most
    if (isTitle && each.length > 1 && looksLikeTitle(plain(reads.at(each[0]?.from ?? 0).line.whole))) at = 1
    while (turn > 0 && each.length - at > usual && isAlone(reads, each[at])) at++
    return each[at]?.from ?? []
  })
}

/** Without any source: paragraphs of a headline and sentences, or lines that all end alike. */
function guessed(reads: Reads, groups: readonly Group[]): Blocks | null {
  const text = (at: number): string => plain(reads.at(at).line.whole)
  const built = groups.filter((group) => isBuilt(reads, group))
  if (built.length > 1 && built.length >= (groups.length - 1) * 0.6)
    return { kind: 'paragraphs', starts: built.map(({ from }) => from), sure: false }
  const all = groups.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index))
  const alike = all.filter((at) => /[；;。]$/.test(text(at)) && text(at).length > 5 && !soundsLikeFooter(text(at)))
  if (alike.length > 2 && alike.length >= (all.length - 3) * 0.8) return { kind: 'lines', starts: alike, sure: false }
  return null
}
