import type { Topic } from '../../../model.ts'
import type { NewAuditEntry } from '../../desk.ts'
import type { Removed, Renamed, TopicStore } from '../../topics.ts'
import type { WriteAudit } from '../desk/audit-log.ts'
import type { DraftRowAccess } from '../desk/draft.ts'
import type { Outbox } from '../ledger/fan-out/outbox.ts'
import type { BeginCounters } from '../ledger/rows/counters.ts'
import type { ChoiceRows } from '../readers/choice-rows.ts'
import { one, type Transactions, type Work } from '../work.ts'
import { createCarry } from './carry.ts'
import { createLessons } from './lessons.ts'
import type { TopicRows } from './rows.ts'

interface Steps {
  readonly rows: TopicRows
  readonly draft: DraftRowAccess
  readonly writeAudit: WriteAudit
  readonly choices: ChoiceRows
  readonly begin: BeginCounters
  readonly outbox: Outbox
}

/** The brief's own topics. */
export const createTopics = (
  connection: Transactions,
  { rows, draft, writeAudit, choices, begin, outbox }: Steps,
): TopicStore => {
  const { sql, read, write } = connection
  const carry = createCarry(connection, draft, choices, function* (at) {
    const counters = begin(at)
    yield* outbox.coverAll(counters)
    yield* counters.write()
  })
  const lessons = createLessons(connection, rows, writeAudit)
  const followers = sql.prepare<[string], { count: number }>(`
    select count(*) as count
    from selections c cross join json_each(c.content, '$.topics') t cross join subscriptions s on s.selection = c.id
    where t.value = ? and s.state <> 'ended'`)
  const only = sql.prepare<[string], { count: number }>(`
    select count(*) as count from selections c cross join subscriptions s on s.selection = c.id
    where json_array_length(c.content, '$.topics') = 1 and json_array_length(c.content, '$.follow') = 0
      and c.content ->> '$.topics[0]' = ? and s.state <> 'ended'`)

  const put = function* (topics: readonly Topic[], audit: NewAuditEntry): Work<number> {
    yield* rows.settle()
    const known = new Set((yield* rows.list()).map(({ slug }) => slug))
    for (const topic of topics) {
      yield* rows.put(topic)
      for (const old of topic.also ?? [])
        if (!known.has(old) && !topics.some(({ slug }) => slug === old)) yield* rows.leave(old, topic.slug)
      yield* lessons.replace(topic, audit)
    }
    yield* rows.changed()
    yield* writeAudit(audit)
    return topics.filter(({ slug }) => !known.has(slug)).length
  }

  return {
    ...lessons.store,
    topics: read(function* () {
      return yield* rows.list()
    }),
    chooseTopics: write(function* (topics) {
      if (yield* rows.chosen()) return false
      yield* rows.settle(topics)
      return true
    }),
    putTopics: write(put),
    changeTopic: write(function* (slug, { title, words }, audit) {
      yield* rows.settle()
      const topic = yield* rows.find(slug)
      if (topic === null) return false
      yield* rows.put({ ...topic, title: title ?? topic.title, words: words ?? topic.words })
      yield* rows.changed()
      yield* writeAudit(audit)
      return true
    }),
    renameTopic: write(function* (slug, to, audit): Work<Renamed> {
      yield* rows.settle()
      const [topic, other] = [yield* rows.find(slug), yield* rows.find(to)]
      if (topic === null || slug === to) return 'missing'
      if (other === null) yield* rows.setSlug(slug, to)
      else {
        yield* rows.put({ ...other, words: [...new Set([...other.words, ...topic.words])] })
        yield* rows.drop(slug)
      }
      yield* carry(slug, to, audit.at)
      yield* rows.leave(slug, to)
      yield* rows.changed()
      yield* writeAudit(audit)
      return other === null ? 'renamed' : 'merged'
    }),
    removeTopic: write(function* (slug, audit): Work<Removed> {
      yield* rows.settle()
      if ((yield* rows.find(slug)) === null) return { kind: 'missing' }
      const { count } = one(yield* only.get(slug))
      if (count > 0) return { kind: 'followed', only: count }
      yield* carry(slug, null, audit.at)
      yield* rows.drop(slug)
      yield* rows.leave(slug, null)
      yield* rows.changed()
      yield* writeAudit(audit)
      return { kind: 'removed' }
    }),
    followers: read(function* (slug) {
      return one(yield* followers.get(slug)).count
    }),
  }
}
