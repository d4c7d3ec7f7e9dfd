import {
  append,
  itemsOf,
  lower,
  raise,
  swapped,
  toNumber,
  toSection,
  toTop,
  without,
} from '../../desk/draft/arrange.ts'
import { changeDrafts, type Drafts, readDrafts } from '../../desk/draft/change-drafts.ts'
import { findSection, sectionMark } from '../../desk/draft/sections.ts'
import { layoutOf } from '../../desk/draft/take-back.ts'
import type { Action, Doc } from '../../doc.ts'
import type { Draft } from '../../model.ts'
import { askText } from '../asking.ts'
import { type CommandRequest, say, tooLongTitle } from '../command.ts'
import { changeItem, moved } from './change.ts'
import { arrangedDoc, movedDoc } from './done.ts'
import { type Found, findItem, gone, withDraft } from './find.ts'

/** `draft up K`, `draft down K`, `draft top K`. */
export const step =
  (way: (draft: Draft, key: string) => Draft) =>
  (request: CommandRequest, name: string): Promise<Doc> =>
    move(request, name, (found) => withDraft(found, way(found.drafts[found.which], found.key)))

export const [up, down, top] = [step(raise), step(lower), step(toTop)]

/** `draft number K N`: the item takes number N. */
export async function number(request: CommandRequest, name: string, written: string): Promise<Doc> {
  const wanted = Number(written.normalize('NFKC'))
  if (Number.isInteger(wanted) && wanted > 0)
    return move(request, name, (found) => withDraft(found, toNumber(found.drafts[found.which], found.key, wanted)))
  const found = findItem(await readDrafts(request.store, request.now), name)
  if (!found) return gone(request, name)
  const count = itemsOf(found.drafts[found.which]).length
  const numbers = Array.from({ length: Math.min(count, mostNumbers) }, (_, at) => at + 1)
  const actions = numbers
    .filter((each) => each !== found.item.number)
    .map((each) => ({ label: String(each), command: `draft number ${found.key} ${each}` }))
  return askText(request, `draft number ${found.key}`, request.phrases.posting.whichNumber(found.item.headline), {
    kind: 'actions',
    actions,
  })
}

/** So many numbers are offered as buttons; others are written. */
const mostNumbers = 40

/** `draft section K [title]`: takes the item to another section, or shows which there are. */
export async function section(request: CommandRequest, name: string, written: string): Promise<Doc> {
  const found = findItem(await readDrafts(request.store, request.now), name)
  if (!found) return gone(request, name)
  if (written === '') return sectionChoice(request, found)
  const known = findSection(found.drafts[found.which], written)
  if (!known && /^=[0-9a-f]{8}$/.test(written))
    return sectionChoice(request, found, request.phrases.posting.sectionGone)
  const title = written === '-' ? null : (known?.title ?? written)
  const refused = title === known?.title ? null : tooLongTitle(request, title ?? '')
  return refused ?? move(request, found.key, (now) => withDraft(now, toSection(now.drafts[now.which], now.key, title)))
}

/** `draft new K [title]`: takes the item to a section of this title, whether there is one or not. */
export async function newSection(request: CommandRequest, name: string, title: string): Promise<Doc> {
  const found = findItem(await readDrafts(request.store, request.now), name)
  if (!found) return gone(request, name)
  if (title === '') return askText(request, `draft new ${found.key}`, request.phrases.posting.sectionName)
  const refused = tooLongTitle(request, title)
  return refused ?? move(request, found.key, (now) => withDraft(now, toSection(now.drafts[now.which], now.key, title)))
}

/** `draft later K` and `draft next K`: from one draft to the end of the same section in the other. */
export const keepFor =
  (which: 'draft' | 'later') =>
  (request: CommandRequest, name: string): Promise<Doc> =>
    move(request, name, (found) => {
      if (found.which === which) return found.drafts
      const from = without(found.drafts[found.which], found.key)
      const to = append(found.drafts[which], found.item, found.title)
      return which === 'later' ? { draft: from, later: to } : { draft: to, later: from }
    })

/** `draft swap 2 3`: each of two items takes the place of the other. */
export async function swap(request: CommandRequest, name: string, other: string): Promise<Doc> {
  const before = await readDrafts(request.store, request.now)
  const [one, two] = [findItem(before, name), findItem(before, other)]
  if (!one) return gone(request, name)
  if (!two) return gone(request, other)
  if (one.which !== 'draft' || two.which !== 'draft' || one.key === two.key)
    return say(request, request.phrases.posting.gone)
  await changeDrafts(request.store, request.now, (drafts) => {
    const draft = swapped(drafts.draft, one.key, two.key)
    const undo = { kind: 'sections', was: layoutOf(drafts.draft), is: layoutOf(draft) }
    return {
      drafts: { ...drafts, draft },
      audit: {
        actor: request.actor,
        action: 'arranged',
        subject: 'draft',
        detail: { swapped: [one.key, two.key], undo },
      },
      result: null,
    }
  })
  return arrangedDoc(request)
}

async function move(request: CommandRequest, name: string, change: (found: Found) => Drafts): Promise<Doc> {
  const found = await changeItem(request, name, (found) => moved(found, change(found)))
  return found ? movedDoc(request, found.key) : gone(request, name)
}

function sectionChoice(
  request: CommandRequest,
  { drafts, which, key, item, title }: Found,
  ...lead: readonly string[]
): Doc {
  const words = request.phrases.posting
  const others = drafts[which].sections.filter((section) => section.title !== title)
  const untitled = title === null || others.some((section) => section.title === null) ? [] : [{ title: null }]
  const actions: Action[] = [...others, ...untitled].map((section) => ({
    label: section.title ?? words.noSection,
    command: `draft section ${key} ${sectionMark(section.title)}`,
  }))
  const form = { title: words.sectionTitle, value: '' }
  actions.push({ label: words.newSection, command: `draft new ${key}`, form })
  actions.push({ label: words.backToItem, command: `draft item ${key}` })
  return say(request, ...lead, words.whichSection(item.headline, title), { kind: 'actions', actions })
}
