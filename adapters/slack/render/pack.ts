import type { Block, SlackPart } from '../blocks.ts'
import { budget } from '../limits.ts'
import { weightOfBlock } from './measure.ts'
import { spoken } from './spoken.ts'
import { cutEscaped } from './text.ts'

/** Blocks that belong together: they stay in one message wherever they fit into one. */
export type Group = readonly Block[]

/** Fills messages with groups in their order; only what is larger than a message is divided, between blocks. Never empty. */
export function pack(groups: readonly Group[]): readonly SlackPart[] {
  const messages: Block[][] = []
  let weight = Number.POSITIVE_INFINITY
  const put = (blocks: Group): void => {
    const own = blocks.reduce((sum, block) => sum + weightOfBlock(block), 0)
    const message = messages.at(-1)
    if (message && weight + own <= budget.weight && message.length + blocks.length <= budget.blocks) {
      message.push(...blocks)
      weight += own
    } else {
      messages.push([...blocks])
      weight = own
    }
  }
  const fits = (blocks: Group): boolean =>
    blocks.length <= budget.blocks && blocks.reduce((sum, block) => sum + weightOfBlock(block), 0) <= budget.weight
  for (const group of groups) {
    if (fits(group)) put(group)
    else for (const block of group) put([block])
  }
  return messages.map((blocks, index) => toPart(messages.length === 1 ? blocks : paged(blocks, index)))
}

/** Which of several messages one is, by the name of a block: so a pressed button finds what takes its place. */
export function pageIn(blocks: readonly { readonly block_id?: string | undefined }[]): number | null {
  const [, page] = /(?:^|,)page-(\d+)(?:,|$)/.exec(blocks.map((block) => block.block_id ?? '').join()) ?? []
  return page === undefined ? null : Number(page)
}

/** Items keep their names. */
function paged(blocks: readonly Block[], page: number): readonly Block[] {
  const free = blocks.findIndex((block) => block.block_id === undefined)
  return blocks.map((block, index) => (index === free ? { ...block, block_id: `page-${page}` } : block))
}

/** A message of these blocks, with the text for notifications and screen readers, and names that are not given twice. */
export const toPart = (blocks: readonly Block[]): SlackPart => ({
  text: cutEscaped(spoken(blocks).trim() || '…', budget.textBytes),
  blocks: unique(blocks),
})

function unique(blocks: readonly Block[]): readonly Block[] {
  const taken = new Set<string>()
  return blocks.map((block) => {
    if (block.block_id === undefined) return block
    let name = block.block_id
    for (let copy = 2; taken.has(name); copy += 1) name = `${block.block_id}-${copy}`
    taken.add(name)
    return { ...block, block_id: name }
  })
}
