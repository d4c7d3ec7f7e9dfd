import type { ItemBlock } from '../../../src/doc.ts'
import type { Block, ChildBlock, ContainerBlock } from '../blocks.ts'
import { plain } from '../blocks.ts'
import { budget, limits } from '../limits.ts'
import { dimmedFoot, hashtagsOf, headlineOf, pictureBlocks, sourceOf } from './item.ts'
import { countOfBlocks, weightOfBlocks } from './measure.ts'
import { linkified, linkTo, words } from './rich.ts'
import { safeMrkdwn } from './safe-mrkdwn.ts'
import { split } from './split.ts'
import { clean, cut } from './text.ts'

/** An item, and the section in whose container it may stand; null: in none. */
export interface Foldable {
  readonly section: string | null
  readonly item: ItemBlock
}

/** What becomes one container. */
interface Run {
  readonly section: string
  readonly items: ItemBlock[]
  readonly children: ChildBlock[]
}

/**
 * The blocks of a message with each section in a container, the first open and the others folded: a long issue becomes one screen. Null
 * where there is nothing to fold, or where Slack would not take it. `itemsAre` names some items by their numbers.
 */
export function fold(
  groups: readonly { readonly blocks: readonly Block[]; readonly entry?: Foldable | null }[],
  itemsAre: (from: number, to: number) => string,
): readonly Block[] | null {
  const runs: (Run | readonly Block[])[] = []
  for (const { blocks, entry = null } of groups) {
    const children = entry === null ? null : childrenOf(entry.item)
    if (entry === null || entry.section === null || children === null) {
      runs.push(blocks)
      continue
    }
    const last = runs.at(-1)
    if (last && 'section' in last && last.section === entry.section && fits(last, children)) {
      last.items.push(entry.item)
      last.children.push(...children)
    } else runs.push({ section: entry.section, items: [entry.item], children: [...children] })
  }
  const first = runs.findIndex((run) => 'section' in run)
  const folded = runs.flatMap((run, index) => ('section' in run ? [containerOf(run, itemsAre, index !== first)] : run))
  const containers = folded.filter(({ type }) => type === 'container').length
  const taken = countOfBlocks(folded) <= limits.message.blocks && weightOfBlocks(folded) <= budget.foldedWeight
  return containers > 1 && taken ? folded : null
}

const fits = ({ children }: Run, more: readonly ChildBlock[]): boolean =>
  children.length + more.length <= limits.container.children

const containerOf = (
  { section, items, children }: Run,
  itemsAre: (from: number, to: number) => string,
  folded: boolean,
): ContainerBlock => ({
  type: 'container',
  title: plain(cut(clean(section).replaceAll('\n', ' ').trim() || '…', limits.container.title)),
  subtitle: plain(itemsAre(items[0]?.number ?? 0, items.at(-1)?.number ?? 0)),
  is_collapsible: true,
  default_collapsed: folded,
  child_blocks: children,
})

/** One block for an item where mrkdwn finds nothing to misread in it, so that many fit; null where it needs more than a container has. */
function childrenOf(item: ItemBlock): readonly ChildBlock[] | null {
  const pictures = pictureBlocks(item)
  const text = wholeOf(item)
  const children: readonly ChildBlock[] =
    text === null
      ? [...plainSections(item), ...dimmedFoot(item), ...pictures]
      : [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }, ...pictures]
  return children.length <= limits.container.children ? children : null
}

/** Headline, body, source, topics and note as one text, or null: it would be misread, or too long. */
function wholeOf(item: ItemBlock): string | null {
  const { name, url } = sourceOf(item)
  const hashtags = hashtagsOf(item)
  const foot = [
    ...(url === null ? words(name) : linkTo(name, url)),
    ...words([name && hashtags ? ' · ' : '', hashtags].join('')),
  ]
  const body = item.body.filter((paragraph) => paragraph.trim())
  const texts = [
    safeMrkdwn(words(headlineOf(item), { bold: true })),
    safeMrkdwn(body.flatMap((paragraph, index) => [...words(index === 0 ? '' : '\n\n'), ...linkified(paragraph)])),
    safeMrkdwn(foot),
    safeMrkdwn(words(item.note ?? '')),
  ].filter((text) => text !== '')
  const whole = texts.includes(null) ? null : texts.join('\n')
  return whole !== null && whole.length <= budget.blockText ? whole : null
}

const plainSections = (item: ItemBlock): readonly ChildBlock[] =>
  split(clean([headlineOf(item), ...item.body].join('\n')), budget.blockText)
    .filter((piece) => piece.trim())
    .map((piece) => ({ type: 'section', text: plain(piece) }))
