import { composeIssue } from '../../compose/issue.ts'
import { itemsOf, type MessagePosition, spotOf } from '../../desk/draft/arrange.ts'
import { type Drafts, newestDeed, type Which } from '../../desk/draft/change-drafts.ts'
import { emptyDraft } from '../../desk/draft/draft.ts'
import { sayPersonFirst } from '../../desk/people/display-name.ts'
import type { Block, Doc } from '../../doc.ts'
import type { Draft, Item } from '../../model.ts'
import type { DoneDeed } from '../../store/desk.ts'
import { wallText } from '../../time/zone.ts'
import { type Ask, say } from '../command.ts'

/** An item of the drafts, and where it stands. */
export interface Found extends MessagePosition {
  readonly drafts: Drafts
  readonly which: Which
  readonly key: string
}

/** The item that a command line names: by its key, as buttons do, or by its number in the next issue, as people do. */
export function findItem(drafts: Drafts, name: string): Found | null {
  const numbered = /^\d{1,6}$/.test(name) ? itemsOf(drafts.draft).find(({ number }) => number === Number(name)) : null
  const key = numbered?.key ?? name
  for (const which of ['draft', 'later'] as const) {
    const spot = spotOf(drafts[which], key)
    if (spot) return { ...spot, drafts, which, key }
  }
  return null
}

/** The drafts with another one in the place of the one that the item stands in. */
export const withDraft = ({ drafts, which }: Found, draft: Draft): Drafts => ({ ...drafts, [which]: draft })

/** An item as readers see it. */
export const itemBlocks = (ask: Ask, item: Item): readonly Block[] => {
  const draft = { ...emptyDraft, sections: [{ title: null, items: [item] }] }
  const view = { language: ask.language, format: 'full', topics: [], opened: [] } as const
  return composeIssue(draft, view)?.blocks.filter(({ kind }) => kind === 'item') ?? []
}

/** What to say of an item that is not in the drafts (any longer). */
export async function gone(ask: Ask, name: string): Promise<Doc> {
  const words = ask.phrases.posting
  const back = { label: words.showDraft, command: 'draft' }
  const last = await newestDeed(ask.store, ({ subject }) => subject === `draft ${name}`)
  if (last?.deed !== 'removed') return say(ask, words.gone, { kind: 'actions', actions: [back] })
  const undo = { label: words.undo, command: `draft undo ${last.id}` }
  return say(ask, words.removedBy(...whoAndWhen(ask, last)), { kind: 'actions', actions: [undo, back] })
}

/** Whose deed it was (null: that of whoever asks), and the time of it on the brief's clock. */
export const whoAndWhen = (ask: Ask, { actor, at }: DoneDeed): readonly [who: string | null, time: string] => [
  actor.person === ask.actor.person ? null : sayPersonFirst(actor, ask.phrases),
  clock(ask, at),
]

const clock = ({ brief, now }: Ask, at: number): string => {
  const [day = '', time = ''] = wallText(at, brief.timeZone).split('T')
  return wallText(now(), brief.timeZone).startsWith(day) ? time : `${day} ${time}`
}
