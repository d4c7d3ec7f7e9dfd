import type { Draft, Item, Section } from '../../model.ts'
import { renumber } from './draft.ts'

/** Where an item stands in a draft. */
export interface ItemPosition {
  readonly item: Item
  /** The title of its section. */
  readonly title: string | null
  /** The places of its section and, within that, of the item; from 0. */
  readonly section: number
  readonly at: number
}

/** The item of that key, and where it stands, or null. */
export function spotOf(draft: Draft, key: string): ItemPosition | null {
  for (const [section, { title, items }] of draft.sections.entries()) {
    const at = items.findIndex((item) => item.key === key)
    const item = items[at]
    if (item) return { item, title, section, at }
  }
  return null
}

/** All items of a draft, in their order. */
export const itemsOf = (draft: Draft): readonly Item[] => draft.sections.flatMap(({ items }) => items)

/** Swaps an item with the one above; the first of a section goes to the end of the section above. */
export function raise(draft: Draft, key: string): Draft {
  const spot = spotOf(draft, key)
  if (!spot || (spot.at === 0 && spot.section === 0)) return draft
  const above = draft.sections[spot.section - 1]
  return spot.at > 0 || !above
    ? insert(without(draft, key), spot.item, spot.section, spot.at - 1)
    : insert(without(draft, key), spot.item, spot.section - 1, above.items.length)
}

/** Swaps an item with the one below; the last of a section goes to the beginning of the section below. */
export function lower(draft: Draft, key: string): Draft {
  const spot = spotOf(draft, key)
  if (!spot) return draft
  const last = spot.at === (draft.sections[spot.section]?.items.length ?? 0) - 1
  if (!last) return insert(without(draft, key), spot.item, spot.section, spot.at + 1)
  return draft.sections[spot.section + 1] ? insert(without(draft, key), spot.item, spot.section + 1, 0) : draft
}

/** Makes an item the first of its section. */
export function toTop(draft: Draft, key: string): Draft {
  const spot = spotOf(draft, key)
  return spot ? insert(without(draft, key), spot.item, spot.section, 0) : draft
}

/** Gives an item this number, as near as there is one: it joins the section in which that number stands now. */
export function toNumber(draft: Draft, key: string, number: number): Draft {
  const spot = spotOf(draft, key)
  const all = itemsOf(draft)
  const beside = all[Math.min(Math.max(1, number), all.length) - 1]
  if (!spot || !beside?.key || beside.key === key) return draft
  const rest = without(draft, key)
  const next = spotOf(rest, beside.key)
  if (!next) return draft
  const down = beside.number > spot.item.number
  return insert(rest, spot.item, next.section, down ? next.at + 1 : next.at)
}

/** Puts each of two items in the place of the other. */
export function swapped(draft: Draft, key: string, other: string): Draft {
  const [one, two] = [spotOf(draft, key)?.item, spotOf(draft, other)?.item]
  if (!one || !two) return draft
  const place = (item: Item): Item => (item.key === key ? two : item.key === other ? one : item)
  return { ...draft, sections: draft.sections.map((section) => ({ ...section, items: section.items.map(place) })) }
}

/** Takes an item to the end of the section of that title, a new one where there is none. */
export function toSection(draft: Draft, key: string, title: string | null): Draft {
  const spot = spotOf(draft, key)
  if (!spot || spot.title === title) return draft
  return append(without(draft, key), spot.item, title)
}

/** Puts an item at the end of the section of that title, a new one where there is none. */
export function append(draft: Draft, item: Item, title: string | null): Draft {
  const at = draft.sections.findIndex((section) => section.title === title)
  return at < 0
    ? tidied({ ...draft, sections: [...draft.sections, { title, items: [item] }] })
    : tidied(insert(draft, item, at, draft.sections[at]?.items.length ?? 0))
}

/** Puts another item in the place of the one of this key, which stays its key. */
export const replace = (draft: Draft, key: string, item: Item): Draft => ({
  ...draft,
  sections: draft.sections.map((section) => ({
    ...section,
    items: section.items.map((each) => (each.key === key ? { ...item, number: each.number, key } : each)),
  })),
})

/** What `putBack` needs to find an item's old place. Keys name its neighbours; null: it was the first, or the last. */
export interface OldPlace {
  readonly title: string | null
  readonly section: number
  readonly before: string | null
  readonly after: string | null
}

/** Takes an item out. The others are numbered anew when the drafts are saved. */
export const without = (draft: Draft, key: string): Draft => ({
  ...draft,
  sections: draft.sections.map(({ title, items }) => ({ title, items: items.filter((item) => item.key !== key) })),
})

/** Where an item stands, told so that it can be found again after others have moved. */
export function oldPlace(draft: Draft, { title, section, at }: ItemPosition): OldPlace {
  const items = draft.sections[section]?.items ?? []
  return { title, section, before: items[at - 1]?.key ?? null, after: items[at + 1]?.key ?? null }
}

/** Puts an item back: behind the item it followed, before the one that followed it, or into its section wherever that is. */
export function putBack(draft: Draft, item: Item, { title, section, before, after }: OldPlace): Draft {
  const follows = before === null ? null : spotOf(draft, before)
  if (follows) return insert(draft, item, follows.section, follows.at + 1)
  const leads = after === null ? null : spotOf(draft, after)
  if (leads) return insert(draft, item, leads.section, leads.at)
  if (draft.sections.some((each) => each.title === title)) return append(draft, item, title)
  const sections = draft.sections.toSpliced(section, 0, { title, items: [item] })
  return tidied({ ...draft, sections })
}

/** The draft numbered 1…n, without what stands for nothing: a section that has neither title nor items. */
export const tidied = (draft: Draft): Draft =>
  renumber({ ...draft, sections: draft.sections.filter(({ title, items }) => title !== null || items.length > 0) })

function insert(draft: Draft, item: Item, section: number, at: number): Draft {
  const grown = (each: Section): Section => ({ ...each, items: each.items.toSpliced(at, 0, item) })
  return tidied({ ...draft, sections: draft.sections.map((each, index) => (index === section ? grown(each) : each)) })
}
