import NodeCache from 'node-cache'
import type { Adapter } from '../adapter.ts'
import { composeEdition } from '../compose/edition.ts'
import { itemsFor } from '../compose/issue.ts'
import type { Issue, Language, Topic } from '../model.ts'
import type { Claim, Store } from '../store/port.ts'
import { currentSlugs } from '../topics/former.ts'

/** A revision of an issue as somebody gets it. */
export interface Edition extends Pick<Claim, 'issue' | 'revision' | 'wants' | 'missed'> {
  /** Calls itself this revision: what then differs from the real one is what the items say, not the number. */
  readonly as?: number
}

/** The rendered parts of an edition, or null when nothing in it is for this reader. */
export type PartsOf = (edition: Edition, adapter: Adapter) => Promise<readonly unknown[] | null>

/**
 * Renders an issue once for all readers who get the same of it: the same revision, platform, format, language and items.
 * What is not asked for in five minutes is forgotten.
 */
export function createParts(store: Pick<Store, 'issueAt' | 'topics'>, language: Language): PartsOf {
  const issues = cache<Promise<Issue | null>>(16)
  const rendered = cache<Rendered>(512)
  // The same for wants that were met before, so that the items need not be looked through for each reader.
  const met = cache<Rendered>(512)

  const issueOf = ({ issue, revision }: Edition): Promise<Issue | null> => {
    const key = `${issue}.${revision}`
    return issues.get(key) ?? issues.put(key, store.issueAt(issue, revision))
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
    const wish = [issue.number, revision, as, adapter.platform, format, spoken, topics.join(), others].join('|')
    const before = met.get(wish)
    if (before) return before.parts
    const numbers = itemsFor(issue, topics).map((item) => item.number)
    // Readers of different topics who get the same items share the parts, unless the message names the topics.
    const shown = format === 'headlines' ? topics.join() : ''
    const sort = [adapter.platform, format, spoken, numbers.join(), shown].join('|')
    const key = `${issue.number}|${revision}|${as}|${sort}|${others}`
    const known = rendered.get(key)
    if (known) return met.put(wish, known).parts
    const doc = composeEdition(as === revision ? issue : { ...issue, revision: as }, reader, language)
    return met.put(wish, rendered.put(key, { parts: doc && adapter.render(doc) })).parts
  }
}

interface Rendered {
  readonly parts: readonly unknown[] | null
}

function cache<T>(maxKeys: number) {
  // Without clones, because parts are never changed; a full cache throws, which here is only a miss.
  const kept = new NodeCache({ stdTTL: 300, useClones: false, maxKeys, checkperiod: 0 })
  return {
    get: (key: string): T | undefined => kept.get<T>(key),
    clear: (): void => kept.flushAll(),
    put(key: string, value: T): T {
      try {
        kept.set(key, value)
      } catch {
        kept.flushAll()
      }
      return value
    },
  }
}
