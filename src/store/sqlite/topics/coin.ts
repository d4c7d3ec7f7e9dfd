import type { Draft, Item } from '../../../model.ts'
import type { Connection } from '../connection.ts'
import { carriedSlugs, coinedTopic, type TopicRows } from './rows.ts'

/** Takes care that every tag that something carries is a topic, in a transaction that is open already. */
export interface Coin {
  /** Content that is to be written, under the names that its topics have now; new tags become topics. */
  take<D extends Draft>(content: D): D
  /** The same for one item that changes where it stands. */
  item(item: Item): Item
  /** Takes topics away again that only a tag made, and that nothing carries any more. */
  prune(): void
}

/** Makes topics of new tags. */
export const createCoin = ({ db }: Connection, rows: TopicRows): Coin => {
  const anyCoined = db.prepare<[], { slug: string }>('select slug from topics where coined = 1 limit 1')
  const prune = db.prepare<[]>(`delete from topics where coined = 1 and slug not in (${carriedSlugs})`)
  const take = <D extends Draft>(content: D): D => {
    const given = rows.renamed(content)
    const known = new Set(rows.list().map(({ slug }) => slug))
    const fresh = new Set(slugsIn(given).filter((slug) => !known.has(slug)))
    if (fresh.size > 0) {
      rows.settle()
      for (const slug of fresh) rows.put(coinedTopic(slug), true)
      rows.changed()
    }
    return given
  }
  return {
    take,
    item(item) {
      const alone = { title: '', date: null, sections: [{ title: null, items: [item] }], footer: [] }
      return take(alone).sections[0]?.items[0] ?? item
    },
    prune() {
      if (anyCoined.get() !== undefined && prune.run().changes > 0) rows.changed()
    },
  }
}

const slugsIn = ({ sections }: Draft): readonly string[] =>
  sections.flatMap(({ items }) => items.flatMap(({ topics }) => topics))
