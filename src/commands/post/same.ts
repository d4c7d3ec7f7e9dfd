import { suggest } from '../../compose/issue.ts'
import type { Drafts } from '../../desk/draft/change-drafts.ts'
import type { NewItem } from '../../desk/draft/item-length.ts'
import { sayPersonFirst } from '../../desk/people/display-name.ts'
import { isSameHuman } from '../../desk/people/roles.ts'
import { type Duplicate, duplicateInDrafts, duplicateInIssues } from '../../desk/post/find-duplicate.ts'
import { type Block, command, type Doc, paragraph } from '../../doc.ts'
import { phrasesIn } from '../../phrases/index.ts'
import type { AuditEntry } from '../../store/desk.ts'
import type { CommandRequest } from '../command.ts'
import { whoAndWhen } from '../draft/find.ts'

/** What to say to whoever posted a story that is there already; the other editor is told too. Nothing for a new story. */
export async function sameStory(
  request: CommandRequest,
  drafts: Drafts,
  item: NewItem,
  key: string,
): Promise<readonly Block[]> {
  const words = request.phrases.posting
  const same =
    duplicateInDrafts(drafts, item, new Set([key])) ?? (await duplicateInIssues(request.store, item, request.now()))
  if (!same) return []
  const actions = [
    { label: words.keepBoth, command: `draft item ${key}` },
    { label: words.discardMine, command: `draft remove ${key}`, tone: 'danger' },
  ] as const
  return [await told(request, same, item), { kind: 'actions', actions }]
}

async function told(request: CommandRequest, same: Duplicate, item: NewItem): Promise<Block> {
  const words = request.phrases.posting
  switch (same.kind) {
    case 'issue': {
      const { issue, item } = same.entry
      return paragraph(`${words.sameInIssue(issue, item.number)} `, command(`issue ${issue}.${item.number}`))
    }
    case 'draft': {
      const audit = await request.store.auditBringing(same.key)
      if (audit) await tellOther(request, audit, same.item.headline, item.headline)
      const known = audit ? await whoAndWhen(request, audit) : null
      return paragraph(words.sameInDraft(known, same.item.number, same.item.headline))
    }
  }
}

/** Voices never throw, and nobody waits for one: the answer goes first. */
async function tellOther(request: CommandRequest, { actor }: AuditEntry, theirs: string, ours: string): Promise<void> {
  if (await isSame(request, actor.person)) return
  const seat = await request.store.privateChatOf(actor.person)
  if (!seat) return
  const language = request.brief.language
  const phrases = phrasesIn(language)
  const words = phrases.posting.sameAsYours(sayPersonFirst(request.actor, phrases), theirs, ours)
  const doc: Doc = { language, blocks: [suggest(`${words} `, ['draft'])] }
  void request.messenger.say(seat, doc)
}

/** Whether whoever asks is this person, perhaps on another platform. */
const isSame = async ({ desk, actor }: CommandRequest, person: string): Promise<boolean> =>
  isSameHuman(await desk.roles.members(), actor.person, person)
