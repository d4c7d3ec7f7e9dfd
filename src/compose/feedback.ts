import type { Block, Doc } from '../doc.ts'
import type { FeedbackForm } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'

/** The issue with buttons under each item that is shown whole; `off`: as it is. */
export function withFeedback(doc: Doc, issue: number, form: FeedbackForm): Doc {
  if (form === 'off') return doc
  const { feedback } = phrasesIn(doc.language)
  const blocks = doc.blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'item' || block.body.length === 0) return [block]
    const line = `feedback ${issue}.${block.number}`
    const actions =
      form === 'more'
        ? [{ label: feedback.more(block.number), command: `${line} more` }]
        : [
            { label: `👍 ${block.number}`, command: `${line} up` },
            { label: `👎 ${block.number}`, command: `${line} down` },
          ]
    return [block, { kind: 'actions', actions }]
  })
  return { ...doc, blocks }
}
