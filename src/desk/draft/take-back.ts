import { isDeepStrictEqual } from 'node:util'
import type { Draft, Item } from '../../model.ts'
import { itemsOf, oldPlace, putBack, replace, spotOf, tidied, without } from './arrange.ts'
import type { Drafts, Which } from './change-drafts.ts'
import type { OldSpot, Undoing } from './undoing.ts'

/** What taking a change back comes to. */
export interface TakenBack {
  readonly drafts: Drafts
  /** What takes this back again. */
  readonly inverse: Undoing
  /** Somebody changed the same since, and that would be lost. */
  readonly clash: boolean
}

/** The drafts without a change that was made to them. Null: what it is about is no longer there, or there again. Pure. */
export function takeBack(drafts: Drafts, undoing: Undoing): TakenBack | null {
  switch (undoing.kind) {
    case 'place':
      return toPlace(drafts, undoing)
    case 'words':
      return toWords(drafts, undoing)
    case 'out':
      return out(drafts, undoing.keys)
    case 'back':
      return back(drafts, undoing.items)
    case 'title': {
      const { was, is } = undoing
      const { title } = drafts.draft
      return {
        drafts: { ...drafts, draft: { ...drafts.draft, title: was } },
        inverse: { kind: 'title', was: title, is: was },
        clash: title !== is,
      }
    }
    case 'footer': {
      const { was, is } = undoing
      const { footer } = drafts.draft
      return {
        drafts: { ...drafts, draft: { ...drafts.draft, footer: was } },
        inverse: { kind: 'footer', was: [...footer], is: was },
        clash: !isDeepStrictEqual(footer, is),
      }
    }
    case 'sections': {
      const draft = laidOut(drafts.draft, undoing.was)
      const inverse = { kind: 'sections', was: layoutOf(drafts.draft), is: layoutOf(draft) } as const
      const clash = !isDeepStrictEqual(titlesOf(layoutOf(drafts.draft)), titlesOf(undoing.is))
      return { drafts: { ...drafts, draft }, inverse, clash }
    }
  }
}

/** Where an item stands, told so that it can be found again; null: nowhere. */
export function oldSpot(drafts: Drafts, key: string): OldSpot | null {
  for (const issue of ['draft', 'later'] as const) {
    const spot = spotOf(drafts[issue], key)
    if (spot) return { issue, place: oldPlace(drafts[issue], spot) }
  }
  return null
}

type Layout = Extract<Undoing, { kind: 'sections' }>['was']

/** The sections of a draft, and which items stand in them. */
export const layoutOf = ({ sections }: Draft): Layout =>
  sections.map(({ title, items }) => ({ title, keys: items.map(({ key = '' }) => key) }))

const titlesOf = (layout: Layout): readonly (string | null)[] => layout.map(({ title }) => title)

/** What takes an item back to where it stood `before`; null: it stands there, or nowhere. */
export function placing(before: Drafts, after: Drafts, key: string): Extract<Undoing, { kind: 'place' }> | null {
  const [was, is] = [oldSpot(before, key), oldSpot(after, key)]
  if (!was || !is) return null
  const fresh = !before[is.issue].sections.some(({ title }) => title === is.place.title)
  return { kind: 'place', key, was, is, fresh }
}

function toPlace(drafts: Drafts, { key, was, is, fresh }: Extract<Undoing, { kind: 'place' }>): TakenBack | null {
  const now = oldSpot(drafts, key)
  const item = now && spotOf(drafts[now.issue], key)?.item
  if (!now || !item) return null
  const left = without(drafts[now.issue], key)
  const sections = left.sections.filter(({ title, items }) => !fresh || items.length > 0 || title !== is.place.title)
  const rest = { ...drafts, [now.issue]: { ...left, sections } }
  const after = { ...rest, [was.issue]: putBack(rest[was.issue], item, was.place) }
  const moved = now.issue !== is.issue || now.place.title !== is.place.title
  const clash = moved || (now.place.before !== is.place.before && now.place.after !== is.place.after)
  const inverse = placing(drafts, after, key)
  return inverse && { drafts: after, inverse, clash }
}

const words = ['headline', 'body', 'source', 'topics', 'photos', 'language', 'translations'] as const

function toWords(drafts: Drafts, { key, was, is }: Extract<Undoing, { kind: 'words' }>): TakenBack | null {
  const issue = whichHas(drafts, key)
  const now = issue && spotOf(drafts[issue], key)?.item
  if (!issue || !now) return null
  const changed = words.filter((name) => !isDeepStrictEqual(was[name], is[name]))
  const pick = <K extends (typeof words)[number]>(name: K): Item[K] => (changed.includes(name) ? was[name] : now[name])
  const { photos: _, language: __, translations: ___, ...rest } = now
  const [photos, language, translations] = [pick('photos'), pick('language'), pick('translations')]
  const item: Item = {
    ...rest,
    headline: pick('headline'),
    body: pick('body'),
    source: pick('source'),
    topics: pick('topics'),
    ...(photos === undefined ? {} : { photos }),
    ...(language === undefined ? {} : { language }),
    ...(translations === undefined ? {} : { translations }),
    edits: (now.edits ?? 0) + 1,
  }
  return {
    drafts: { ...drafts, [issue]: replace(drafts[issue], key, item) },
    inverse: { kind: 'words', key, was: stored(now), is: stored(item) },
    clash: changed.some((name) => !isDeepStrictEqual(now[name], is[name])),
  }
}

/** An item as a line of the record keeps it. */
export const stored = ({ body, topics, photos, translations, amended: _, ...item }: Item) => ({
  ...item,
  body: [...body],
  topics: [...topics],
  ...(photos === undefined ? {} : { photos: [...photos] }),
  ...(translations === undefined
    ? {}
    : { translations: translations.map((each) => ({ ...each, body: [...each.body] })) }),
})

function out(drafts: Drafts, keys: readonly string[]): TakenBack | null {
  const items = keys.flatMap((key) => {
    const spot = oldSpot(drafts, key)
    const item = spot && spotOf(drafts[spot.issue], key)?.item
    return item ? [{ ...spot, item: stored(item) }] : []
  })
  if (items.length === 0) return null
  const draft = keys.reduce(without, drafts.draft)
  return {
    drafts: { draft: withoutEmpty(draft, drafts.draft), later: keys.reduce(without, drafts.later) },
    inverse: { kind: 'back', items },
    clash: items.some(({ item }) => (item.edits ?? 0) > 0),
  }
}

/** Without the sections that only what was taken out stood in. */
const withoutEmpty = (draft: Draft, before: Draft): Draft => ({
  ...draft,
  sections: draft.sections.filter(({ items }, at) => items.length > 0 || before.sections[at]?.items.length === 0),
})

function back(drafts: Drafts, items: Extract<Undoing, { kind: 'back' }>['items']): TakenBack | null {
  const missing = items.filter(({ item: { key = '' } }) => whichHas(drafts, key) === null)
  if (missing.length === 0) return null
  const put = (now: Drafts, { issue, item, place }: (typeof items)[number]): Drafts => ({
    ...now,
    [issue]: putBack(now[issue], item, place),
  })
  const keys = missing.map(({ item: { key = '' } }) => key)
  return { drafts: missing.reduce(put, drafts), inverse: { kind: 'out', keys }, clash: false }
}

const whichHas = (drafts: Drafts, key: string): Which | null => oldSpot(drafts, key)?.issue ?? null

/** The draft under these sections again; what came since stays in its section, or gets it back. */
function laidOut(draft: Draft, layout: Layout): Draft {
  const all = new Map(itemsOf(draft).map((item) => [item.key ?? '', item]))
  const known = new Set(layout.flatMap(({ keys }) => keys))
  const fresh = draft.sections.flatMap(({ title, items }) => {
    const rest = items.filter(({ key = '' }) => !known.has(key))
    return rest.length > 0 ? [{ title, items: rest }] : []
  })
  const sections = layout.map(({ title, keys }) => ({
    title,
    items: [
      ...keys.flatMap((key) => all.get(key) ?? []),
      ...fresh.filter((each) => each.title === title).flatMap(({ items }) => items),
    ],
  }))
  const added = fresh.filter(({ title }) => !layout.some((each) => each.title === title))
  return tidied({ ...draft, sections: [...sections, ...added] })
}
