import { z } from 'zod'
import { oldPlace, putBack, spotOf, without } from '../../desk/draft/arrange.ts'
import { type Change, changeDrafts } from '../../desk/draft/change-drafts.ts'
import { itemShape } from '../../desk/post/stored-post.ts'
import type { Doc } from '../../doc.ts'
import type { AuditEntry } from '../../store/desk.ts'
import { withPhotos } from '../../store/item-photos.ts'
import { type CommandRequest, say } from '../command.ts'
import { changeItem } from './change.ts'
import { findItem, gone, withDraft } from './find.ts'
import { itemDoc } from './item.ts'

/** `draft remove K`: takes an item out; the answer has the button that puts it back. */
export async function remove(request: CommandRequest, name: string): Promise<Doc> {
  const words = request.phrases.posting
  const found = await changeItem(request, name, (found) => {
    const draft = found.drafts[found.which]
    const detail = { issue: found.which, item: found.item, place: oldPlace(draft, found) }
    return { drafts: withDraft(found, without(draft, found.key)), action: 'removed', detail }
  })
  if (!found) return gone(request, name)
  const done = await request.store.lastAuditOf(`draft ${found.key}`, 'removed')
  const undo = done ? [{ label: words.undo, command: `draft undo ${done.id}` }] : []
  const actions = [...undo, { label: words.showDraft, command: found.which === 'draft' ? 'draft' : 'draft later' }]
  return say(request, words.removed(found.item.headline), { kind: 'actions', actions })
}

/** `draft undo DEED`: puts an item back near its old place, once. */
export async function undo(request: CommandRequest, id: string): Promise<Doc> {
  const words = request.phrases.posting
  const done = await request.store.auditEntry(Number(id) || 0)
  const removal =
    done?.action === 'removed' ? removalShape.safeParse({ ...done.detail, item: withPhotos(done.detail.item) }) : null
  if (!done || !removal?.success) return say(request, words.noUndo)
  const key = await changeDrafts<string | null>(
    request.store,
    request.now,
    async (drafts): Promise<Change<string | null>> => {
      const { issue, item, place } = removal.data
      const { key = '' } = item
      const there = findItem(drafts, key) !== null
      if (there || (await wasUndone(request, done))) return { drafts: null, result: there ? key : null }
      const draft = putBack(drafts[issue], item, place)
      const to = spotOf(draft, key)
      const detail = { headline: item.headline, undoes: done.id, number: to?.item.number, section: to?.title }
      const audit = { actor: request.actor, action: 'restored', subject: done.subject, detail } as const
      return { drafts: { ...drafts, [issue]: draft }, audit, result: key }
    },
  )
  return key === null ? say(request, words.undoneBefore) : itemDoc(request, key, words.isBack)
}

const removalShape = z.object({
  issue: z.enum(['draft', 'later']),
  item: itemShape,
  place: z.object({
    title: z.string().nullable(),
    section: z.number(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
})

/** Whether this removal, or a later one of the same item, was undone before. */
const wasUndone = async ({ store }: CommandRequest, { id, subject }: AuditEntry): Promise<boolean> =>
  Number((await store.lastAuditOf(subject, 'restored'))?.detail.undoes ?? 0) >= id
