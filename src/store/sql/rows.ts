import type {
  Amendment,
  Entry,
  Issue,
  Item,
  Missed,
  Section,
  Subscription,
  SubscriptionState,
  Target,
} from '../../model.ts'
import { toWants, type WantsRow, wantsColumns } from './choices.ts'

/** A row of issues. */
export interface IssueRow {
  readonly number: number
  readonly title: string
  readonly date: string
  readonly revision: number
  readonly sections: string
  readonly footer: string
  readonly published_at: number
  readonly urgent: 0 | 1
}

/** A row of items. */
export interface ItemRow {
  readonly number: number
  readonly section: number
  readonly headline: string
  readonly body: string
  readonly source_name: string | null
  readonly source_url: string | null
  readonly topics: string
  /** Names of pictures with blanks between them. */
  readonly photo: string | null
  readonly amended: string | null
  /** Its language and translations, as JSON. */
  readonly wordings: string | null
}

/** An item with what it needs of its issue. */
export interface EntryRow extends ItemRow {
  readonly issue: number
  readonly date: string
  readonly section_title: string | null
  readonly urgent: 0 | 1
}

/** Where a subscription is: its own columns and its lane's. */
export interface TargetRow {
  readonly platform: string
  readonly account: string
  readonly chat: string
  readonly thread: string
}

/** A whole subscription. */
export interface SubscriptionRow extends TargetRow, WantsRow {
  readonly id: number
  readonly state: SubscriptionState
  readonly reason: string | null
  readonly returns_at: number | null
}

/** The columns of EntryRow, from `items i join issues n`. */
export const entryColumns = `i.issue, n.date, n.urgent, n.sections ->> i.section as section_title,
  i.number, i.section, i.headline, i.body, i.source_name, i.source_url, i.topics, i.photo, i.amended, i.wordings`

/** The columns of SubscriptionRow, from `subscriptions s join lanes l`. */
export const subscriptionColumns = `s.id, l.platform, l.account, s.chat, s.thread, s.state, s.reason, s.returns_at,
  ${wantsColumns}`

/** A thread as it is kept: none is '', so that a unique key can hold it. */
export const threadKey = (thread: string | null): string => thread ?? ''

export const toTarget = (row: TargetRow): Target => ({
  platform: row.platform,
  account: row.account,
  chat: row.chat,
  thread: row.thread === '' ? null : row.thread,
})

export const toSubscription = (row: SubscriptionRow): Subscription => ({
  id: row.id,
  target: toTarget(row),
  state: row.state,
  reason: row.reason,
  returnsAt: row.returns_at,
  ...toWants(row),
})

export const toItem = (row: ItemRow): Item => ({
  number: row.number,
  headline: row.headline,
  body: listOf(row.body),
  source: row.source_name === null ? null : { name: row.source_name, url: row.source_url },
  topics: listOf(row.topics),
  ...(row.wordings === null ? {} : wordingsOf(row.wordings)),
  ...(row.photo === null ? {} : { photos: row.photo.split(' ') }),
  ...(row.amended === null ? {} : { amended: amendmentOf(row.amended) }),
})

export const toEntry = (row: EntryRow): Entry => ({
  issue: row.issue,
  date: row.date,
  section: row.section_title,
  ...(row.urgent ? { urgent: true } : {}),
  item: toItem(row),
})

/** The whole issue; `items` are its rows in order of number. */
export const toIssue = (row: IssueRow, items: readonly ItemRow[]): Issue => {
  const titles: readonly (string | null)[] = JSON.parse(row.sections)
  return {
    number: row.number,
    title: row.title,
    date: row.date,
    revision: row.revision,
    publishedAt: row.published_at,
    sections: titles.map(
      (title, place): Section => ({ title, items: items.filter((item) => item.section === place).map(toItem) }),
    ),
    footer: listOf(row.footer),
    ...(row.urgent ? { urgent: true } : {}),
  }
}

const wordingsOf = (json: string): Pick<Item, 'language' | 'translations'> => JSON.parse(json)

const amendmentOf = (json: string): Amendment => JSON.parse(json)

const listOf = (json: string): readonly string[] => JSON.parse(json)

/** What is told of issues that a reader missed. */
export const toMissed = (missed: string | null): Missed | null => (missed === null ? null : JSON.parse(missed))
