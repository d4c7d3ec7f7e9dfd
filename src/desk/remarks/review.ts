import { setImmediate as breathe } from 'node:timers/promises'
import type { CountParts } from '../../compose/part-counter.ts'
import type { ProbeLink } from '../../link-preview/probe-link.ts'
import type { Draft, Entry, Item } from '../../model.ts'
import type { Store } from '../../store/port.ts'
import { within } from '../../time/within.ts'
import { itemsOf } from '../draft/arrange.ts'
import { emptyDraft } from '../draft/draft.ts'
import { duplicateInDrafts, duplicateInIssues } from '../post/find-duplicate.ts'
import { createLinks } from './links.ts'
import { bearable, plainRemarks, type Remark } from './remarks.ts'

/** What is to be said of a draft. `open`: so many of its items are still being looked at. */
export interface Reviewed {
  readonly remarks: readonly Remark[]
  readonly open: number
}

/** Looks drafts over: nothing of it holds anything up, and nobody waits long for it. */
export interface Review {
  /** Looks at what is new in a draft; resolves when all of it is known. Throws what the store throws. */
  look(draft: Draft): Promise<void>
  /** What is known of the draft after at most so many milliseconds; what is not goes on in the background. */
  of(draft: Draft, patienceMs: number): Promise<Reviewed>
}

export interface ReviewOptions {
  readonly store: Pick<Store, 'itemFrom' | 'search' | 'formerItems' | 'topics' | 'latest'>
  readonly now: () => number
  /** Null: links are not asked for. */
  readonly probe: ProbeLink | null
  readonly countParts: CountParts
}

/** A review over a store. */
export function createReview({ store, now, probe, countParts }: ReviewOptions): Review {
  const links = probe && createLinks({ probe, now })
  /** The item of the archive that tells a story, by the words of the story and the newest issue there is. */
  const published = new Map<string, Entry | null>()

  const lookAtArchive = async (items: readonly Item[]): Promise<void> => {
    const newest = await newestIssue()
    for (const item of items) {
      const key = nameOf(item, newest)
      if (published.has(key)) continue
      await breathe()
      const same = await duplicateInIssues(store, item, now())
      const recent = same?.kind === 'issue' && Date.parse(same.entry.date) > now() - memoryMs ? same.entry : null
      if (published.size >= mostKnown) published.clear()
      published.set(key, recent)
    }
  }

  const newestIssue = async (): Promise<number> => (await store.latest())?.number ?? 0

  const look = async (draft: Draft): Promise<void> => {
    const items = itemsOf(draft)
    await Promise.all([links?.ask(items.flatMap(({ source }) => source?.url ?? [])), lookAtArchive(items)])
  }

  const remarksOf = async (draft: Draft): Promise<Reviewed> => {
    const items = itemsOf(draft)
    const newest = await newestIssue()
    const parts = await countParts(draft)
    const remarks: Remark[] = [
      ...plainRemarks(draft, await store.topics()),
      ...(parts > bearable.parts ? [{ kind: 'manyParts', parts } as const] : []),
    ]
    let open = 0
    for (const item of items) {
      await breathe()
      const { number, source } = item
      const state = links && source?.url ? links.stateOf(source.url) : null
      if (state) remarks.push({ kind: 'link', number, state })
      const twin = twinOf(draft, item)
      if (twin !== null) remarks.push({ kind: 'twin', number, other: twin })
      const entry = published.get(nameOf(item, newest))
      if (entry) remarks.push({ kind: 'published', number, issue: entry.issue, item: entry.item.number })
      if (state === undefined || entry === undefined) open++
    }
    return { remarks, open }
  }

  return {
    look,
    async of(draft, patienceMs) {
      await within(patienceMs, look(draft))
      return remarksOf(draft)
    },
  }
}

/** The item before this one that tells the same story. */
function twinOf(draft: Draft, item: Item): number | null {
  const before = itemsOf(draft).filter(({ number }) => number < item.number)
  const sections = [{ title: null, items: before.map((each) => ({ ...each, key: each.key ?? String(each.number) })) }]
  const twin = duplicateInDrafts({ draft: { ...draft, sections }, later: emptyDraft }, item, new Set())
  return twin?.kind === 'draft' ? twin.item.number : null
}

const nameOf = ({ headline, source }: Item, newest: number): string =>
  JSON.stringify([headline, source?.url ?? null, newest])

const memoryMs = 30 * 86_400_000
const mostKnown = 5000
