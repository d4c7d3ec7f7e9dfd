import { setImmediate as breathe } from 'node:timers/promises'
import type { Adapter } from '../adapter.ts'
import type { Doc } from '../doc.ts'
import type { Brief, Draft, Language } from '../model.ts'
import type { PlatformName } from '../platform-names.ts'
import { composeIssue } from './issue.ts'
import { withPage } from './web-page.ts'

/** In how many messages a reader would get this, at most, on the platforms that there are. */
export type CountParts = (draft: Draft) => Promise<number>

const terminal: PlatformName = 'console'

/** The issue that this draft would become, whole, in the language of the brief: nobody gets more messages. Null: it has no items. */
export function wholeIssue(
  draft: Draft,
  { title, language, web }: Pick<Brief, 'title' | 'language' | 'web'>,
): Doc | null {
  const doc = composeIssue(
    { ...draft, title: draft.title || title },
    { language, format: 'full', topics: [], opened: [] },
  )
  return doc && withPage(doc, highestNumber, web)
}

/** It takes as much room as any number that the issue may get. */
const highestNumber = 999_999

/** Counts in how many messages a reader would get a draft, on whichever of these platforms it takes most. A terminal has no messages. */
export function createPartCounter(
  adapters: readonly Adapter[],
  brief: Pick<Brief, 'title' | 'language' | 'web'>,
): CountParts {
  const counted = adapters.filter(({ platform }) => platform !== terminal)
  return async (draft) => {
    if (counted.length === 0) return 0
    let most = 0
    for (const language of new Set([brief.language, ...translatedTo(draft)])) {
      const doc = wholeIssue(draft, { ...brief, language })
      if (doc === null) return 0
      for (const adapter of counted) {
        // The longest issue takes a renderer about as long as others should wait.
        await breathe()
        most = Math.max(most, adapter.render(doc).length)
      }
    }
    return most
  }
}

const translatedTo = ({ sections }: Draft): readonly Language[] =>
  sections.flatMap(({ items }) =>
    items.flatMap(({ translations = [] }) => translations.map(({ language }) => language)),
  )
