import type { Issue, Item } from '../../../model.ts'
import { terms, vocabulary } from '../../search/words.ts'
import { one, type Transactions, type Work } from '../work.ts'

/** Writes items and everything that finds them. */
export interface SearchIndex {
  /** `keys` are those that the items had in the draft, by number. */
  add(issue: Issue, keys: ReadonlyMap<number, string>): Work<void>
  /** Puts a corrected item in the place of what was published under its number, in the same section. */
  replace(issue: number, before: PlacedItem, item: Item): Work<void>
}

export interface PlacedItem {
  readonly item: Item
  /** Its section's. */
  readonly title: string | null
}

/** The terms under which an item is found, by where they stand, each field ready for an index that cuts at spaces. */
export type Terms = readonly [headline: string, body: string, source: string, section: string]

/** The rows in which items are looked for; each database has its own. */
export interface FoundRows {
  put(item: number, terms: Terms): Work<void>
  remove(item: number): Work<void>
}

/** Headline, body, source, section. */
type Fields = readonly [string, string, string, string]

/** Headline, body, source's name and address, topics, photos, amendment, language and translations. */
type Content = [string, string, string | null, string | null, string, string | null, string | null, string | null]

/** The one place that writes items; each call is part of a transaction that is already open. */
export const createSearchIndex = ({ sql }: Transactions, found: FoundRows): SearchIndex => {
  const insert = sql.prepare<[...Content, number, number, number, string | null], { id: number }>(`
    insert into items (headline, body, source_name, source_url, topics, photo, amended, wordings, issue, number, section, key)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id`)
  // The id stays: it is the item's place in every list.
  const update = sql.prepare<[...Content, number, number], { id: number }>(`
    update items set headline = ?, body = ?, source_name = ?, source_url = ?, topics = ?, photo = ?, amended = ?, wordings = ?
    where issue = ? and number = ? returning id`)
  const tag = sql.prepare<[string, number]>('insert into item_topics (topic, item) values (?, ?)')
  const untag = sql.prepare<[string, number]>('delete from item_topics where topic = ? and item = ?')
  const count = sql.prepare<[string]>(`
    insert into topic_counts (topic, items) values (?, 1) on conflict (topic) do update set items = topic_counts.items + 1`)
  const discount = sql.prepare<[string]>('update topic_counts set items = items - 1 where topic = ?')
  const uncounted = sql.prepare<[]>('delete from topic_counts where items = 0')
  const learn = sql.prepare<[string, string, number]>(`
    insert into vocabulary (term, spelling, items) values (?, ?, ?)
    on conflict (term) do update set items = vocabulary.items + excluded.items`)

  return {
    *add(issue, keys) {
      const words = new Map<string, { spelling: string; items: number }>()
      const placed = issue.sections.flatMap(({ title, items }, section) =>
        items.map((item) => ({ item, title, section })),
      )
      // Last to first: then the highest id is the first item of the newest issue, which is the order of every list.
      for (const { item, title, section } of placed.reverse()) {
        const { id } = one(
          yield* insert.get(...contentOf(item), issue.number, item.number, section, keys.get(item.number) ?? null),
        )
        for (const topic of topicsOf(item)) {
          yield* tag.run(topic, id)
          yield* count.run(topic)
        }
        const fields = fieldsOf({ item, title })
        yield* found.put(id, termsIn(fields))
        for (const [term, spelling] of wordsOf(fields)) {
          const known = words.get(term)
          words.set(term, { spelling: known?.spelling ?? spelling, items: (known?.items ?? 0) + 1 })
        }
      }
      for (const [term, { spelling, items }] of words) yield* learn.run(term, spelling, items)
    },
    *replace(issue, before, item) {
      const { id } = one(yield* update.get(...contentOf(item), issue, item.number))
      const [old, now] = [topicsOf(before.item), topicsOf(item)]
      for (const topic of old.filter((each) => !now.includes(each))) {
        yield* untag.run(topic, id)
        yield* discount.run(topic)
      }
      for (const topic of now.filter((each) => !old.includes(each))) {
        yield* tag.run(topic, id)
        yield* count.run(topic)
      }
      yield* uncounted.run()
      const fields = fieldsOf({ ...before, item })
      yield* found.remove(id)
      yield* found.put(id, termsIn(fields))
      for (const [term, spelling] of wordsOf(fieldsOf(before))) yield* learn.run(term, spelling, -1)
      for (const [term, spelling] of wordsOf(fields)) yield* learn.run(term, spelling, 1)
    },
  }
}

const contentOf = (item: Item): Content => [
  item.headline,
  JSON.stringify(item.body),
  item.source?.name ?? null,
  item.source?.url ?? null,
  JSON.stringify(topicsOf(item)),
  item.photos?.join(' ') ?? null,
  item.amended === undefined ? null : JSON.stringify(item.amended),
  item.translations === undefined ? null : JSON.stringify({ language: item.language, translations: item.translations }),
]

const topicsOf = (item: Item): readonly string[] => [...new Set(item.topics)]

/** In all its languages. Of what was retracted only the headline is shown, and so only that is found. */
function fieldsOf({ item, title }: PlacedItem): Fields {
  const wordings = [item, ...(item.translations ?? [])]
  const headlines = wordings.map(({ headline }) => headline).join('\n')
  if (item.amended?.kind === 'retracted') return [headlines, '', '', title ?? '']
  return [headlines, wordings.flatMap(({ body }) => body).join('\n'), item.source?.name ?? '', title ?? '']
}

const wordsOf = (fields: Fields): ReadonlyMap<string, string> =>
  new Map(fields.flatMap((field) => vocabulary(field)).map((word) => [word.term, word.spelling]))

/** What an item is found by. */
export const termsOfItem = (placed: PlacedItem): Terms => termsIn(fieldsOf(placed))

const termsIn = ([headline, body, source, section]: Fields): Terms => [
  termsOf(headline),
  termsOf(body),
  termsOf(source),
  termsOf(section),
]

const termsOf = (field: string): string => terms(field).join(' ')
