import { sourceTail } from '../source/source.ts'
import { type ItemMark, isDoubtful, isItemMark } from '../text/item-marks.ts'
import { looksLikeHeading } from '../text/line-shape.ts'
import type { Line, Mark } from './lines.ts'

/** A number that stands where another one was expected. */
export interface OutOfTurn {
  readonly line: number
  readonly count: number
  /** Null: nothing came before it. */
  readonly expected: number | null
  /** Which item it became. */
  readonly item: number
}

/** The numbered lines that begin an item, as places among the lines, and what is odd about their numbers. */
export interface Numbering {
  readonly starts: readonly number[]
  readonly outOfTurn: readonly OutOfTurn[]
}

interface State {
  /** The number of the last item, as it was written. */
  last: number
  /** The highest since the numbering began. */
  highest: number
  /** A list inside the item, with marks of its own. */
  points: { readonly mark: ItemMark; readonly last: number } | null
}

/**
 * Which of the numbered lines begin an item. The others belong to the text around them:
 *
 * - The first number shows how this newsletter marks its items, if more of its kind follow. Other marks count only while they
 *   carry on the numbering exactly; a list of them that starts at 1 inside an item is a list of that item.
 * - Numbering may start again at 1 behind a heading. Where it does so inside an item's body, in lines that follow each
 *   other, and the item's own numbering then goes on (or a colon announced the list), these are points of that item.
 * - Any other number out of turn still begins an item.
 */
export function numberingOf(lines: readonly Line[]): Numbering {
  const starts: number[] = []
  const outOfTurn: OutOfTurn[] = []
  const marked = lines.flatMap((line, at) => (isItemMark(line.mark) ? [at] : []))
  const state: State = { last: 0, highest: 0, points: null }
  const main = mainStyle(lines, marked)
  for (let turn = 0; turn < marked.length; turn++) {
    const at = marked[turn] ?? 0
    const line = lines[at]
    if (!line || !isItemMark(line.mark)) continue
    const fresh = afterHeading(lines, at)
    const next = line.count === state.last + 1 || line.count === state.highest + 1 || (fresh && line.count === 1)
    const points = line.mark !== main || line.count !== 1 || fresh ? 0 : pointsFrom(lines, marked, turn, state.last)
    if (points > 0) turn += points - 1
    else if (line.mark === main) {
      // Such marks are words as well: "I.", or a number alone in its line.
      if (!next && isDoubtful(main)) continue
      if (!next) note(line)
      begin(at, line)
    } else if (state.points?.mark === line.mark && line.count === state.points.last + 1 && !fresh) {
      state.points = { mark: line.mark, last: line.count }
    } else if (line.count === 1 && !fresh) state.points = { mark: line.mark, last: 1 }
    else if (next && line.mark !== 'circle' && !isDoubtful(line.mark)) begin(at, line)
  }
  return { starts, outOfTurn }

  function begin(at: number, line: Line): void {
    state.points = null
    state.last = line.count
    state.highest = line.count === 1 ? 1 : Math.max(state.highest, line.count)
    starts.push(at)
  }

  function note({ line, count }: Line): void {
    outOfTurn.push({ line, count, expected: starts.length === 0 ? null : state.last + 1, item: starts.length + 1 })
  }
}

/** The first style that is not there by chance: a number alone in its line, or "I.", counts only if the next one follows. */
function mainStyle(lines: readonly Line[], marked: readonly number[]): Mark | undefined {
  const seen = new Map<Mark, number>()
  for (const at of marked) {
    const { mark, count } = lines[at] ?? { mark: 'text', count: 0 }
    if (!isDoubtful(mark)) return mark
    const last = seen.get(mark) ?? 0
    if (last === 1 && count === 2) return mark
    if (count === last + 1) seen.set(mark, count)
  }
  return undefined
}

function afterHeading(lines: readonly Line[], at: number): boolean {
  const before = lines[at - 1]
  if (!before) return true
  switch (before.mark) {
    case 'heading':
    case 'rule':
    case 'boxed':
    case 'strong':
    case 'numeral':
      return true
    case 'text':
    case 'emoji':
      return looksLikeHeading(before.text) && !/[:：]$/.test(before.text)
    default:
      return false
  }
}

/** How many marked lines from `turn` on are points of the item numbered `last`: 0 when they are items. */
function pointsFrom(lines: readonly Line[], marked: readonly number[], turn: number, last: number): number {
  const start = marked[turn] ?? 0
  const mark = lines[start]?.mark
  const before = lines[start - 1]
  if (!before || last === 0 || sourceTail(before.whole)) return 0
  const announced = /[:：]$/.test(before.whole)
  if (isItemMark(before.mark) && !announced) return 0
  let run = 0
  while (marked[turn + run] === start + run && isPoint(lines[start + run], run + 1)) run++
  const resumed = lines[marked[turn + run] ?? -1]
  if (resumed?.mark === mark && resumed?.count === last + 1 && run > 1) return run
  // The run may have swallowed the next item, whose number follows on that of the last point.
  if (run > last && last > 1) return last
  return announced && run > 1 ? run : 0

  function isPoint(line: Line | undefined, count: number): boolean {
    return line?.mark === mark && line?.count === count && line?.text !== '' && (count === 1 || !line?.gap)
  }
}
