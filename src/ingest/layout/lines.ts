import { type ItemMark, itemMark } from '../text/item-marks.ts'
import { isDecoration, tidy } from '../text/tidy.ts'
import { unescapeStart } from './escape.ts'

/** What a line says about itself before anything around it is looked at. */
export type Mark =
  /** Nothing. */
  | 'text'
  /** `\`: nothing that it begins with is a mark. */
  | 'literal'
  /** `---`, or any such row of strokes. */
  | 'rule'
  /** `# Title` */
  | 'title'
  /** `## Section`, or `##` alone: a section without a title. */
  | 'heading'
  /** `1.` and its like. */
  | ItemMark

/** One line that holds something, tidied. */
export interface Line {
  /** 1-based. */
  readonly line: number
  readonly mark: Mark
  /** Number of an item mark, else 0. */
  readonly count: number
  /** All of it, without an escape. */
  readonly whole: string
  /** What follows the mark. */
  readonly text: string
  /** Something empty (a blank line, decoration) stands before it. */
  readonly gap: boolean
}

const lineBreak = /\r\n|[\n\r\u0085\u2028\u2029]/g
const rule = /^([-=_*~—–─═])(?: ?\1){2,}$/
const hashes = /^(#+)(?: (.*)|$)|^(##+)(.*)$/

/** The lines of a text: any line break; blank lines and decoration are left out, except rules. */
export function linesOf(input: string): Line[] {
  const lines: Line[] = []
  let number = 0
  let gap = true
  let from = 0
  for (const { index, 0: ending } of input.matchAll(lineBreak)) {
    take(input.slice(from, index))
    from = index + ending.length
  }
  take(input.slice(from))
  return lines

  function take(raw: string): void {
    number++
    const whole = tidy(raw)
    const line = whole === '' ? null : lineOf(whole, number, gap)
    if (line) lines.push(line)
    gap = line === null || line.mark === 'rule'
  }
}

function lineOf(whole: string, line: number, gap: boolean): Line | null {
  const heading = hashes.exec(whole)
  if (heading) {
    const text = (heading[2] ?? heading[4] ?? '').trim()
    const level = (heading[1] ?? heading[3] ?? '').length
    if (level > 1 || !isDecoration(text)) {
      const mark = level > 1 ? 'heading' : 'title'
      return { line, mark, count: 0, whole, text: isDecoration(text) ? '' : text, gap }
    }
  }
  if (isDecoration(whole)) return rule.test(whole) ? { line, mark: 'rule', count: 0, whole, text: '', gap } : null
  const plain = unescapeStart(whole)
  if (plain !== whole) return { line, mark: 'literal', count: 0, whole: plain, text: plain, gap }
  const item = itemMark(whole)
  return item
    ? { line, mark: item.mark, count: item.count, whole, text: item.text, gap }
    : { line, mark: 'text', count: 0, whole, text: whole, gap }
}
