import { composeIssue } from '../../compose/issue.ts'
import { type ItemPosition, itemsOf, spotOf } from '../../desk/draft/arrange.ts'
import type { Drafts, Which } from '../../desk/draft/change-drafts.ts'
import { emptyDraft } from '../../desk/draft/draft.ts'
import { readUndoing } from '../../desk/draft/undoing.ts'
import { sayPersonFirst } from '../../desk/people/display-name.ts'
import { withOneName } from '../../desk/people/one-name.ts'
import { isSameHuman } from '../../desk/people/roles.ts'
import type { Block, Doc } from '../../doc.ts'
import type { Draft, Item } from '../../model.ts'
import type { AuditEntry } from '../../store/desk.ts'
import { wallText } from '../../time/zone.ts'
import { type CommandRequest, say } from '../command.ts'

/** An item of the drafts, and where it stands. */
export interface Found extends ItemPosition {
  readonly drafts: Drafts
  readonly which: Which
  readonly key: string
}

/** The item that a command line names: by its key, as buttons do, or by its number in the next issue (or `last`), as people do. */
export function findItem(drafts: Drafts, written: string): Found | null {
  const name = written.normalize('NFKC')
  const items = itemsOf(drafts.draft)
  const numbered = /^\d{1,6}$/.test(name)
    ? items.find(({ number }) => number === Number(name))
    : name === 'last'
      ? items.at(-1)
      : null
  const key = numbered?.key ?? name
  for (const which of ['draft', 'later'] as const) {
    const spot = spotOf(drafts[which], key)
    if (spot) return { ...spot, drafts, which, key }
  }
  return null
}

/** The drafts with another one in the place of the one that the item stands in. */
export const withDraft = ({ drafts, which }: Found, draft: Draft): Drafts => ({ ...drafts, [which]: draft })

/** An item as readers see it, in its own words. */
export const itemBlocks = (request: CommandRequest, { translations: _, ...item }: Item): readonly Block[] => {
  const draft = { ...emptyDraft, sections: [{ title: null, items: [item] }] }
  const view = { language: request.language, format: 'full', topics: [], opened: [] } as const
  return composeIssue(draft, view)?.blocks.filter(({ kind }) => kind === 'item') ?? []
}

/** What to say of an item that is not in the drafts (any longer). */
export async function gone(request: CommandRequest, name: string): Promise<Doc> {
  const words = request.phrases.posting
  const back = { label: words.showDraft, command: 'draft' }
  const last = await request.store.lastAuditOf(`draft ${name}`)
  if (!last || !(last.action === 'removed' || isRemoval(last)))
    return say(request, words.gone, { kind: 'actions', actions: [back] })
  const undo = { label: words.undo, command: `draft undo ${last.id}` }
  return say(request, words.removedBy(...(await whoAndWhen(request, last))), { kind: 'actions', actions: [undo, back] })
}

/** Whose entry it was (null: that of whoever asks, on whatever platform), and the time of it on the brief's clock. */
export async function whoAndWhen(
  request: CommandRequest,
  entry: AuditEntry,
): Promise<readonly [who: string | null, time: string]> {
  const { store, desk, phrases } = request
  const own = isSameHuman(await desk.roles.members(), entry.actor.person, request.actor.person)
  const [named = entry] = own ? [] : await withOneName([entry], { store, roles: desk.roles })
  return [own ? null : sayPersonFirst(named.actor, phrases), clock(request, entry.at)]
}

const clock = ({ brief, now }: CommandRequest, at: number): string => {
  const [day = '', time = ''] = wallText(at, brief.timeZone).split('T')
  return wallText(now(), brief.timeZone).startsWith(day) ? time : `${day} ${time}`
}

/** What came in was taken back. */
const isRemoval = (line: AuditEntry): boolean => readUndoing(line.action, line.subject, line.detail)?.kind === 'back'
