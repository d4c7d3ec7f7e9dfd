import { changeDrafts } from '../../desk/draft/change-drafts.ts'
import { limits } from '../../desk/draft/limits.ts'
import type { Doc } from '../../doc.ts'
import { paragraphsOf } from '../../ingest/paragraphs.ts'
import type { Draft } from '../../model.ts'
import { askText } from '../asking.ts'
import { type CommandRequest, say, tooLongTitle } from '../command.ts'
import { arrangedDoc } from './done.ts'

/** `draft title TEXT`: what the next issue is called; `-` for the brief's own name. */
export async function title(request: CommandRequest, written: string): Promise<Doc> {
  const text = written.replaceAll(/\s+/g, ' ').trim()
  if (text === '') return askText(request, 'draft title', request.phrases.posting.whichTitle)
  return tooLongTitle(request, text) ?? arrange(request, 'title', text === '-' ? '' : text)
}

/** `draft footer TEXT`: the closing words of the next issue; `-` for none. */
export async function footer(request: CommandRequest, written: string): Promise<Doc> {
  if (written === '') return askText(request, 'draft footer', request.phrases.posting.whichFooter)
  const lines = written === '-' ? [] : paragraphsOf(written)
  const letters = lines.join('').length
  if (letters > limits.footer) return say(request, request.phrases.limits.footer(letters, limits.footer))
  return arrange(request, 'footer', lines)
}

type Whole = Pick<Draft, 'title' | 'footer'>

async function arrange<K extends keyof Whole>(request: CommandRequest, what: K, after: Whole[K]): Promise<Doc> {
  await changeDrafts(request.store, request.now, (drafts) => {
    const before = drafts.draft[what]
    const detail = { [what]: { before, after }, undo: { kind: what, was: before, is: after } }
    return {
      drafts: { ...drafts, draft: { ...drafts.draft, [what]: after } },
      audit: { actor: request.actor, action: 'arranged', subject: 'draft', detail },
      result: null,
    }
  })
  return arrangedDoc(request)
}
