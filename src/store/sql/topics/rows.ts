import type { Draft, Titles, Topic } from '../../../model.ts'
import { defaultTopics } from '../../../topics/defaults.ts'
import { mapped } from '../lists.ts'
import { one, type Transactions, type Work } from '../work.ts'

interface TopicRow {
  readonly slug: string
  readonly titles: string
  readonly words: string
  readonly coined: 0 | 1
}

/** The brief's topics, for those that are in a transaction already. */
export interface TopicRows {
  /** The same array for as long as the version is. */
  list(): Work<readonly Topic[]>
  version(): Work<number>
  find(slug: string): Work<Topic | null>
  /** Whether somebody chose the topics; until then they are those that come with Briefwire. */
  chosen(): Work<boolean>
  /** Writes them down as chosen, with every tag that anything carries already; once. */
  settle(topics?: readonly Topic[]): Work<void>
  /** A new one comes at the end. */
  put(topic: Topic, coined?: boolean): Work<void>
  drop(slug: string): Work<void>
  setSlug(slug: string, to: string): Work<void>
  /** To be called after every change. */
  changed(): Work<void>
  /** What these slugs are called now; what was removed is left out. */
  current(slugs: readonly string[]): Work<readonly string[]>
  /** The same for everything that a draft or an issue carries. */
  renamed<D extends Draft>(draft: D): Work<D>
  /** Notes what a slug was, null: nothing any more. */
  leave(slug: string, now: string | null): Work<void>
}

/** Reads and writes the topics' rows. */
export const createTopicRows = ({ sql }: Transactions): TopicRows => {
  const state = sql.prepare<[], { version: number; chosen: 0 | 1 }>('select version, chosen from topic_list')
  // Another number whatever was before: that of a transaction that was rolled back must never come again.
  const bump = sql.prepare<[]>('update topic_list set version = abs(random() % 9007199254740991)')
  const choose = sql.prepare<[]>('update topic_list set chosen = 1')
  const rows = sql.prepare<[], TopicRow>('select slug, titles, words, coined from topics order by place')
  const learned = sql.prepare<[], { topic: string; word: string; change: number }>(`
    select l.topic, w.value as word, sum(l.change) as change
    from topic_lessons l indexed by topic_lessons_of, json_each(l.words) w where l.undone = 0 group by l.topic, w.value`)
  const former = sql.prepare<[], { slug: string; now: string | null }>('select slug, now from former_topics')
  const carried = sql.prepare<[], { slug: string }>(carriedSlugs)
  const put = sql.prepare<[string, string, string, 0 | 1]>(`
    insert into topics (slug, place, titles, words, coined)
    values (?, (select coalesce(max(place), 0) + 1 from topics), ?, ?, ?)
    on conflict (slug) do update set titles = excluded.titles, words = excluded.words, coined = excluded.coined`)
  const drop = sql.prepare<[string]>('delete from topics where slug = ?')
  const setSlug = sql.prepare<[string, string]>('update topics set slug = ?, coined = 0 where slug = ?')
  const point = sql.prepare<[string, string | null]>(`
    insert into former_topics (slug, now) values (?, ?) on conflict (slug) do update set now = excluded.now`)
  const follow = sql.prepare<[string | null, string]>('update former_topics set now = ? where now = ?')
  const forget = sql.prepare<[string]>('delete from former_topics where slug = ?')

  let kept: { readonly version: number; readonly list: readonly Topic[]; readonly names: Names } | null = null

  const version = function* (): Work<number> {
    return one(yield* state.get()).version
  }
  const chosen = function* (): Work<boolean> {
    return one(yield* state.get()).chosen === 1
  }

  const read = function* () {
    const at = yield* version()
    if (kept?.version === at) return kept
    const names: Names = new Map((yield* former.all()).map(({ slug, now }) => [slug, now]))
    const lessons = Map.groupBy(yield* learned.all(), ({ topic }) => topic)
    const withAll = (topic: Topic): Topic => {
      const also = [...names].flatMap(([slug, now]) => (now === topic.slug ? slug : []))
      const changes = (lessons.get(topic.slug) ?? []).filter(({ change }) => change !== 0)
      return {
        ...topic,
        ...(changes.length > 0
          ? { learned: Object.fromEntries(changes.map(({ word, change }) => [word, change])) }
          : {}),
        ...(also.length > 0 ? { also } : {}),
      }
    }
    const all = (yield* chosen())
      ? (yield* rows.all()).map(toTopic)
      : [...defaultTopics, ...(yield* coined(defaultTopics))]
    kept = { version: at, list: all.map(withAll), names }
    return kept
  }

  /** A topic for every tag that something carries and that is none of these. */
  const coined = function* (known: readonly Topic[]): Work<readonly Topic[]> {
    const slugs = new Set(known.map(({ slug }) => slug))
    return (yield* carried.all()).flatMap(({ slug }) => (slugs.has(slug) ? [] : coinedTopic(slug)))
  }

  const current = function* (slugs: readonly string[]): Work<readonly string[]> {
    const { names } = yield* read()
    if (names.size === 0 || !slugs.some((slug) => names.has(slug))) return slugs
    return [...new Set(slugs.flatMap((slug) => (names.has(slug) ? (names.get(slug) ?? []) : slug)))]
  }

  const changed = function* (): Work<void> {
    yield* bump.run()
  }

  const write = function* (topic: Topic, isCoined: boolean): Work<void> {
    const { slug, title, words } = topic
    yield* put.run(slug, JSON.stringify(title), JSON.stringify(words), isCoined ? 1 : 0)
    yield* forget.run(slug)
  }

  return {
    list: function* () {
      return (yield* read()).list
    },
    version,
    find: function* (slug) {
      return (yield* read()).list.find((topic) => topic.slug === slug) ?? null
    },
    chosen,
    *settle(topics = defaultTopics) {
      if (yield* chosen()) return
      const more = yield* coined(topics)
      for (const topic of topics) yield* write(topic, false)
      for (const topic of more) yield* write(topic, true)
      yield* choose.run()
      yield* changed()
    },
    *put(topic, isCoined = false) {
      yield* write(topic, isCoined)
    },
    *drop(slug) {
      yield* drop.run(slug)
    },
    *setSlug(slug, to) {
      yield* setSlug.run(to, slug)
    },
    changed,
    current,
    renamed: function* (draft) {
      return (yield* read()).names.size === 0
        ? draft
        : {
            ...draft,
            sections: yield* mapped(draft.sections, function* (section) {
              return {
                ...section,
                items: yield* mapped(section.items, function* (item) {
                  return { ...item, topics: yield* current(item.topics) }
                }),
              }
            }),
          }
    },
    *leave(slug, now) {
      yield* follow.run(now, slug)
      yield* point.run(slug, now)
      if (now !== null) yield* forget.run(now)
    },
  }
}

/** The slugs that anything carries: items that are out, readers, drafts. */
export const carriedSlugs = `
  select topic as slug from topic_counts union select t.value from selections c, json_each(c.content, '$.topics') t
    where exists (select 1 from subscriptions s where s.selection = c.id)
  union select t.value from selections c, json_each(c.content, '$.except') t
    where exists (select 1 from subscriptions s where s.selection = c.id)
  union select t.value from draft d, json_each(d.content, '$.sections') s, json_each(s.value, '$.items') i, json_each(i.value, '$.topics') t
  union select t.value from draft d, json_each(d.later, '$.sections') s, json_each(s.value, '$.items') i, json_each(i.value, '$.topics') t`

type Names = ReadonlyMap<string, string | null>

/** A topic as a tag alone makes it. */
export const coinedTopic = (slug: string): Topic => ({ slug, title: { en: slug }, words: [] })

const toTopic = ({ slug, titles, words }: TopicRow): Topic => {
  const title: Titles = JSON.parse(titles)
  const list: readonly string[] = JSON.parse(words)
  return { slug, title, words: list }
}
