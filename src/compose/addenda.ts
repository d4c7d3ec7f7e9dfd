import type { Block, Doc } from '../doc.ts'
import type { Issue } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import { composeEntry } from './issue.ts'

/** An issue that the reader has, and the numbers of the items that were corrected in it since. */
export interface Amended {
  readonly issue: Issue
  readonly items: readonly number[]
}

/** The message with what was corrected in issues that its reader got before, behind its own items. */
export function withAddenda(doc: Doc, amended: readonly Amended[]): Doc {
  const { language } = doc
  const entries = amended.flatMap(({ issue, items }) =>
    issue.sections.flatMap(({ title, items: all }) =>
      all
        .filter(({ number }) => items.includes(number))
        .map((item) => ({ issue: issue.number, date: issue.date, section: title, item })),
    ),
  )
  if (entries.length === 0) return doc
  const heading: Block = { kind: 'heading', text: phrasesIn(language).corrections.since }
  const told = entries.map((entry) => composeEntry(entry, language))
  const end = doc.blocks.findLastIndex(({ kind }) => kind === 'item' || kind === 'actions' || kind === 'title') + 1
  return { ...doc, blocks: [...doc.blocks.slice(0, end), heading, ...told, ...doc.blocks.slice(end)] }
}
