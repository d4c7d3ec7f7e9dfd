import NodeCache from 'node-cache'
import type { Adapter } from '../adapter.ts'
import { composeIssue, itemsFor } from '../desk/compose.ts'
import type { Issue, Language } from '../model.ts'
import type { Claim, Store } from '../store/port.ts'

/** The rendered parts of a claim's issue, or null when nothing in it is for this reader. */
export type PartsOf = (claim: Claim, adapter: Adapter) => Promise<readonly unknown[] | null>

/**
 * Renders an issue once for all readers who get the same of it: the same revision, platform, format, language and items.
 * What is not asked for in five minutes is forgotten.
 */
export function createParts(store: Pick<Store, 'issue'>, language: Language): PartsOf {
  const issues = cache<Promise<Issue | null>>(16)
  const rendered = cache<{ readonly parts: readonly unknown[] | null }>(512)

  const issueOf = ({ issue, revision }: Claim): Promise<Issue | null> => {
    const key = `${issue}.${revision}`
    return issues.get(key) ?? issues.put(key, store.issue(issue))
  }

  return async (claim, adapter) => {
    const issue = await issueOf(claim)
    if (!issue) return null
    const { topics, format } = claim.wants
    const view = { language: claim.wants.language ?? language, format, topics, opened: [] }
    const numbers = itemsFor(issue, topics).map((item) => item.number)
    // Readers of different topics who get the same items share the parts, unless the message names the topics.
    const named = format === 'headlines' ? topics.join() : ''
    const key = [issue.number, claim.revision, adapter.platform, format, view.language, numbers.join(), named].join('|')
    const known = rendered.get(key)
    if (known) return known.parts
    const doc = composeIssue(issue, view)
    return rendered.put(key, { parts: doc && adapter.render(doc) }).parts
  }
}

function cache<T>(maxKeys: number) {
  // Without clones, because parts are never changed; a full cache throws, which here is only a miss.
  const kept = new NodeCache({ stdTTL: 300, useClones: false, maxKeys, checkperiod: 0 })
  return {
    get: (key: string): T | undefined => kept.get<T>(key),
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
