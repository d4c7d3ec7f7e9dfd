import { type Drafts, readDrafts } from '../../desk/draft/change-drafts.ts'
import { wordsOf } from '../../desk/post/read-post.ts'
import type { Action, Block, Doc, Shown } from '../../doc.ts'
import { type CommandRequest, say } from '../command.ts'
import { type Found, findItem, gone, itemBlocks } from './find.ts'
import { translateAction, translationLines } from './translation/lines.ts'

/** One item of the drafts as readers see it, where it stands, and all that can be done with it; `lead` comes first. */
export async function itemDoc(
  request: CommandRequest,
  name: string,
  ...lead: readonly (Block | string)[]
): Promise<Doc> {
  const found = findItem(await readDrafts(request.store, request.now), name)
  if (!found) return gone(request, name)
  const history = { label: request.phrases.posting.history, command: `draft history ${found.key}` }
  const actions = [...moves(request, found), ...changes(request, found), history, ...leaving(request, found)]
  const place = request.phrases.posting.place(found.item.number, found.title, found.which === 'later')
  const others = translationLines(found.item, request.phrases)
  const doc = say(request, ...lead, ...itemBlocks(request, found.item), ...others, place, { kind: 'actions', actions })
  return { ...doc, shows: shownIn(found) }
}

/** The same for an item that has just come: what it says can be changed, where it stands can be seen to later. */
export async function newItemDoc(
  request: CommandRequest,
  drafts: Drafts,
  key: string,
  lead: readonly (Block | string)[],
): Promise<Doc> {
  const found = findItem(drafts, key)
  if (!found) return gone(request, key)
  const actions = { kind: 'actions', actions: [...changes(request, found), ...leaving(request, found)] } as const
  return { ...say(request, ...lead, ...itemBlocks(request, found.item), actions), shows: shownIn(found) }
}

export const shownIn = ({ key, item }: Found): Shown => ({ kind: 'item', key, edits: item.edits ?? 0 })

/** The button that changes an item's words, from how they are now. */
export function editAction({ phrases }: CommandRequest, { key, item }: Found): Action {
  const { edit, editTitle } = phrases.posting
  const value = wordsOf(item)
  const action = { label: edit, command: `draft edit ${key} ${item.edits ?? 0}` }
  return value.length > longestForm ? action : { ...action, form: { title: editTitle, value } }
}

/** Slack's forms hold 3,000 characters (https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element): a longer item is asked for. */
const longestForm = 2900

function moves({ phrases }: CommandRequest, { key, item, drafts, which }: Found): readonly Action[] {
  if (drafts[which].sections.length < 2 && drafts[which].sections[0]?.items.length === 1) return []
  const words = phrases.posting
  return [
    { label: words.up, command: `draft up ${key}` },
    { label: words.down, command: `draft down ${key}` },
    { label: words.top, command: `draft top ${key}` },
    {
      label: words.number,
      command: `draft number ${key}`,
      form: { title: words.numberTitle, value: String(item.number) },
    },
  ]
}

function changes(request: CommandRequest, found: Found): readonly Action[] {
  const { key, item } = found
  const words = request.phrases.posting
  return [
    { label: words.section, command: `draft section ${key}` },
    { label: words.topics, command: `draft topics ${key}` },
    {
      label: words.source,
      command: `draft source ${key}`,
      form: { title: words.sourceTitle, value: [item.source?.name, item.source?.url].filter(Boolean).join(' ') },
    },
    editAction(request, found),
    translateAction(request, found),
    ...(item.photos === undefined ? [] : [{ label: words.photoOff, command: `draft photo ${key} off` }]),
  ]
}

function leaving({ phrases }: CommandRequest, { key, which }: Found): readonly Action[] {
  const words = phrases.posting
  return [
    which === 'draft'
      ? { label: words.later, command: `draft later ${key}` }
      : { label: words.next, command: `draft next ${key}` },
    { label: phrases.urgent.open, command: `urgent ${key}` },
    { label: words.remove, command: `draft remove ${key}`, tone: 'danger' },
    { label: words.showDraft, command: which === 'draft' ? 'draft' : 'draft later' },
  ]
}
