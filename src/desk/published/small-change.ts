import { printItem } from '../../ingest/print.ts'
import type { Item } from '../../model.ts'
import { editDistance } from '../../text/edit-distance.ts'

/** Whether new words differ from the old ones in two letters at most, all in one spot: a slip that was put right, and surely of this item. */
export function isSlip(before: Item, after: Item): boolean {
  const [one, other] = [printItem(before), printItem(after)]
  const shared = Math.min(one.length, other.length)
  let from = 0
  while (from < shared && one[from] === other[from]) from++
  let tail = 0
  while (tail < shared - from && one.at(-1 - tail) === other.at(-1 - tail)) tail++
  const [old, text] = [one.slice(from, one.length - tail), other.slice(from, other.length - tail)]
  if (Math.max(old.length, text.length) > spot) return false
  // Words and figures, not signs that people put behind a line to each other.
  return editDistance(old, text, mostLetters) <= mostLetters && /^[\p{L}\p{N}\p{P}\s]*$/u.test(old + text)
}

const mostLetters = 2
/** Longer than this is no slip, and would take long to compare. */
const spot = 40
