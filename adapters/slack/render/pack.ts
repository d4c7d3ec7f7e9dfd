import type { Language } from '../../../src/model.ts'
import { type Block, type ContextBlock, plain, type SlackPart } from '../blocks.ts'
import { budget } from '../limits.ts'
import { wordsIn } from '../words.ts'
import { type Foldable, fold } from './fold.ts'
import { weightOfBlocks } from './measure.ts'
import { spoken } from './spoken.ts'
import { cutEscaped } from './text.ts'

/** Blocks that belong together: they stay in one message wherever they fit into one. */
export interface Group {
  readonly blocks: readonly Block[]
  /** The item that they show. */
  readonly entry?: Foldable | null
}

/** Fills messages with groups in their order; only what is larger than a message is divided, between blocks. Never empty. */
export function pack(groups: readonly Group[], language: Language): readonly SlackPart[] {
  const messages: Group[][] = []
  let weight = Number.POSITIVE_INFINITY
  let count = 0
  const put = (group: Group): void => {
    const own = weightOfBlocks(group.blocks)
    const message = messages.at(-1)
    if (message && weight + own <= budget.weight && count + group.blocks.length <= budget.blocks) {
      message.push(group)
      weight += own
      count += group.blocks.length
    } else {
      messages.push([group])
      weight = own
      count = group.blocks.length
    }
  }
  const fits = ({ blocks }: Group): boolean => blocks.length <= budget.blocks && weightOfBlocks(blocks) <= budget.weight
  for (const group of groups) {
    if (fits(group)) put(group)
    else for (const block of group.blocks) put({ blocks: [block] })
  }
  const several = messages.length > 1
  const hint = hintOf(messages.slice(1).flat(), language)
  return messages.map((message, index) => {
    const named = (blocks: readonly Block[]): readonly Block[] => unique(several ? paged(blocks, index) : blocks)
    const blocks = message.flatMap((group) => group.blocks)
    const folded = fold(message, wordsIn(language).items)
    return {
      text: textOf(blocks),
      blocks: named(blocks),
      ...(folded ? { folded: named(folded) } : {}),
      ...(index === 0 && hint ? { hint } : {}),
    }
  })
}

/** Where the further items stand, for the message that is seen in the channel. */
function hintOf(groups: readonly Group[], language: Language): ContextBlock | null {
  const numbers = groups.flatMap(({ entry }) => (entry ? [entry.item.number] : []))
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (first === undefined || last === undefined) return null
  const { inThread, items } = wordsIn(language)
  return { type: 'context', block_id: 'in-thread', elements: [plain(inThread(items(first, last)))] }
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

/** For notifications and screen readers. */
const textOf = (blocks: readonly Block[]): string => cutEscaped(spoken(blocks).trim() || '…', budget.textBytes)

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
