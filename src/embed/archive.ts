import { entryOf } from '../desk/published/correct.ts'
import type { Entry, Issue, Topic } from '../model.ts'
import type { ArchiveStore, Page, SearchPage, Window } from '../store/archive.ts'
import type { TopicStore } from '../store/topics.ts'
import { findTopic } from '../topics/match.ts'

/** What was published, in its corrected state. Items that were retracted are there, marked (`item.amended`). */
export interface Archive {
  /** The newest issue; null: there is none yet. */
  latest(): Promise<Issue | null>
  issue(number: number): Promise<Issue | null>
  /** Newest first: those before this number, or from the newest on; 20 if not said otherwise. */
  issues(options?: { readonly before?: number; readonly limit?: number }): Promise<readonly Issue[]>
  /** One item with its section and day. */
  item(issue: number, number: number): Promise<Entry | null>
  /** The topics, and how many items each has. */
  topics(): Promise<readonly (Topic & { readonly items: number })[]>
  /** What is about a topic, newest issue first; by its slug, or any name that it has. Null: there is no such topic. */
  topic(name: string, window?: Partial<Window>): Promise<Page<Entry> | null>
  /** Best first; small misspellings are forgiven, Chinese needs no spaces. */
  search(text: string, window?: Partial<Window>): Promise<SearchPage>
}

/** The archive over a store. */
export function createArchive(store: ArchiveStore & Pick<TopicStore, 'topics'>): Archive {
  const whole = ({ offset = 0, limit = 20 }: Partial<Window> = {}): Window => ({ offset, limit })
  return {
    latest: () => store.latest(),
    issue: (number) => store.issue(number),
    issues: ({ before, limit = 20 } = {}) => store.issuesBefore(before ?? null, limit),
    async item(issue, number) {
      const found = await store.issue(issue)
      return found && entryOf(found, number)
    },
    async topics() {
      const counts = await store.topicCounts()
      return (await store.topics()).map((topic) => ({ ...topic, items: counts.get(topic.slug) ?? 0 }))
    },
    async topic(name, window) {
      const topic = findTopic(name, await store.topics())
      return topic && store.byTopic(topic.slug, whole(window))
    },
    search: (text, window) => store.search(text, whole(window)),
  }
}
