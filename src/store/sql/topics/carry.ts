import type { Draft, Selection } from '../../../model.ts'
import type { DraftRowAccess } from '../desk/draft.ts'
import type { ChoiceRows } from '../readers/choice-rows.ts'
import type { Transactions, Work } from '../work.ts'

/** Takes everything that carries a topic along to another one (null: to none), in a transaction that is open already. */
export type Carry = (from: string, to: string | null, at: number) => Work<void>

/** Moves readers, items and drafts; what is kept of older revisions is read under the new names. */
export const createCarry = (
  { sql }: Transactions,
  drafts: DraftRowAccess,
  choices: ChoiceRows,
  finishFanOuts: (at: number) => Work<void>,
): Carry => {
  const items = sql.prepare<{ from: string; to: string | null }>(`
    update items set topics = (
      select json_group_array(slug order by place) from (
        select iif(t.value = :from, :to, t.value) as slug, min(t.key) as place from json_each(items.topics) t
        where t.value <> :from or :to is not null group by 1) moved)
    where id in (select item from item_topics where topic = :from)`)
  const tag = sql.prepare<{ from: string; to: string }>(
    'insert or ignore into item_topics (topic, item) select :to, item from item_topics where topic = :from',
  )
  const untag = sql.prepare<[string]>('delete from item_topics where topic = ?')
  const discount = sql.prepare<[string]>('delete from topic_counts where topic = ?')
  const count = sql.prepare<{ to: string }>(`
    insert into topic_counts (topic, items) select topic, count(*) from item_topics where topic = :to group by topic`)
  const lessons = sql.prepare<{ from: string; to: string }>('update topic_lessons set topic = :to where topic = :from')
  const unlearn = sql.prepare<[string]>('update topic_lessons set undone = 1 where topic = ?')

  return function* (from, to, at) {
    yield* finishFanOuts(at)
    yield* items.run({ from, to })
    if (to === null) yield* unlearn.run(from)
    else {
      yield* tag.run({ from, to })
      yield* lessons.run({ from, to })
    }
    yield* untag.run(from)
    yield* discount.run(from)
    for (const { id, selection } of yield* choices.selections()) {
      const moved = inSelection(selection, from, to)
      if (moved !== selection) yield* choices.change(id, moved)
    }
    if (to !== null) {
      yield* discount.run(to)
      yield* count.run({ to })
    }
    const { draft, later, version } = yield* drafts.read()
    const moved = { draft: inDraft(draft, from, to), later: inDraft(later, from, to) }
    if (moved.draft !== draft || moved.later !== later) yield* drafts.put({ ...moved, version: version + 1 }, at)
  }
}

function inSelection(selection: Selection, from: string, to: string | null): Selection {
  const { topics, except } = selection
  if (!topics.includes(from) && !except.includes(from)) return selection
  const put = (slugs: readonly string[]): readonly string[] => [
    ...new Set(slugs.flatMap((slug) => (slug !== from ? [slug] : to === null ? [] : [to]))),
  ]
  const [left, out] = [put(topics), put(except)]
  // Whoever followed words as well as a topic that is gone still wants these, and not everything.
  const followedOnly = selection.followedOnly || (topics.length > 0 && left.length === 0 && selection.follow.length > 0)
  return { ...selection, topics: left, except: out, followedOnly }
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
