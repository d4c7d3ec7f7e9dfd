import type { Issue } from '../../model.ts'
import { terms, vocabulary } from '../words.ts'
import type { Connection } from './connection.ts'

/** Writes items and everything that finds them. */
export interface SearchIndex {
  add(issue: Issue): void
}

/** Headline, body, source, section. */
type Fields = readonly [string, string, string, string]

type NewItem = [number, number, number, string, string, string | null, string | null, string]

/** The one place that writes items; each call is part of a transaction that is already open. */
export const createSearchIndex = ({ db }: Connection): SearchIndex => {
  const insert = db.prepare<NewItem>(`
    insert into items (issue, number, section, headline, body, source_name, source_url, topics)
    values (?, ?, ?, ?, ?, ?, ?, ?)`)
  const tag = db.prepare<[string, number | bigint]>('insert into item_topics (topic, item) values (?, ?)')
  const count = db.prepare<[string]>(`
    insert into topic_counts (topic, items) values (?, 1) on conflict (topic) do update set items = items + 1`)
  const find = db.prepare<[number | bigint, string, string, string, string]>(`
    insert into search (rowid, headline, body, source, section) values (?, ?, ?, ?, ?)`)
  const learn = db.prepare<[string, string, number]>(`
    insert into vocabulary (term, spelling, items) values (?, ?, ?)
    on conflict (term) do update set items = items + excluded.items`)

  return {
    add(issue) {
      const words = new Map<string, { spelling: string; items: number }>()
      const placed = issue.sections.flatMap(({ title, items }, section) =>
        items.map((item) => ({ item, title, section })),
      )
      // Last to first: then the highest id is the first item of the newest issue, which is the order of every list.
      for (const { item, title, section } of placed.reverse()) {
        const { number, headline, body, source } = item
        const topics = [...new Set(item.topics)]
        const id = insert.run(
          issue.number,
          number,
          section,
          headline,
          JSON.stringify(body),
          source?.name ?? null,
          source?.url ?? null,
          JSON.stringify(topics),
        ).lastInsertRowid
        for (const topic of topics) {
          tag.run(topic, id)
          count.run(topic)
        }
        const fields: Fields = [headline, body.join('\n'), source?.name ?? '', title ?? '']
        find.run(id, ...columns(fields))
        const own = new Map(fields.flatMap((field) => vocabulary(field)).map((word) => [word.term, word.spelling]))
        for (const [term, spelling] of own) {
          const known = words.get(term)
          words.set(term, { spelling: known?.spelling ?? spelling, items: (known?.items ?? 0) + 1 })
        }
      }
      for (const [term, { spelling, items }] of words) learn.run(term, spelling, items)
    },
  }
}

const columns = ([headline, body, source, section]: Fields): [string, string, string, string] => [
  termsOf(headline),
  termsOf(body),
  termsOf(source),
  termsOf(section),
]

const termsOf = (field: string): string => terms(field).join(' ')
