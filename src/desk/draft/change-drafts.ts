import type { Draft, Item } from '../../model.ts'
import type { DeskStore, NewAuditEntry } from '../../store/desk.ts'
import { readTemplate, withTemplate } from '../rules/template.ts'
import { itemsOf, tidied } from './arrange.ts'

/** The next issue, and what is kept for the one after it. Every item has a key. */
export interface Drafts {
  readonly draft: Draft
  readonly later: Draft
}

/** Which of the two. */
export type Which = keyof Drafts

/** What a change comes to; without `drafts` nothing is written. `proposal` names the reader's proposal that goes into them. */
export type Change<T> =
  | {
      readonly drafts: Drafts
      readonly audit: Omit<NewAuditEntry, 'at'>
      readonly result: T
      readonly proposal?: number
    }
  | { readonly drafts: null; readonly result: T }

type DraftStore = Pick<DeskStore, 'draft' | 'saveDraft' | 'setting'>

/**
 * Changes the drafts: `change` is applied to them as they are, again and again until nobody else changed them meanwhile, so that
 * nobody's change is undone. The desk's template is applied to the next issue. Items are numbered anew, and those that have no key get one; `newKey` gives it beforehand.
 */
export async function changeDrafts<T>(
  store: DraftStore,
  now: () => number,
  change: (drafts: Drafts, newKey: () => string) => Change<T> | Promise<Change<T>>,
): Promise<T> {
  for (;;) {
    const { draft, later, version } = await store.draft()
    const newKey = keysOf(version + 1)
    const changed = await change({ draft: keyed(draft, newKey), later: keyed(later, newKey) }, newKey)
    if (changed.drafts === null) return changed.result
    const at = now()
    const saved = {
      draft: tidied(withTemplate(draft, keyed(changed.drafts.draft, newKey), await readTemplate(store))),
      later: tidied(keyed(changed.drafts.later, newKey)),
    }
    const audit = { ...changed.audit, at }
    const { proposal } = changed
    const more = { later: saved.later, audit, ...(proposal === undefined ? {} : { proposal }) }
    if (await store.saveDraft(saved.draft, version, at, more)) return changed.result
  }
}

/** The drafts as they are; items that came before there were keys get theirs now. */
export async function readDrafts(store: DraftStore, now: () => number): Promise<Drafts> {
  for (;;) {
    const { draft, later, version } = await store.draft()
    if ([...itemsOf(draft), ...itemsOf(later)].every(({ key }) => key !== undefined)) return { draft, later }
    const newKey = keysOf(version + 1)
    await store.saveDraft(tidied(keyed(draft, newKey)), version, now(), { later: tidied(keyed(later, newKey)) })
  }
}

/** What came in from elsewhere, under keys of our own. */
export const withKeys = (draft: Draft, newKey: () => string): Draft => ({
  ...draft,
  sections: draft.sections.map(({ title, items }) => ({
    title,
    items: items.map((item) => ({ ...item, key: newKey(), edits: 0 })),
  })),
})

/** The keys of a draft's items, in their order. */
export const keysIn = (draft: Draft): readonly string[] => itemsOf(draft).map(({ key }) => key ?? '')

/** Keys for the items of one saved version: short, and never given twice, because versions are not. */
function keysOf(version: number): () => string {
  let made = 0
  return () => {
    const turn = made++
    return `k${version.toString(36)}${turn === 0 ? '' : `-${turn.toString(36)}`}`
  }
}

function keyed(draft: Draft, newKey: () => string): Draft {
  if (itemsOf(draft).every(({ key }) => key !== undefined)) return draft
  const named = (item: Item): Item => (item.key === undefined ? { ...item, key: newKey() } : item)
  return { ...draft, sections: draft.sections.map(({ title, items }) => ({ title, items: items.map(named) })) }
}
