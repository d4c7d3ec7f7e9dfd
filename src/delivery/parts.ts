import { LRUCache } from 'lru-cache'
import type { Adapter } from '../adapter.ts'
import { withAddenda } from '../compose/addenda.ts'
import { composeDigest } from '../compose/digest.ts'
import { composeEdition, lookOf } from '../compose/edition.ts'
import { itemsFor } from '../compose/issue.ts'
import { withTopicNames } from '../compose/topic-names.ts'
import { feedbackSetting, readFeedbackForm } from '../desk/feedback.ts'
import type { Doc } from '../doc.ts'
import type { FeedbackForm, Issue, Language, Pages, Topic, Wants } from '../model.ts'
import type { Addendum, Claim, Digested, Store } from '../store/port.ts'
import { currentSelection, namesTopics } from '../topics/former.ts'

/** A revision of an issue as somebody gets it. */
export interface Edition extends Pick<Claim, 'issue' | 'revision' | 'wants' | 'missed'> {
  /** Calls itself this revision, and corrected: what then differs from the real one is what the items say. */
  readonly as?: number
  /** What it brings of other issues, as in `Claim`; absent: nothing. */
  readonly digest?: readonly Digested[]
  /** What it tells of corrections in earlier issues; absent: nothing. */
  readonly addenda?: readonly Addendum[]
  /** Shows these items as they are in another revision. */
  readonly swap?: { readonly revision: number; readonly items: readonly number[] }
}

/** The rendered parts of an edition, or null when nothing in it is for this reader. */
export type PartsOf = (edition: Edition, adapter: Adapter) => Promise<readonly unknown[] | null>

/** What was rendered is kept for the readers whose hour comes later in the day, */
const dayMs = 24 * 60 * 60_000
/** up to so many bytes; who gets the same gets it one after the other. */
const mostBytes = 40 * 1024 * 1024

/**
 * Renders an issue once for all readers who get the same of it: the same items of the same revision, on one platform, in one format and
 * language, whatever they chose to get them. `pages`: where issues can be read in a browser, which each then says at its end.
 */
export function createParts(
  store: Pick<Store, 'issueAt' | 'topics' | 'setting'>,
  language: Language,
  pages?: Pages,
): PartsOf {
  const issues = new LRUCache<string, Promise<Issue | null>>({ max: 32, ttl: dayMs })
  const rendered = new LRUCache<string, Rendered>({
    maxSize: mostBytes,
    ttl: dayMs,
    sizeCalculation: ({ parts }) => weightOf(parts),
  })
  // What wishes that were met before come to, so that the items need not be looked through for each reader.
  const met = new LRUCache<string, string>({ max: 50_000, ttl: dayMs })

  // Asked once for all copies of a revision, or it would be a query for each reader.
  const forms = new LRUCache<string, Promise<FeedbackForm>>({ max: 32, ttl: dayMs })
  const formOf = ({ issue, revision }: Edition): Promise<FeedbackForm> => {
    const key = `${issue}.${revision}`
    const known = forms.get(key)
    if (known) return known
    const asked = store.setting(feedbackSetting).then(readFeedbackForm)
    forms.set(key, asked)
    asked.catch(() => forms.delete(key))
    return asked
  }

  const revisionOf = (issue: number, revision: number): Promise<Issue | null> => {
    const key = `${issue}.${revision}`
    const known = issues.get(key)
    if (known) return known
    const read = store.issueAt(issue, revision)
    issues.set(key, read)
    // What could not be read now may be read later.
    read.catch(() => issues.delete(key))
    return read
  }
  const issueOf = async ({ issue, revision, swap }: Edition): Promise<Issue | null> => {
    const base = await revisionOf(issue, revision)
    if (base === null || swap === undefined || swap.items.length === 0) return base
    const other = await revisionOf(issue, swap.revision)
    return other && swapped(base, other, swap.items)
  }

  let seen: readonly Topic[] = []
  let names = ''
  /** An issue and the wishes of a reader under the same names, even when a topic was given another one a moment ago. */
  const named = async (edition: Edition): Promise<{ issue: Issue | null; wants: Wants }> => {
    const { wants } = edition
    if (!namesTopics(wants)) return { issue: await issueOf(edition), wants }
    for (;;) {
      const issue = await issueOf(edition)
      const list = await store.topics()
      if (list === seen) return { issue, wants: currentSelection(wants, list) }
      seen = list
      const before = names
      names = formerNames(list)
      if (names !== before) for (const kept of [issues, rendered, met]) kept.clear()
    }
  }

  // Asked for what is rendered, not for each reader; a broadcast that is under way keeps the names that it began with.
  const withNames = async (doc: Doc): Promise<Doc> => withTopicNames(doc, await store.topics())

  /** With what was corrected in earlier issues, which the reader has. */
  const amended = async (doc: Doc | null, addenda: readonly Addendum[]): Promise<Doc | null> => {
    if (doc === null || addenda.length === 0) return doc
    const told = await Promise.all(
      addenda.map(async ({ issue, items, revision }) => ({ issue: await revisionOf(issue, revision), items })),
    )
    const known = told.flatMap(({ issue, items }) => (issue === null ? [] : [{ issue, items }]))
    return withAddenda(doc, known)
  }

  const underWay = new Map<string, Promise<Rendered['parts']>>()
  /** Many who get the same are looked after at once: one of them renders it, and the others wait for that. */
  const once = async (key: string, make: () => Promise<Rendered['parts']>): Promise<Rendered['parts']> => {
    const known = rendered.get(key)
    if (known) return known.parts
    const begun = underWay.get(key) ?? make()
    underWay.set(key, begun)
    try {
      const parts = await begun
      rendered.set(key, { parts })
      return parts
    } finally {
      underWay.delete(key)
    }
  }

  /** Of digests there are few that are the same: each reader waits for another time. */
  const digest = async (edition: Edition, digested: readonly Digested[], adapter: Adapter) => {
    const { issue, wants } = await named(edition)
    const others = await Promise.all(digested.map((each) => revisionOf(each.issue, each.revision)))
    const issues = [...others, issue].filter((each) => each !== null)
    const { addenda = [] } = edition
    const place = `${JSON.stringify([digested, addenda])}|${edition.issue}|${edition.revision}|${adapter.platform}`
    const wish = `${place}|${wishOf(wants)}`
    // A digest is either whole or names what there is.
    const shown: Wants = wants.format === 'full' ? wants : { ...wants, format: 'headlines' }
    const looks = (): string =>
      issues.map((each) => lookOf(each, { wants: shown, missed: null }, language).key).join('/')
    const look = met.get(wish) ?? looks()
    met.set(wish, look)
    return once(`${place}|${look}`, async () => {
      const doc = await amended(composeDigest(issues, { wants }, language), addenda)
      return doc && adapter.render(await withNames(doc))
    })
  }

  // Most of a broadcast is the same for most: what the last reader of the same wants got is found without asking for anything.
  const lately = new WeakMap<
    Wants,
    { readonly issue: number; readonly revision: number; readonly keys: Map<string, string> }
  >()
  const plainOf = ({ issue, revision, wants }: Edition, { platform }: Adapter): Rendered | undefined => {
    const before = lately.get(wants)
    if (before?.issue !== issue || before.revision !== revision) return undefined
    const key = before.keys.get(platform)
    return key === undefined ? undefined : rendered.get(key)
  }
  const rememberPlain = ({ issue, revision, wants }: Edition, { platform }: Adapter, key: string): void => {
    const before = lately.get(wants)
    const kept = before?.issue === issue && before.revision === revision ? before : { issue, revision, keys: new Map() }
    kept.keys.set(platform, key)
    lately.set(wants, kept)
  }

  const ordinary: PartsOf = async (edition, adapter) => {
    if (edition.digest !== undefined && edition.digest.length > 0) return digest(edition, edition.digest, adapter)
    const { issue, wants } = await named(edition)
    if (!issue) return null
    const { missed, revision, as, swap, addenda = [] } = edition
    const reader = { wants, missed }
    const exchanged = swap === undefined ? '' : `${swap.revision}:${swap.items.join()}`
    const place = [issue.number, revision, as ?? '', exchanged, adapter.platform].join('|')
    const wish = `${place}|${wishOf(wants)}|${missed === null ? '' : JSON.stringify(missed)}`
    const look = met.get(wish) ?? lookOf(issue, reader, language).key
    met.set(wish, look)
    const key = `${place}|${look}${addenda.length === 0 ? '' : JSON.stringify(addenda)}`
    if (isPlain(edition)) rememberPlain(edition, adapter, key)
    return once(key, async () => {
      const shown = as === undefined ? issue : { ...issue, revision: as }
      const edited = composeEdition(
        shown,
        reader,
        { language, feedback: await formOf(edition), ...(pages ? { web: pages } : {}) },
        as !== undefined,
      )
      const doc = await amended(edited, addenda)
      return doc && adapter.render(await withNames(doc))
    })
  }
  return async (edition, adapter) => {
    const known = isPlain(edition) ? plainOf(edition, adapter) : undefined
    return known === undefined ? ordinary(edition, adapter) : known.parts
  }
}

/** What a reader gets depends on nothing but the issue and wants that name no topic. */
const isPlain = ({ wants, missed, as, swap, digest = [], addenda = [] }: Edition): boolean =>
  missed === null &&
  as === undefined &&
  swap === undefined &&
  digest.length + addenda.length === 0 &&
  !namesTopics(wants)

/** The issue with these items as another revision has them. */
const swapped = (base: Issue, other: Issue, numbers: readonly number[]): Issue => {
  const items = new Map(itemsFor(other, []).map((item) => [item.number, item]))
  const sections = base.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => (numbers.includes(item.number) ? (items.get(item.number) ?? item) : item)),
  }))
  return { ...base, sections }
}

interface Rendered {
  readonly parts: readonly unknown[] | null
}

/** Which names topics had before; the rest of them makes no difference to an issue that is out. */
const formerNames = (topics: readonly Topic[]): string =>
  topics.flatMap(({ slug, also = [] }) => (also.length > 0 ? `${slug} ${also.join()}` : [])).join(';')

const wishOf = (wants: Wants): string => {
  const { topics, except, follow, mute, followedOnly, format, language, pictures, previews } = wants
  return JSON.stringify([topics, except, follow, mute, followedOnly, format, language, pictures, previews])
}

/** About how many bytes of memory a value takes: its texts and what holds them. Never 0. */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return overhead + (beyondLatin.test(value) ? 2 : 1) * value.length
  if (typeof value !== 'object' || value === null) return overhead
  let bytes = overhead
  for (const each of Object.values(value)) bytes += overhead + weightOf(each)
  return bytes
}

const overhead = 16
/** A text with such a letter takes two bytes for each of its letters. */
const beyondLatin = /[\u0100-\uffff]/
