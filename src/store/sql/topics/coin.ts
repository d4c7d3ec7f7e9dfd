import type { Draft, Item } from '../../../model.ts'
import type { Transactions, Work } from '../work.ts'
import { carriedSlugs, coinedTopic, type TopicRows } from './rows.ts'

/** Takes care that every tag that something carries is a topic, in a transaction that is open already. */
export interface Coin {
  /** Content that is to be written, under the names that its topics have now; new tags become topics. */
  take<D extends Draft>(content: D): Work<D>
  /** The same for one item that changes where it stands. */
  item(item: Item): Work<Item>
  /** Takes topics away again that only a tag made, and that nothing carries any more. */
  prune(): Work<void>
}

/** Makes topics of new tags. */
export const createCoin = ({ sql }: Transactions, rows: TopicRows): Coin => {
  const anyCoined = sql.prepare<[], { slug: string }>('select slug from topics where coined = 1 limit 1')
  const prune = sql.prepare<[]>(`delete from topics where coined = 1 and slug not in (${carriedSlugs})`)
  const take = function* <D extends Draft>(content: D): Work<D> {
    const given = yield* rows.renamed(content)
    const known = new Set((yield* rows.list()).map(({ slug }) => slug))
    const fresh = new Set(slugsIn(given).filter((slug) => !known.has(slug)))
    if (fresh.size > 0) {
      yield* rows.settle()
      for (const slug of fresh) yield* rows.put(coinedTopic(slug), true)
      yield* rows.changed()
    }
    return given
  }
  return {
    take,
    *item(item) {
      const alone = { title: '', date: null, sections: [{ title: null, items: [item] }], footer: [] }
      return (yield* take(alone)).sections[0]?.items[0] ?? item
    },
    *prune() {
      if ((yield* anyCoined.get()) !== undefined && (yield* prune.run()).changes > 0) yield* rows.changed()
    },
  }
}

const slugsIn = ({ sections }: Draft): readonly string[] =>
  sections.flatMap(({ items }) => items.flatMap(({ topics }) => topics))
