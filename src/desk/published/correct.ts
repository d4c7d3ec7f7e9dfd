import { isDeepStrictEqual } from 'node:util'
import { printItem } from '../../ingest/print.ts'
import type { Amendment, Entry, Issue, Item, Topic } from '../../model.ts'
import type { ArchiveStore } from '../../store/archive.ts'
import type { CorrectionStore } from '../../store/corrections.ts'
import type { Actor } from '../../store/desk.ts'
import { wallText } from '../../time/zone.ts'
import { itemsOf } from '../draft/arrange.ts'
import { changedAlone } from '../draft/translations.ts'
import { reworded } from '../post/read-post.ts'
import { likeness } from '../post/similarity.ts'

/** A change to an item that is out, from what an editor saw. */
export interface Change {
  readonly issue: number
  readonly kind: Amendment['kind']
  readonly before: Item
  readonly after: Item
  readonly reason: string | null
}

export type CorrectOutcome =
  | { readonly kind: 'corrected'; readonly issue: Issue; readonly copies: number }
  /** Somebody else changed the item meanwhile: this is how it stands. */
  | { readonly kind: 'conflict'; readonly entry: Entry }
  /** There is no such item. */
  | { readonly kind: 'gone' }

/** Puts items right that are out. */
export interface Corrections {
  /** Writes the new revision, unless the item is no longer what the editor saw; other items may have changed meanwhile. */
  correct(change: Change, actor: Actor): Promise<CorrectOutcome>
}

/** What is said of a change from now on; what was said of another language before is not taken back by it. */
export function amendment(
  { kind, before, after, reason }: Pick<Change, 'kind' | 'before' | 'after' | 'reason'>,
  time: string,
): Amendment {
  const only = kind === 'corrected' ? changedAlone(before, after) : null
  const already = before.amended !== undefined && before.amended.language !== only
  return { kind, time, reason, ...(only === null || already ? {} : { language: only }) }
}

/** Corrections over a store; `moved` is told that there are copies to put right. */
export function createCorrections(
  store: Pick<ArchiveStore & CorrectionStore, 'issue' | 'correct'>,
  brief: { readonly timeZone: string },
  now: () => number,
  moved: () => void,
): Corrections {
  return {
    async correct(change, actor) {
      for (;;) {
        const issue = await store.issue(change.issue)
        const entry = issue && entryOf(issue, change.before.number)
        if (!issue || !entry) return { kind: 'gone' }
        if (!sameItem(entry.item, change.before)) return { kind: 'conflict', entry }
        const at = now()
        const { kind, reason } = change
        const amended = amendment(change, wallText(at, brief.timeZone))
        const item: Item = { ...change.after, amended }
        const [was, is] = [change.before.translations ?? [], change.after.translations ?? []]
        const others = isDeepStrictEqual(was, is) ? {} : { translations: { before: was, after: is } }
        const detail = { before: printItem(change.before), after: printItem(change.after), reason, ...others }
        const audit = { at, actor, action: kind, subject: `issue ${issue.number}.${item.number}`, detail } as const
        const done = await store.correct({ issue: issue.number, revision: issue.revision, item, at, audit })
        if (done.kind === 'stale') continue
        moved()
        return done
      }
    },
  }
}

/** An item of an issue with where it stands, or null. */
export function entryOf(issue: Issue, number: number): Entry | null {
  for (const { title, items } of issue.sections) {
    const item = items.find((candidate) => candidate.number === number)
    if (item)
      return {
        issue: issue.number,
        date: issue.date,
        section: title,
        ...(issue.urgent ? { urgent: true as const } : {}),
        item,
      }
  }
  return null
}

/**
 * The item as a new text makes it, or null where that has no headline. Source and topics stay where the text names none, the picture
 * always does.
 */
export function correctedItem(before: Item, text: string, topics: readonly Topic[]): Item | null {
  const after = unkeyed(reworded(before, text, topics, true))
  return after.headline === '' ? null : after
}

/** An item without what only drafts know of it. */
export function unkeyed(item: Item): Item {
  const { edits: _edits, key: _key, amended: _amended, ...rest } = item
  return rest
}

/** Whether two items say the same, and were last changed at the same time. */
export const sameItem = (one: Item, other: Item): boolean =>
  sameWords(one, other) && one.amended?.time === other.amended?.time && one.amended?.kind === other.amended?.kind

/** Whether two items say the same. */
export const sameWords = (one: Item, other: Item): boolean =>
  printItem(one) === printItem(other) &&
  one.photos?.join() === other.photos?.join() &&
  isDeepStrictEqual(one.translations, other.translations)

/** The one item of an issue whose headline is like this, or null: none is, or several are. */
export function likeliest(issue: Issue, headline: string): Item | null {
  const all = itemsOf(issue)
  const [best, second] = all
    .map((item) => ({ item, score: likeness(item.headline, headline) }))
    .sort((a, b) => b.score - a.score)
  if (!best || best.score < leastLikeness || best.score - (second?.score ?? 0) < leastLead) return null
  return best.item
}

const leastLikeness = 0.5
const leastLead = 0.1
