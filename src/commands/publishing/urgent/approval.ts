import { z } from 'zod'
import { readDrafts } from '../../../desk/draft/change-drafts.ts'
import { readContent } from '../../../desk/post/stored-post.ts'
import type { Doc } from '../../../doc.ts'
import type { Item } from '../../../model.ts'
import { type CommandRequest, say } from '../../command.ts'
import { findItem, itemBlocks } from '../../draft/find.ts'
import { noteOf } from '../../post/pending.ts'
import { approvable, requestItem, settle } from '../approval/request-item.ts'

/** What shall go out at once: an item of the drafts as it was seen, or what a note holds. */
export type Wanted = { readonly key: string; readonly seen: string } | { readonly note: string }

/** Asks the others whether it may go out at once. */
export async function requestUrgent(request: CommandRequest, wanted: Wanted): Promise<Doc> {
  const item = await itemOf(request, wanted)
  if (item === null) return say(request, request.phrases.posting.gone)
  return requestItem(request, {
    command: 'urgent',
    headline: item.headline,
    detail: { wanted },
    blocks: ({ approvals }, name) => [approvals.urgentRequest(name), ...itemBlocks(request, { ...item, number: 1 })],
  })
}

/** `urgent approve ID`: `send` carries out what was asked, and tells whether it went out. */
export async function approveUrgent(
  request: CommandRequest,
  id: string,
  send: (wanted: Wanted) => Promise<{ readonly doc: Doc; readonly out: boolean }>,
): Promise<Doc> {
  const found = await approvable(request, 'urgent', id)
  if (!found.entry) return found.doc
  const wanted = shape.safeParse(found.entry.detail.wanted)
  if (!wanted.success) return say(request, request.phrases.approvals.nothingAsked)
  const { doc, out } = await send(wanted.data)
  if (out) await settle(request, found.entry, 'approved')
  return doc
}

const shape = z.union([z.object({ key: z.string(), seen: z.string() }), z.object({ note: z.string() })])

async function itemOf(request: CommandRequest, wanted: Wanted): Promise<Item | null> {
  if ('note' in wanted) return readContent(await noteOf(request, wanted.note), 'held')?.item ?? null
  return findItem(await readDrafts(request.store, request.now), wanted.key)?.item ?? null
}
