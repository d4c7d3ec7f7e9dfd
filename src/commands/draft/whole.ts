import { changeDrafts } from '../../desk/draft/change-drafts.ts'
import type { Doc } from '../../doc.ts'
import { linesOf } from '../../ingest/layout/lines.ts'
import type { Draft } from '../../model.ts'
import { askText } from '../asking.ts'
import type { Ask } from '../command.ts'
import { show } from './show.ts'

/** `draft title TEXT`: what the next issue is called; `-` for the brief's own name. */
export async function title(ask: Ask, written: string): Promise<Doc> {
  const text = written.replaceAll(/\s+/g, ' ').trim()
  if (text === '') return askText(ask, 'draft title', ask.phrases.posting.whichTitle)
  return arrange(ask, 'title', (draft) => ({ ...draft, title: text === '-' ? '' : text }))
}

/** `draft footer TEXT`: the closing words of the next issue; `-` for none. */
export async function footer(ask: Ask, written: string): Promise<Doc> {
  if (written === '') return askText(ask, 'draft footer', ask.phrases.posting.whichFooter)
  const lines = written === '-' ? [] : linesOf(written).map(({ whole }) => whole)
  return arrange(ask, 'footer', (draft) => ({ ...draft, footer: lines }))
}

async function arrange(ask: Ask, what: 'title' | 'footer', change: (draft: Draft) => Draft): Promise<Doc> {
  await changeDrafts(ask.store, ask.now, (drafts) => {
    const draft = change(drafts.draft)
    const detail = { [what]: { before: drafts.draft[what], after: draft[what] } }
    return {
      drafts: { ...drafts, draft },
      deed: { actor: ask.actor, deed: 'arranged', subject: 'draft', detail },
      result: null,
    }
  })
  return show(ask, 'draft')
}
