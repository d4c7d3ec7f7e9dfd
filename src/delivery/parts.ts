import type { Adapter } from '../adapter.ts'
import { composeEdition } from '../compose/edition.ts'
import { itemsFor } from '../compose/issue.ts'
import type { Issue, Language, Topic } from '../model.ts'
import type { Claim, Store } from '../store/port.ts'
import { currentSlugs } from '../topics/former.ts'
import { cache } from './cache.ts'

/** A revision of an issue as somebody gets it. */
export interface Edition extends Pick<Claim, 'issue' | 'revision' | 'wants' | 'missed'> {
  /** Calls itself this revision: what then differs from the real one is what the items say, not the number. */
  readonly as?: number
  /** Shows these items as they are in another revision. */
  readonly swap?: { readonly revision: number; readonly items: readonly number[] }
}

/** The rendered parts of an edition, or null when nothing in it is for this reader. */
export type PartsOf = (edition: Edition, adapter: Adapter) => Promise<readonly unknown[] | null>

const keptSeconds = 300

/**
 * Renders an issue once for all readers who get the same of it: the same revision, platform, format, language and items.
 * What is not asked for in five minutes is forgotten.
 */
export function createParts(store: Pick<Store, 'issueAt' | 'topics'>, language: Language): PartsOf {
  const issues = cache<Promise<Issue | null>>(16, keptSeconds)
  const rendered = cache<Rendered>(512, keptSeconds)
  // The same for wants that were met before, so that the items need not be looked through for each reader.
  const met = cache<Rendered>(512, keptSeconds)

  const revisionOf = (issue: number, revision: number): Promise<Issue | null> => {
    const key = `${issue}.${revision}`
    return issues.get(key) ?? issues.put(key, store.issueAt(issue, revision))
  }
  const issueOf = async ({ issue, revision, swap }: Edition): Promise<Issue | null> => {
    const base = await revisionOf(issue, revision)
    if (base === null || swap === undefined || swap.items.length === 0) return base
    const other = await revisionOf(issue, swap.revision)
    return other && swapped(base, other, swap.items)
  }

  let seen: readonly Topic[] = []
  /** An issue and the topics of a reader under the same names, even when a topic was given another one a moment ago. */
  const named = async (edition: Edition): Promise<{ issue: Issue | null; topics: readonly string[] }> => {
    const { topics } = edition.wants
    if (topics.length === 0) return { issue: await issueOf(edition), topics }
    for (;;) {
      const issue = await issueOf(edition)
      const list = await store.topics()
      if (list === seen) return { issue, topics: currentSlugs(topics, list) }
      seen = list
      for (const kept of [issues, rendered, met]) kept.clear()
    }
  }

  return async (edition, adapter) => {
    const { issue, topics } = await named(edition)
    if (!issue) return null
    const { wants, missed, revision, as = revision } = edition
    const { format } = wants
    const reader = { wants: { ...wants, topics }, missed }
    const spoken = wants.language ?? language
    const others = missed === null ? '' : `${missed.count}:${missed.newest.join()}`
    const { swap } = edition
    const exchanged = swap === undefined ? '' : `${swap.revision}:${swap.items.join()}`
    const wish = [issue.number, revision, as, exchanged, adapter.platform, format, spoken, topics.join(), others].join(
      '|',
    )
    const before = met.get(wish)
    if (before) return before.parts
    const numbers = itemsFor(issue, topics).map((item) => item.number)
    // Readers of different topics who get the same items share the parts, unless the message names the topics.
    const shown = format === 'headlines' ? topics.join() : ''
    const sort = [adapter.platform, format, spoken, numbers.join(), shown].join('|')
    const key = `${issue.number}|${revision}|${as}|${exchanged}|${sort}|${others}`
    const known = rendered.get(key)
    if (known) return met.put(wish, known).parts
    const doc = composeEdition(as === revision ? issue : { ...issue, revision: as }, reader, language)
    return met.put(wish, rendered.put(key, { parts: doc && adapter.render(doc) })).parts
  }
}

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
