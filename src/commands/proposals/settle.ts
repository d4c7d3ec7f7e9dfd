import { suggest } from '../../compose/issue.ts'
import { append } from '../../desk/draft/arrange.ts'
import { type Change, changeDrafts, readDrafts } from '../../desk/draft/change-drafts.ts'
import { filedUnder } from '../../desk/rules/filing.ts'
import type { Block, Doc } from '../../doc.ts'
import type { Proposal } from '../../store/port.ts'
import { type CommandRequest, say } from '../command.ts'
import { whoAndWhen } from '../draft/find.ts'
import { newItemDoc } from '../draft/item.ts'
import { unnumbered } from '../post/incoming.ts'
import { addedTo, cleanItem } from '../post/place.ts'
import { sameStory } from '../post/same.ts'

/** `proposals add ID`: a proposal becomes an item of the next issue, once; whoever told the same story before hears of it. */
export async function addProposal(request: CommandRequest, id: number): Promise<Doc> {
  const added = await changeDrafts<Added | null>(
    request.store,
    request.now,
    async (drafts, newKey): Promise<Change<Added | null>> => {
      // Read again for each try: another editor may have settled it meanwhile.
      const proposal = await openOne(request, id)
      if (proposal === null) return { drafts: null, result: null }
      const key = newKey()
      const section = proposal.section ?? (await filedUnder(request.store, proposal.item.topics, drafts.draft))
      const item = cleanItem(proposal.item)
      const draft = append(drafts.draft, { ...unnumbered(item), key, edits: 0 }, section)
      const audit = {
        actor: request.actor,
        action: 'posted',
        subject: `draft ${key}`,
        detail: detailOf(proposal),
      } as const
      return { drafts: { ...drafts, draft }, audit, result: { key, item }, proposal: id }
    },
  )
  if (added === null) return settledBefore(request, id)
  const drafts = await readDrafts(request.store, request.now)
  const same: readonly (Block | string)[] = await sameStory(request, drafts, added.item, added.key)
  const doc = await newItemDoc(request, drafts, added.key, [...addedTo(request, drafts, added.key), ...same])
  return { ...doc, blocks: [...doc.blocks, ...(await remaining(request))] }
}

/** `proposals drop ID`: nobody wants it in the draft. */
export async function dropProposal(
  request: CommandRequest,
  id: number,
): Promise<{ readonly doc: Doc; readonly dropped: boolean }> {
  const proposal = await openOne(request, id)
  const { actor, store, phrases } = request
  const closed =
    proposal !== null &&
    (await store.closeProposal(id, {
      at: request.now(),
      actor,
      action: 'removed',
      subject: `proposal ${id}`,
      detail: detailOf(proposal),
    }))
  return closed
    ? { doc: say(request, phrases.proposals.dismissed(proposal.item.headline)), dropped: true }
    : { doc: await settledBefore(request, id), dropped: false }
}

interface Added {
  readonly key: string
  readonly item: Proposal['item']
}

const openOne = async ({ store }: CommandRequest, id: number): Promise<Proposal | null> => {
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
async function settledBefore(request: CommandRequest, id: number): Promise<Doc> {
  const words = request.phrases.proposals
  const audit = await request.store.proposalClosing(id)
  const known =
    audit && (audit.action === 'posted' ? words.addedBy : words.dismissedBy)(...(await whoAndWhen(request, audit)))
  return say(request, known ?? words.gone, suggest('', ['draft', 'proposals']))
}

async function remaining({ store, phrases }: CommandRequest): Promise<readonly Block[]> {
  const { count } = await store.openProposals()
  return count === 0 ? [] : [suggest(phrases.proposals.more(count), ['proposals'])]
}
