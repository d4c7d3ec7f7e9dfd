import type { Block } from '../blocks.ts'
import { overhead } from '../limits.ts'
import { weightOf } from './text.ts'

/** What a block counts towards the undocumented sum over a message: every string that Slack keeps, escaped, and an overhead. */
export function weightOfBlock(block: Block): number {
  if (block.type === 'container') {
    const { child_blocks: children, ...own } = block
    return strings(own) + overhead.block + weightOfBlocks(children)
  }
  const header = block.type === 'header' ? overhead.header : 0
  const rich = block.type === 'rich_text' ? leavesIn(block.elements) * overhead.richElement : 0
  return strings(block) + overhead.block + header + rich
}

/** How many blocks these are, with those in containers. */
export const countOfBlocks = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + 1 + (block.type === 'container' ? block.child_blocks.length : 0), 0)

/** The weight of a whole message. */
export const weightOfBlocks = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + weightOfBlock(block), 0)

const names = new Set(['type', 'style', 'block_id', 'action_id'])

function strings(value: unknown): number {
  if (typeof value === 'string') return weightOf(value)
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + strings(entry), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce((sum, [key, entry]) => sum + (names.has(key) ? 0 : strings(entry)), 0)
}

function leavesIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + leavesIn(entry), 0)
  if (typeof value !== 'object' || value === null) return 0
  return 'elements' in value ? leavesIn(value.elements) : 1
}
