import { suggest } from '../../compose/issue.ts'
import { type Block, type Doc, type Inline, paragraph, strong, text } from '../../doc.ts'
import type { Brief, Draft, Language } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import type { AuditEntry } from '../../store/desk.ts'
import { formatMoment } from '../../time/format.ts'
import { itemCount, sectionCount } from '../draft/draft.ts'
import { composeAuditLines } from '../published/audit-lines.ts'

/** What a live message shows. */
export interface LiveState {
  readonly draft: Draft
  readonly later: number
  readonly proposals: number
  /** When it goes out, or null: when somebody publishes it. */
  readonly goesOut: number | null
  /** What was done to it last, or null. */
  readonly last: AuditEntry | null
}

/**
 * The next issue as it stands at this moment, in one message everywhere. It has no buttons: what a button answers would take its place.
 */
export function composeLive(state: LiveState, language: Language, brief: Brief): Doc {
  const phrases = phrasesIn(language)
  const { checking, posting, proposals } = phrases
  const { draft } = state
  const items = itemCount(draft)
  const counts = posting.counts(items, sectionCount(draft))
  const lines = linesOf(draft)
  const rest = items - Math.min(items, mostItems)
  const blocks: readonly Block[] = [
    { kind: 'title', text: checking.liveTitle, note: items === 0 ? checking.stillEmpty : counts },
    ...(lines.length === 0 ? [] : [{ kind: 'list', entries: lines } as const]),
    ...(rest > 0 ? [paragraph(posting.andMore(rest))] : []),
    paragraph(
      state.goesOut === null
        ? checking.nothingPlanned
        : checking.goesOutAt(formatMoment(state.goesOut, brief.timeZone, language)),
    ),
    ...(state.later > 0 ? [paragraph(posting.keptForLater(state.later))] : []),
    ...(state.proposals > 0 ? [suggest(proposals.waiting(state.proposals), ['proposals'])] : []),
    ...(state.last === null ? [] : composeAuditLines([state.last], { language, brief })),
    suggest('', ['draft', 'draft check', 'publish']),
  ]
  return { language, blocks }
}

/** Few and short enough for one message of any platform. */
const mostItems = 25
const mostLetters = 100

function linesOf({ sections }: Draft): readonly (readonly Inline[])[] {
  const lines: (readonly Inline[])[] = []
  let left = mostItems
  for (const { title, items } of sections) {
    const shown = items.slice(0, left)
    left -= shown.length
    if (title !== null && shown.length > 0) lines.push([strong(cut(title))])
    for (const { number, headline } of shown) lines.push([text(`${number}. ${cut(headline)}`)])
  }
  return lines
}

const cut = (line: string): string => {
  const letters = [...line]
  return letters.length > mostLetters ? `${letters.slice(0, mostLetters).join('').trim()}…` : line
}
