import type { Topic } from '../model.ts'
import type { Actor, NewAuditEntry } from './desk.ts'

/** What an editor said of one item and one topic, against the guess. */
export interface NewLesson {
  readonly at: number
  readonly actor: Pick<Actor, 'person' | 'name'>
  readonly topic: string
  /** The item's key; an item teaches one thing about one topic. */
  readonly item: string
  readonly headline: string
  /** The words of the topic that count more or less since, as they are written. */
  readonly words: readonly string[]
  readonly change: number
}

export interface Lesson extends Omit<NewLesson, 'actor'> {
  readonly id: number
  readonly person: string
  readonly name: string | null
}

/** What becomes of an attempt to remove a topic. `only`: so many readers follow nothing else, and would get everything. */
export type Removed =
  | { readonly kind: 'removed' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'followed'; readonly only: number }

/** How a new slug was taken: `merged` where another topic had it, which then has the words, items and readers of both. */
export type Renamed = 'renamed' | 'merged' | 'missing'

/** The topics of the brief: its editors own them. Whatever changes them is written to the audit log with the change or not at all. */
export interface TopicStore {
  /** In the order in which they are listed, and the same array for as long as nothing has changed. */
  topics(): Promise<readonly Topic[]>
  /** The topics that a brief starts with, in place of the ones that come with Briefwire; false: they were chosen before, nothing is written. */
  chooseTopics(topics: readonly Topic[]): Promise<boolean>
  /** Puts topics in: those that are there already get these titles and words, others come at the end. Tells how many were new. */
  putTopics(topics: readonly Topic[], audit: NewAuditEntry): Promise<number>
  /** False when there is no such topic; what is not named stays. */
  changeTopic(slug: string, change: Partial<Pick<Topic, 'title' | 'words'>>, audit: NewAuditEntry): Promise<boolean>
  /** Gives a topic another slug; readers, items and drafts come along, and the old one still leads there. */
  renameTopic(slug: string, to: string, audit: NewAuditEntry): Promise<Renamed>
  /** Takes a topic away from the list, its items and its readers. */
  removeTopic(slug: string, audit: NewAuditEntry): Promise<Removed>
  /** How many readers follow a topic, those who have said goodbye aside. */
  followers(slug: string): Promise<number>
  /** Writes a lesson down in place of what the item taught about the topic before, and tells its id. */
  teach(lesson: NewLesson, audit: NewAuditEntry): Promise<number>
  /** What an item taught about a topic, as long as it stands, or null. */
  lessonOf(topic: string, item: string): Promise<Lesson | null>
  /** Takes a lesson back, once: false when there was none. */
  unteach(id: number, audit: NewAuditEntry): Promise<boolean>
  /** A lesson that stands, or null. */
  lesson(id: number): Promise<Lesson | null>
  /** What stands, newest first. */
  lessons(topic: string, limit: number): Promise<readonly Lesson[]>
}
