import type { Line } from './lines.ts'
import { itemStarts } from './numbering.ts'
import type { Problems } from './problems.ts'

/** A marked heading or an item mark, and the lines up to the next one. */
export type Part =
  | { readonly kind: 'heading'; readonly start: Line; readonly inside: readonly Line[] }
  | { readonly kind: 'item'; readonly start: Line; readonly inside: readonly Line[]; readonly rules: BlockRules }

/** A newsletter's lines, cut at its marks. */
export interface Outline {
  /** Before the first part. */
  readonly head: readonly Line[]
  /** An item follows the head, so that its last line may be a heading. */
  readonly headings: boolean
  readonly parts: readonly Part[]
  /** Below the first rule behind the last part. */
  readonly closing: readonly Line[]
}

/** Cuts the lines at item marks, marked headings and the rule above the footer; other rules only part what is around them. */
export function outlineOf(lines: readonly Line[], problems: Problems): Outline {
  const items = itemStarts(lines, problems)
  const isItem = new Set(items)
  const firstItem = items[0] ?? lines.length
  const headings = lines.flatMap((line, at) => (isMarkedHeading(line, at > firstItem) ? [at] : []))
  const starts = [...items, ...headings].sort((a, b) => a - b)
  const last = starts.at(-1) ?? -1
  const rule = lines.findIndex((line, at) => at > last && line.mark === 'rule')
  const end = rule < 0 ? lines.length : rule
  const marked = headings.length > 0
  const terse = isTerse(lines, starts, isItem)
  const parts = starts.flatMap((at, turn): Part[] => {
    const start = lines[at]
    if (!start) return []
    const until = starts[turn + 1] ?? end
    const inside = withoutRules(lines.slice(at + 1, until))
    if (!isItem.has(at)) return [{ kind: 'heading', start, inside }]
    const next = until < end ? (isItem.has(until) ? 'item' : 'heading') : rule < 0 ? 'end' : 'rule'
    const restarts = next === 'item' && lines[until]?.count === 1
    return [{ kind: 'item', start, inside, rules: { next, marked, terse, restarts } }]
  })
  const first = starts[0] ?? end
  return {
    head: withoutRules(lines.slice(0, first)),
    headings: isItem.has(first),
    parts,
    closing: withoutRules(lines.slice(end)),
  }
}

// "# X" is the title where a title can stand, and a section's heading below the first item.
const isMarkedHeading = ({ mark }: Line, belowItem: boolean): boolean =>
  mark === 'heading' || (mark === 'title' && belowItem)

const withoutRules = (lines: readonly Line[]): readonly Line[] => lines.filter((line) => line.mark !== 'rule')

/** Whether most items are a headline and nothing else. */
function isTerse(lines: readonly Line[], starts: readonly number[], isItem: ReadonlySet<number>): boolean {
  const bare = starts.filter((at, turn) => isItem.has(at) && (starts[turn + 1] ?? lines.length) === at + 1)
  return bare.length * 2 > isItem.size
}

/** Where a block stands. */
export interface BlockRules {
  /** What follows: another item, a marked heading, the rule above the footer, or the end of the text. */
  readonly next: 'item' | 'heading' | 'rule' | 'end'
  /** No line is a heading unless it is marked as one. */
  readonly marked: boolean
  /** Most items are a headline only, so that a short line is more likely a heading than a body. */
  readonly terse: boolean
  /** The numbering starts again behind this block. */
  readonly restarts: boolean
}
