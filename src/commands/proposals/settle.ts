import { suggest } from '../../compose/issue.ts'
import { append } from '../../desk/draft/arrange.ts'
import { type Change, changeDrafts, newestDeed, readDrafts } from '../../desk/draft/change-drafts.ts'
import type { Block, Doc } from '../../doc.ts'
import type { Proposal } from '../../store/port.ts'
import { type Ask, say } from '../command.ts'
import { whoAndWhen } from '../draft/find.ts'
import { newItemDoc } from '../draft/item.ts'
import { loose } from '../post/incoming.ts'
import { addedTo, cleanItem, lastSection } from '../post/place.ts'
import { sameStory } from '../post/same.ts'

/** `proposals add ID`: a proposal becomes an item of the next issue, once; whoever told the same story before hears of it. */
export async function addProposal(ask: Ask, id: number): Promise<Doc> {
  const added = await changeDrafts<Added | null>(
    ask.store,
    ask.now,
    async (drafts, newKey): Promise<Change<Added | null>> => {
      // Read again for each try: another editor may have settled it meanwhile.
      const proposal = await openOne(ask, id)
      if (proposal === null) return { drafts: null, result: null }
      const key = newKey()
      const section = proposal.section ?? lastSection(drafts.draft)
      const item = cleanItem(proposal.item)
      const draft = append(drafts.draft, { ...loose(item), key, edits: 0 }, section)
      const deed = { actor: ask.actor, deed: 'posted', subject: `draft ${key}`, detail: detailOf(proposal) } as const
      return { drafts: { ...drafts, draft }, deed, result: { key, item }, proposal: id }
    },
  )
  if (added === null) return settledBefore(ask, id)
  const drafts = await readDrafts(ask.store, ask.now)
  const same: readonly (Block | string)[] = await sameStory(ask, drafts, added.item, added.key)
  const doc = await newItemDoc(ask, drafts, added.key, [...addedTo(ask, drafts, added.key), ...same])
  return { ...doc, blocks: [...doc.blocks, ...(await remaining(ask))] }
}

/** `proposals drop ID`: nobody wants it in the draft. */
export async function dropProposal(ask: Ask, id: number): Promise<{ readonly doc: Doc; readonly dropped: boolean }> {
  const proposal = await openOne(ask, id)
  const { actor, store, phrases } = ask
  const closed =
    proposal !== null &&
    (await store.closeProposal(id, {
      at: ask.now(),
      actor,
      deed: 'removed',
      subject: `proposal ${id}`,
      detail: detailOf(proposal),
    }))
  return closed
    ? { doc: say(ask, phrases.proposals.dismissed(proposal.item.headline)), dropped: true }
    : { doc: await settledBefore(ask, id), dropped: false }
}

interface Added {
  readonly key: string
  readonly item: Proposal['item']
}

const openOne = async ({ store }: Ask, id: number): Promise<Proposal | null> => {
  const [proposal] = await store.proposals(id - 1, 1)
  return proposal?.id === id ? proposal : null
}

const detailOf = ({ id, item, section, person, name }: Proposal) => ({
  item,
  section,
  proposal: id,
  by: name ?? person,
})

/** Who was faster, and what they decided. */
async function settledBefore(ask: Ask, id: number): Promise<Doc> {
  const words = ask.phrases.proposals
  const deed = await newestDeed(ask.store, ({ detail }) => detail.proposal === id)
  const known = deed && (deed.deed === 'posted' ? words.addedBy : words.dismissedBy)(...whoAndWhen(ask, deed))
  return say(ask, known ?? words.gone, suggest('', ['draft', 'proposals']))
}

async function remaining({ store, phrases }: Ask): Promise<readonly Block[]> {
  const { count } = await store.openProposals()
  return count === 0 ? [] : [suggest(phrases.proposals.more(count), ['proposals'])]
}
