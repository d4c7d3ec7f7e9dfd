import type { MessageId } from '../../adapter.ts'
import type { NewItem } from '../../desk/draft/item-length.ts'
import { type LimitFault, sayFaults } from '../../desk/draft/limits.ts'
import { type Content, writeContent } from '../../desk/post/stored-post.ts'
import type { Doc } from '../../doc.ts'
import type { Item, Picture, Source } from '../../model.ts'
import type { AuditEntry } from '../../store/desk.ts'
import { type CommandRequest, say } from '../command.ts'

/** Something that an editor sent in, by a note or behind `/post`. */
export interface Incoming {
  readonly text: string
  readonly origin: Source | null
  readonly photos: readonly (() => Promise<Picture>)[]
  /** Where its author can change it; null: nowhere. */
  readonly message: MessageId | null
  /** It may not be meant as an item: then whoever wrote it is asked. */
  readonly perhaps?: boolean
  /** It is said to be urgent: then whoever wrote it is asked whether it shall go out at once. */
  readonly urgent?: true
  /** The command line that its text may be meant for. */
  readonly instead?: string
}

/** Runs a command line as if whoever wrote the note had given it. */
export type Run = (line: string) => Promise<Doc | null>

/** Keeps what was made of a message, so that the next press or edit finds it. Tells the note's id. */
export const keep = (
  { store, actor, query, now, newCode }: CommandRequest,
  message: MessageId | null,
  content: Content,
): Promise<number> =>
  store.keepNote({
    target: query.target,
    message: message ?? `given ${newCode()}`,
    person: actor.person,
    at: now(),
    content: writeContent(content),
  })

/** There is no room for what this note keeps; it waits until there is, and for a press. */
export function heldBack(request: CommandRequest, note: number, faults: readonly LimitFault[]): Doc {
  const { posting, limits } = request.phrases
  const actions = [
    { label: posting.addNow, command: `draft add ${note}` },
    { label: posting.discard, command: `draft discard ${note}` },
    { label: posting.showDraft, command: 'draft' },
  ]
  return say(request, limits.heldBack, ...sayFaults(faults, request.phrases), { kind: 'actions', actions })
}

/** An item that has no place yet. */
export const unnumbered = (item: NewItem): Item => ({ ...item, number: 0 })

/**
 * The line of the record which says that this message of this chat has become items: the process ended before it could say so, or
 * two people pressed at once. The newest lines tell; an older message is known by its note.
 */
export async function takenBefore({ store, query }: CommandRequest, message: MessageId): Promise<AuditEntry | null> {
  const entries = await store.auditBefore(null, recent)
  const here = ({ from }: AuditEntry['actor']): boolean =>
    from?.platform === query.target.platform && from.account === query.target.account && from.chat === query.target.chat
  return entries.find(({ actor, detail }) => detail.message === message && here(actor)) ?? null
}

const recent = 50
