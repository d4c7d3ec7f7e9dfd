import { type Doc, link, paragraph } from '../doc.ts'
import type { Pages } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'

/** The message that shows an issue, with a link to its page, in the reader's language, at the end where there is one. */
export function withPage(doc: Doc, issue: number, pages: Pages | undefined): Doc {
  const archive = pages?.archive ?? null
  if (!pages || archive === null) return doc
  const known = linked.get(doc)
  if (known) return known
  const prefix = doc.language === pages.language ? '' : `/${doc.language}`
  const page = `${archive}${prefix}/issues/${issue}`
  const line = paragraph(link(phrasesIn(doc.language).onThePage, page))
  const whole = { ...doc, page, blocks: [...doc.blocks, line] }
  linked.set(doc, whole)
  return whole
}

/** The same message for the same message: others keep what they made of it. */
const linked = new WeakMap<Doc, Doc>()
