import type { Doc, Block as DocBlock } from '../../../src/doc.ts'
import { type Block, plain, type SlackPart } from '../blocks.ts'
import { limits } from '../limits.ts'
import { actionBlocks } from './buttons.ts'
import { contextBlocks, itemBlocks } from './item.ts'
import type { Named, Told } from './names.ts'
import { type Group, pack } from './pack.ts'
import { inline, linkified, listBlocks, richBlocks, words } from './rich.ts'
import { clean, weightOf } from './text.ts'

/** A message as Slack messages, each within every limit, nothing lost, in order. Pure; never empty. */
export function renderDoc(doc: Doc, named: Named): readonly SlackPart[] {
  const groups = together(doc, { ...named, language: doc.language }).filter(({ blocks }) => blocks.length > 0)
  const parts = pack(groups.length > 0 ? groups : [{ blocks: [{ type: 'section', text: plain('…') }] }], doc.language)
  return doc.previews ? parts.map((part) => ({ ...part, previews: true })) : parts
}

/** A heading stays with what follows it. The items of an issue can be folded with it, headlines that open cannot. */
function together(doc: Doc, named: Told): readonly Group[] {
  const groups: Group[] = []
  let headings: readonly Block[] = []
  let section: string | null = null
  let above = 0
  for (const block of doc.blocks) {
    const rendered = toBlocks(block, named)
    if (block.kind === 'heading') {
      headings = [...headings, ...rendered]
      section = block.text
      above += 1
      continue
    }
    // A container has one title: two headings above one item stay headings.
    const foldable = doc.public === true && above <= 1 && block.kind === 'item' && block.open === null
    groups.push({
      blocks: [...headings, ...rendered],
      entry: block.kind === 'item' ? { section: foldable ? section : null, item: block } : null,
    })
    headings = []
    above = 0
  }
  return [...groups, { blocks: headings }]
}

function toBlocks(block: DocBlock, named: Told): readonly Block[] {
  switch (block.kind) {
    case 'title':
      return [...titleBlocks(block.text), ...contextBlocks([block.note ?? ''])]
    case 'heading':
      return richBlocks(words(block.text, { bold: true }))
    case 'item':
      return itemBlocks(block, named)
    case 'paragraph':
      return richBlocks(inline(block.text, named.slash))
    case 'list':
      return listBlocks(block.entries.map((entry) => inline(entry, named.slash)))
    case 'footer':
      return richBlocks(
        block.paragraphs.flatMap((value, index) => [...words(index === 0 ? '' : '\n'), ...linkified(value)]),
      )
    case 'actions':
      return actionBlocks(block.actions, named)
  }
}

function titleBlocks(text: string): readonly Block[] {
  const title = clean(text).replaceAll('\n', ' ').trim()
  if (!title) return []
  if (weightOf(title) <= limits.header.text) return [{ type: 'header', text: plain(title) }]
  return richBlocks(words(title, { bold: true }))
}
