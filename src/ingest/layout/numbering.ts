import { sourceTail } from '../source/source.ts'
import type { ItemMark } from '../text/item-marks.ts'
import { looksLikeHeading } from '../text/line-shape.ts'
import type { Line } from './lines.ts'
import type { Problems } from './problems.ts'

interface State {
  /** The number of the last item, as it was written. */
  last: number
  /** The highest since the numbering began. */
  highest: number
  /** A list inside the item, with marks of its own. */
  points: { readonly mark: ItemMark; readonly last: number } | null
}

/**
 * Which of the numbered lines begin an item (their places in `lines`). The others belong to the text around them:
 *
 * - The first number shows how this newsletter marks its items. Other marks count only while they carry on the numbering
 *   exactly; a list of them that starts at 1 inside an item is a list of that item.
 * - Numbering may start again at 1 behind a heading. Where it does so inside an item's body, in lines that follow each
 *   other, and the item's own numbering then goes on (or a colon announced the list), these are points of that item.
 * - Any other number out of turn still begins an item, and a problem names it.
 */
export function itemStarts(lines: readonly Line[], problems: Problems): readonly number[] {
  const starts: number[] = []
  const marked = lines.flatMap((line, at) => (isItemMark(line.mark) ? [at] : []))
  const state: State = { last: 0, highest: 0, points: null }
  const main = lines[marked[0] ?? -1]?.mark
  for (let turn = 0; turn < marked.length; turn++) {
    const at = marked[turn] ?? 0
    const line = lines[at]
    if (!line || !isItemMark(line.mark)) continue
    const fresh = afterHeading(lines, at)
    const next = line.count === state.last + 1 || line.count === state.highest + 1 || (fresh && line.count === 1)
    const points = line.mark !== main || line.count !== 1 || fresh ? 0 : pointsFrom(lines, marked, turn, state.last)
    if (points > 0) turn += points - 1
    else if (line.mark === main) {
      if (!next) outOfTurn(line)
      begin(at, line)
    } else if (state.points?.mark === line.mark && line.count === state.points.last + 1 && !fresh) {
      state.points = { mark: line.mark, last: line.count }
    } else if (line.count === 1 && !fresh) state.points = { mark: line.mark, last: 1 }
    else if (next && line.mark !== 'circle') begin(at, line)
  }
  return starts

  function begin(at: number, line: Line): void {
    state.points = null
    state.last = line.count
    state.highest = line.count === 1 ? 1 : Math.max(state.highest, line.count)
    starts.push(at)
  }

  function outOfTurn(line: Line): void {
    const message =
      starts.length === 0
        ? problems.words.firstNumber(line.count)
        : problems.words.outOfTurn(line.count, state.last + 1, starts.length + 1)
    problems.addOf('outOfTurn', line.line, message)
  }
}

const isItemMark = (mark: Line['mark']): mark is ItemMark =>
  mark !== 'text' && mark !== 'literal' && mark !== 'rule' && mark !== 'title' && mark !== 'heading'

function afterHeading(lines: readonly Line[], at: number): boolean {
  const before = lines[at - 1]
  if (!before) return true
  if (before.mark === 'heading' || before.mark === 'title' || before.mark === 'rule') return true
  return before.mark === 'text' && looksLikeHeading(before.text) && !/[:：]$/.test(before.text)
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
