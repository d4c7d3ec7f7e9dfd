import { suggest } from '../../compose/issue.ts'
import type { Drafts } from '../../desk/draft/change-drafts.ts'
import { sayPersonFirst } from '../../desk/people/display-name.ts'
import { bringing, type Same, sameInDrafts, sameInIssues } from '../../desk/post/find-duplicate.ts'
import type { NewItem } from '../../desk/post/read-post.ts'
import { type Block, command, type Doc, paragraph } from '../../doc.ts'
import { phrasesIn } from '../../phrases/index.ts'
import type { DoneDeed } from '../../store/desk.ts'
import type { Ask } from '../command.ts'
import { whoAndWhen } from '../draft/find.ts'

/** What to say to whoever posted a story that is there already; the other editor is told too. Nothing for a new story. */
export async function sameStory(ask: Ask, drafts: Drafts, item: NewItem, key: string): Promise<readonly Block[]> {
  const words = ask.phrases.posting
  const same = sameInDrafts(drafts, item, [key]) ?? (await sameInIssues(ask.store, item, ask.now()))
  if (!same) return []
  const actions = [
    { label: words.keepBoth, command: `draft item ${key}` },
    { label: words.discardMine, command: `draft remove ${key}`, tone: 'danger' },
  ] as const
  return [await told(ask, same, item), { kind: 'actions', actions }]
}

async function told(ask: Ask, same: Same, item: NewItem): Promise<Block> {
  const words = ask.phrases.posting
  switch (same.kind) {
    case 'issue': {
      const { issue, item } = same.entry
      return paragraph(`${words.sameInIssue(issue, item.number)} `, command(`issue ${issue}.${item.number}`))
    }
    case 'draft': {
      const deed = await bringing(ask.store, same.key)
      if (deed) await tellOther(ask, deed, same.item.headline, item.headline)
      const known = deed ? whoAndWhen(ask, deed) : null
      return paragraph(words.sameInDraft(known, same.item.number, same.item.headline))
    }
  }
}

/** Voices never throw, and nobody waits for one: the answer goes first. */
async function tellOther(ask: Ask, { actor }: DoneDeed, theirs: string, ours: string): Promise<void> {
  if (await isSame(ask, actor.person)) return
  const seat = await ask.store.seatOf(actor.person)
  if (!seat) return
  const language = ask.brief.language
  const phrases = phrasesIn(language)
  const words = phrases.posting.sameAsYours(sayPersonFirst(ask.actor, phrases), theirs, ours)
  const doc: Doc = { language, blocks: [suggest(`${words} `, ['draft'])] }
  void ask.voice.say(seat, doc)
}

/** Whether whoever asks is this person, perhaps on another platform. */
async function isSame({ desk, actor }: Ask, person: string): Promise<boolean> {
  const members = await desk.roles.members()
  const human = (name: string): string => members.find((member) => member.person === name)?.sameAs ?? name
  return human(actor.person) === human(person)
}
