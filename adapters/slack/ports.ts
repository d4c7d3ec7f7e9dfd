import type { Person } from '../../src/adapter.ts'
import type { Draft, Issue, Language, Source, Subscription, Target, Topic, Wants } from '../../src/model.ts'

/** What the home tab shows to one person. */
export interface HomeLook {
  readonly language: Language
  /** The brief's own title. */
  readonly title: string
  /** The brief's own time zone, IANA. */
  readonly timeZone: string
  /** Of the person's own conversation with the bot, whatever its state; null when there never was one. */
  readonly subscription: Subscription | null
  /** Why nothing comes at the moment, in words; null while it does. */
  readonly paused: string | null
  readonly topics: readonly Topic[]
  readonly latest: Issue | null
  /** The draft, for editors; null for everybody else. */
  readonly draft: Draft | null
  /** How many proposals wait for the editors; 0 for everybody else. */
  readonly proposals: number
}

/** What the home tab needs of the core beside answers. */
export interface SlackHome {
  look(person: Person, target: Target, language: Language | null): Promise<HomeLook>
  /** Makes, revives or changes the subscription; wants that are not named stay as they are. */
  subscribe(person: Person, target: Target, wants: Partial<Wants>): Promise<void>
  unsubscribe(person: Person, target: Target): Promise<void>
}

/** A message that somebody wants in the brief, as the modal gave it. */
export interface Proposal {
  readonly headline: string
  readonly body: readonly string[]
  readonly source: Source | null
  readonly section: string | null
  readonly topics: readonly string[]
}

/** Who proposes, and from where. `account` is the workspace, `person` as in queries; `direct` is their own conversation with the bot, if known. */
export interface Proposer {
  readonly person: Person
  readonly account: string
  readonly channel: string
  readonly direct: string | null
  readonly language: Language
}

/** What became of what somebody proposed. */
export type Handed = 'draft' | 'proposal' | 'same' | 'enough'

/** What the shortcut needs of the editors' side. */
export interface SlackDesk {
  topics(): Promise<readonly Topic[]>
  /** Slugs of the topics that a text gives away. */
  guess(text: string): Promise<readonly string[]>
  /** Into the draft for editors, as a proposal for others; not again (`same`), and not more than one may in a day (`enough`). */
  propose(item: Proposal, by: Proposer): Promise<{ readonly kind: Handed }>
}
