import type { Topic } from '../../../model.ts'
import type { NewAuditEntry } from '../../desk.ts'
import type { Removed, Renamed, TopicStore } from '../../topics.ts'
import { type Connection, one } from '../connection.ts'
import type { WriteAudit } from '../desk/audit-log.ts'
import type { DraftRowAccess } from '../desk/draft.ts'
import type { Outbox } from '../ledger/fan-out/outbox.ts'
import type { BeginCounters } from '../ledger/rows/counters.ts'
import type { ChoiceRows } from '../readers/choice-rows.ts'
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
  connection: Connection,
  { rows, draft, writeAudit, choices, begin, outbox }: Steps,
): TopicStore => {
  const { db, read, write } = connection
  const carry = createCarry(connection, draft, choices, (at) => {
    const counters = begin(at)
    outbox.coverAll(counters)
    counters.write()
  })
  const lessons = createLessons(connection, rows, writeAudit)
  const followers = db.prepare<[string], { count: number }>(`
    select count(*) as count
    from selections c, json_each(c.content, '$.topics') t cross join subscriptions s on s.selection = c.id
    where t.value = ? and s.state <> 'ended'`)
  const only = db.prepare<[string], { count: number }>(`
    select count(*) as count from selections c cross join subscriptions s on s.selection = c.id
    where json_array_length(c.content, '$.topics') = 1 and json_array_length(c.content, '$.follow') = 0
      and c.content ->> '$.topics[0]' = ? and s.state <> 'ended'`)

  const put = (topics: readonly Topic[], audit: NewAuditEntry): number => {
    rows.settle()
    const known = new Set(rows.list().map(({ slug }) => slug))
    for (const topic of topics) {
      rows.put(topic)
      for (const old of topic.also ?? [])
        if (!known.has(old) && !topics.some(({ slug }) => slug === old)) rows.leave(old, topic.slug)
      lessons.replace(topic, audit)
    }
    rows.changed()
    writeAudit(audit)
    return topics.filter(({ slug }) => !known.has(slug)).length
  }

  return {
    ...lessons.store,
    topics: read(() => rows.list()),
    chooseTopics: write((topics) => {
      if (rows.chosen()) return false
      rows.settle(topics)
      return true
    }),
    putTopics: write(put),
    changeTopic: write((slug, { title, words }, audit) => {
      rows.settle()
      const topic = rows.find(slug)
      if (topic === null) return false
      rows.put({ ...topic, title: title ?? topic.title, words: words ?? topic.words })
      rows.changed()
      writeAudit(audit)
      return true
    }),
    renameTopic: write((slug, to, audit): Renamed => {
      rows.settle()
      const [topic, other] = [rows.find(slug), rows.find(to)]
      if (topic === null || slug === to) return 'missing'
      if (other === null) rows.setSlug(slug, to)
      else {
        rows.put({ ...other, words: [...new Set([...other.words, ...topic.words])] })
        rows.drop(slug)
      }
      carry(slug, to, audit.at)
      rows.leave(slug, to)
      rows.changed()
      writeAudit(audit)
      return other === null ? 'renamed' : 'merged'
    }),
    removeTopic: write((slug, audit): Removed => {
      rows.settle()
      if (rows.find(slug) === null) return { kind: 'missing' }
      const { count } = one(only.get(slug))
      if (count > 0) return { kind: 'followed', only: count }
      carry(slug, null, audit.at)
      rows.drop(slug)
      rows.leave(slug, null)
      rows.changed()
      writeAudit(audit)
      return { kind: 'removed' }
    }),
    followers: read((slug) => one(followers.get(slug)).count),
  }
}
