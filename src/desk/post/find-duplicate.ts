import { storyUrl, writtenAs } from '../../link-preview/canonical-url.ts'
import type { Entry, Item } from '../../model.ts'
import type { Store } from '../../store/port.ts'
import { remembered } from '../../text/remembered.ts'
import { itemsOf } from '../draft/arrange.ts'
import type { Drafts } from '../draft/change-drafts.ts'
import type { NewItem } from '../draft/item-length.ts'
import { sameHeadline } from './similarity.ts'

/** The same story as another item tells it. */
export type Duplicate =
  | { readonly kind: 'draft'; readonly item: Item; readonly key: string }
  | { readonly kind: 'issue'; readonly entry: Entry }

/** The item of the drafts (those in `except` aside) that tells this story: by its address, or by nearly the same headline. */
export function duplicateInDrafts(
  { draft, later }: Drafts,
  item: NewItem,
  except: ReadonlySet<string>,
): Duplicate | null {
  for (const each of [...itemsOf(draft), ...itemsOf(later)]) {
    if (each.key === undefined || except.has(each.key)) continue
    if (sameUrl(each, item) || sameHeadline(each.headline, item.headline))
      return { kind: 'draft', item: each, key: each.key }
  }
  return null
}

/** The item of the archive that tells this story: by its address, or not long ago under nearly the same headline. */
export async function duplicateInIssues(
  store: Pick<Store, 'itemFrom' | 'search' | 'formerItems'>,
  item: NewItem,
  now: number,
): Promise<Duplicate | null> {
  for (const address of item.source?.url ? writtenAs(item.source.url) : []) {
    const entry = await store.itemFrom(address)
    if (entry) return { kind: 'issue', entry }
  }
  const { entries } = await store.search(item.headline.slice(0, telling), { offset: 0, limit: candidates })
  const entry = entries.find(
    ({ date, item: each }) => Date.parse(date) > now - memoryMs && sameHeadline(each.headline, item.headline),
  )
  if (entry) return { kind: 'issue', entry }
  // It may have been corrected since, and say something else by now.
  const former = (await store.formerItems(lookedThrough)).find(
    ({ headline, url, entry: { date } }) =>
      (url !== null && item.source?.url != null && story(url) === story(item.source.url)) ||
      (Date.parse(date) > now - memoryMs && sameHeadline(headline, item.headline)),
  )
  return former ? { kind: 'issue', entry: former.entry } : null
}

/** So many issues are looked through for what was corrected in them. */
const lookedThrough = 60

const sameUrl = (one: NewItem, other: NewItem): boolean =>
  one.source?.url != null && other.source?.url != null && story(one.source.url) === story(other.source.url)

const story = remembered(2000, storyUrl)

/** "Weekly figures" of last year is another story. */
const memoryMs = 45 * 86_400_000
const candidates = 10
/** So many letters of a headline tell stories apart; more only take longer to look for. */
const telling = 100
