import type { Entry, Issue, Language, Picture, Topic } from '../../src/model.ts'

/** What the pages are of. */
export interface WebBrief {
  readonly title: string
  readonly language: Language
  /** IANA. */
  readonly timeZone: string
}

/** A window on a list; both count entries. */
interface Window {
  readonly offset: number
  readonly limit: number
}

/** What the archive's pages read. */
export interface WebArchive {
  latest(): Promise<Issue | null>
  issue(number: number): Promise<Issue | null>
  /** Newest first, those before this number (null: from the newest on). */
  issuesBefore(before: number | null, limit: number): Promise<readonly Issue[]>
  /** Another one whenever what the pages show may have changed. */
  archiveMark(): Promise<string>
  byTopic(slug: string, window: Window): Promise<{ readonly entries: readonly Entry[]; readonly total: number }>
  topicCounts(): Promise<ReadonlyMap<string, number>>
  topics(): Promise<readonly Topic[]>
  /** `meant`: the words that were really looked for, where what was asked found nothing. */
  search(
    text: string,
    window: Window,
  ): Promise<{ readonly entries: readonly Entry[]; readonly total: number; readonly meant: string | null }>
  picture(id: string): Promise<Picture | null>
}
