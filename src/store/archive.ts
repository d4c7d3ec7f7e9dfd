import type { Draft, Entry, Issue } from '../model.ts'
import type { NewAuditEntry } from './desk.ts'
import type { DueAt } from './readers.ts'

/** A window on a list; both count entries. */
export interface Window {
  readonly offset: number
  readonly limit: number
}

export interface Page<T> {
  readonly entries: readonly T[]
  /** How many there are in all. */
  readonly total: number
}

export interface SearchPage extends Page<Entry> {
  /** The words really looked for, when what was asked found nothing and a near spelling did; else null. */
  readonly meant: string | null
  /** Nothing has all that was asked: of it the entries have these words and lack those. Null: they have all of it. */
  readonly partly: { readonly has: readonly string[]; readonly lacks: readonly string[] } | null
  /** No entry has any of these words: whoever asked did not want them ("payments -bitcoin"). */
  readonly without: readonly string[]
}

export interface Publication {
  /** Complete: with a title and a date, items numbered 1…n. */
  readonly draft: Draft & { readonly date: string }
  /** The same for the same content: a second publish of it changes nothing. */
  readonly fingerprint: string
  readonly at: number
  /** Asked for each time of arrival that readers chose. */
  readonly dueAt: DueAt
  /**
   * In the same transaction what is kept for later becomes the draft, and its schedule and any request for approval end, if the draft still has this version;
   * null leaves the draft alone.
   */
  readonly draftVersion: number | null
  /** With `draftVersion`: these become the drafts instead, and the schedule stays. An urgent item leaves them so. */
  readonly leaves?: { readonly draft: Draft; readonly later: Draft }
  /** Written with the issue, if one is made; its subject becomes that issue (`issue 129`), and whoever did it has published it. */
  readonly audit?: NewAuditEntry
  /** The moment of the schedule that publishes it, if one does. */
  readonly planned?: PlannedMoment
}

/** A moment of the schedule, of one kind. */
export interface PlannedMoment {
  readonly at: number
  readonly kind: string
}

export type Published =
  | { readonly kind: 'published'; readonly issue: Issue; readonly deliveries: number }
  /** This content is already out, as this issue. Nothing was written. */
  | { readonly kind: 'already'; readonly number: number }
  /** The stored draft is no longer the one named. Nothing was written. */
  | { readonly kind: 'stale' }

/** How an issue came out. */
export interface Release {
  readonly issue: number
  readonly at: number
  /** Who published it, as in the audit log; null: not known. */
  readonly person: string | null
  readonly name: string | null
}

/** What was published, and what finds it again. */
export interface ArchiveStore {
  /** Writes the issue, what finds it again, and a pending delivery for each active subscription that it matches. */
  publish(publication: Publication): Promise<Published>
  latest(): Promise<Issue | null>
  /** How this issue came out, or the one of this version of the draft or of this moment of the schedule; null: there is none. */
  release(
    of: { readonly issue: number } | { readonly draftVersion: number } | { readonly planned: PlannedMoment },
  ): Promise<Release | null>
  /** Those after this issue, oldest first. */
  releasesAfter(issue: number, limit: number): Promise<readonly Release[]>
  /** The newest item that had this key in the draft, as it stands now, or null. */
  itemKeyed(key: string): Promise<Entry | null>
  issue(number: number): Promise<Issue | null>
  /** Newest first, those before this number (null: from the newest on). */
  issuesBefore(before: number | null, limit: number): Promise<readonly Issue[]>
  /** Another one whenever what the archive shows may have changed: an issue, a correction, a topic. Costs next to nothing. */
  archiveMark(): Promise<string>
  /** Newest issue first; within an issue in its order. */
  byTopic(slug: string, window: Window): Promise<Page<Entry>>
  /** How many items each topic has. */
  topicCounts(): Promise<ReadonlyMap<string, number>>
  /** Best first, newest first among equals; the last word may be a beginning; small misspellings are forgiven. */
  search(text: string, window: Window): Promise<SearchPage>
}
