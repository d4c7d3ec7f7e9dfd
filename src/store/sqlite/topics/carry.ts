import type { Draft } from '../../../model.ts'
import type { Connection } from '../connection.ts'
import type { DraftRowAccess } from '../desk/draft.ts'

/** Takes everything that carries a topic along to another one (null: to none), in a transaction that is open already. */
export type Carry = (from: string, to: string | null, at: number) => void

/** Moves readers, items and drafts; what is kept of older revisions is read under the new names. */
export const createCarry = ({ db }: Connection, drafts: DraftRowAccess): Carry => {
  const items = db.prepare<{ from: string; to: string | null }>(`
    update items set topics = (
      select json_group_array(distinct iif(t.value = :from, :to, t.value)) from json_each(items.topics) t
      where t.value <> :from or :to is not null)
    where id in (select item from item_topics where topic = :from)`)
  const tag = db.prepare<{ from: string; to: string }>(
    'insert or ignore into item_topics (topic, item) select :to, item from item_topics where topic = :from',
  )
  const untag = db.prepare<[string]>('delete from item_topics where topic = ?')
  const discount = db.prepare<[string]>('delete from topic_counts where topic = ?')
  const count = db.prepare<{ to: string }>(`
    insert into topic_counts (topic, items) select topic, count(*) from item_topics where topic = :to group by topic`)
  const follow = db.prepare<{ from: string; to: string }>(`
    insert or ignore into subscription_topics (subscription, topic, place)
    select subscription, :to, place from subscription_topics indexed by subscription_topics_of where topic = :from`)
  const unfollow = db.prepare<[string]>('delete from subscription_topics where topic = ?')
  const lessons = db.prepare<{ from: string; to: string }>('update topic_lessons set topic = :to where topic = :from')
  const unlearn = db.prepare<[string]>('update topic_lessons set undone = 1 where topic = ?')

  return (from, to, at) => {
    items.run({ from, to })
    if (to === null) unlearn.run(from)
    else {
      tag.run({ from, to })
      follow.run({ from, to })
      lessons.run({ from, to })
    }
    untag.run(from)
    discount.run(from)
    unfollow.run(from)
    if (to !== null) {
      discount.run(to)
      count.run({ to })
    }
    const { draft, later, version } = drafts.read()
    const moved = { draft: inDraft(draft, from, to), later: inDraft(later, from, to) }
    if (moved.draft !== draft || moved.later !== later) drafts.put({ ...moved, version: version + 1 }, at)
  }
}

function inDraft(draft: Draft, from: string, to: string | null): Draft {
  if (!draft.sections.some(({ items }) => items.some(({ topics }) => topics.includes(from)))) return draft
  const put = (slug: string): readonly string[] => (slug !== from ? [slug] : to === null ? [] : [to])
  const sections = draft.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({ ...item, topics: [...new Set(item.topics.flatMap(put))] })),
  }))
  return { ...draft, sections }
}
