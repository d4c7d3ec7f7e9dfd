import { isDeepStrictEqual } from 'node:util'
import { chosenOf } from '../choices/choose.ts'
import { type Block, command, type Doc, paragraph } from '../doc.ts'
import { defaultWants, type Issue, type Item, type Language, type Selection } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import { numbered } from '../text/isolated.ts'
import { composeEntry, itemsFor } from './issue.ts'
import { wordingFor } from './wording.ts'

/** How the reader is to be told. */
export interface NoticeView {
  readonly language: Language
  /** Only what the items are called, and where to read them. */
  readonly short: boolean
}

/**
 * How these items of an issue stand now, as a message of its own for somebody whose copy does not show it; null where it has none of
 * them.
 */
export function composeNotice(now: Issue, numbers: readonly number[], { language, short }: NoticeView): Doc | null {
  const { corrections: said, issue: nameOf } = phrasesIn(language)
  const items = now.sections.flatMap(({ title, items }) =>
    items.filter(({ number }) => numbers.includes(number)).map((item) => ({ item, section: title })),
  )
  if (items.length === 0) return null
  const title = said.title(items.map(({ item }) => item.number))
  const blocks: Block[] = [{ kind: 'title', text: title, note: nameOf(now.number) }]
  const standing = items.filter(({ item }) => !isRetracted(item))
  for (const { item } of items)
    if (isRetracted(item)) blocks.push(paragraph(said.retracted(item.number, item.amended?.reason ?? null)))
  if (standing.length > 0) blocks.push(paragraph(said.reads(standing.length)))
  for (const { item, section } of standing)
    blocks.push(
      short
        ? paragraph(numbered(item.number, wordingFor(item, language).headline))
        : composeEntry({ issue: now.number, date: now.date, section, item }, language),
    )
  if (short) blocks.push(paragraph(said.whole, command(`issue ${now.number}`)))
  return { language, blocks }
}

/** What is left of a message that a shorter issue needs no longer and that cannot be taken back. */
export const composeEmptied = (language: Language): Doc => ({
  language,
  blocks: [paragraph(phrasesIn(language).corrections.emptied)],
})

/** The numbers of the items that differ between two revisions, of those that somebody who chose so has or would have. */
export function changedItems(before: Issue, now: Issue, selection: Selection = defaultWants): readonly number[] {
  const old = new Map(itemsFor(before, []).map((item) => [item.number, item]))
  const theirs = new Set([before, now].flatMap((issue) => chosenOf(issue, selection).map(({ number }) => number)))
  return itemsFor(now, [])
    .filter((item) => theirs.has(item.number) && !isDeepStrictEqual(item, old.get(item.number)))
    .map(({ number }) => number)
}

/** The numbers of the items that were retracted between two revisions. */
export function retractedItems(before: Issue, now: Issue): readonly number[] {
  const stood = new Set(itemsFor(before, []).flatMap((item) => (isRetracted(item) ? [] : item.number)))
  return itemsFor(now, []).flatMap((item) => (isRetracted(item) && stood.has(item.number) ? item.number : []))
}

const isRetracted = ({ amended }: Item): boolean => amended?.kind === 'retracted'
