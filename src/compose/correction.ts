import { isDeepStrictEqual } from 'node:util'
import { type Block, command, type Doc, paragraph } from '../doc.ts'
import type { Issue, Item, Language } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import { composeEntry, itemsFor } from './issue.ts'

/** How the reader is to be told. */
export interface CorrectionView {
  readonly language: Language
  /** As in an issue's view. */
  readonly topics: readonly string[]
  /** Only what the items are called, and where to read them. */
  readonly short: boolean
}

/**
 * What changed between two revisions, as a message of its own for somebody whose copy cannot be changed; null when nothing did
 * that this reader had or would have.
 */
export function composeCorrection(before: Issue, now: Issue, { language, topics, short }: CorrectionView): Doc | null {
  const said = phrasesIn(language).corrections
  const theirs = new Set([before, now].flatMap((issue) => itemsFor(issue, topics).map(({ number }) => number)))
  const changed = changedItems(before, now).filter(({ item }) => theirs.has(item.number))
  if (changed.length === 0) return null
  const title = said.title(
    now.number,
    changed.map(({ item }) => item.number),
  )
  const blocks: Block[] = [{ kind: 'title', text: title, note: null }, paragraph(said.note)]
  for (const { item, section } of changed) {
    if (item.amended?.kind === 'retracted') blocks.push(paragraph(said.retracted(item.number, item.amended.reason)))
    else if (short) blocks.push(paragraph(`${item.number}. ${item.headline}`))
    else blocks.push(composeEntry({ issue: now.number, date: now.date, section, item }, language))
  }
  if (short) blocks.push(paragraph(said.whole, command(`issue ${now.number}`)))
  return { language, blocks }
}

function changedItems(before: Issue, now: Issue): readonly { readonly item: Item; readonly section: string | null }[] {
  const old = new Map(itemsFor(before, []).map((item) => [item.number, item]))
  return now.sections.flatMap(({ title, items }) =>
    items.filter((item) => !isDeepStrictEqual(item, old.get(item.number))).map((item) => ({ item, section: title })),
  )
}
