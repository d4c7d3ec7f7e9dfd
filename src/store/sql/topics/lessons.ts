import type { Topic } from '../../../model.ts'
import type { NewAuditEntry } from '../../desk.ts'
import type { Lesson, NewLesson, TopicStore } from '../../topics.ts'
import type { WriteAudit } from '../desk/audit-log.ts'
import { one, type Transactions, type Work } from '../work.ts'
import type { TopicRows } from './rows.ts'

interface LessonRow {
  readonly id: number
  readonly at: number
  readonly person: string
  readonly name: string | null
  readonly topic: string
  readonly item: string
  readonly headline: string
  readonly words: string
  readonly change: number
}

type Columns = [number, string, string | null, string, string, string, string, number]

/** What corrections of guesses taught. */
export const createLessons = (
  { sql, read, write }: Transactions,
  rows: TopicRows,
  writeAudit: WriteAudit,
): {
  readonly store: Pick<TopicStore, 'teach' | 'unteach' | 'lesson' | 'lessonOf' | 'lessons'>
  /** What a topic that came from elsewhere has learned there, in place of what it learned here; in a transaction that is open already. */
  replace(topic: Topic, audit: NewAuditEntry): Work<void>
} => {
  const insert = sql.prepare<Columns, { id: number }>(`
    insert into topic_lessons (at, person, name, topic, item, headline, words, change) values (?, ?, ?, ?, ?, ?, ?, cast(? as real))
    returning id`)
  const standing = sql.prepare<[string, string], LessonRow>(`
    select id, at, person, name, topic, item, headline, words, change from topic_lessons indexed by topic_lessons_of
    where topic = ? and item = ? and undone = 0 order by id desc limit 1`)
  const undoOf = sql.prepare<[string, string]>(
    'update topic_lessons set undone = 1 where topic = ? and item = ? and undone = 0',
  )
  const undo = sql.prepare<[number]>('update topic_lessons set undone = 1 where id = ? and undone = 0')
  const undoAll = sql.prepare<[string]>('update topic_lessons set undone = 1 where topic = ? and undone = 0')
  const byId = sql.prepare<[number], LessonRow>(`
    select id, at, person, name, topic, item, headline, words, change from topic_lessons where id = ? and undone = 0`)
  const newest = sql.prepare<[string, number], LessonRow>(`
    select id, at, person, name, topic, item, headline, words, change from topic_lessons indexed by topic_lessons_of
    where topic = ? and undone = 0 order by id desc limit ?`)

  const write1 = function* ({ at, actor, topic, item, headline, words, change }: NewLesson): Work<number> {
    return one(yield* insert.get(at, actor.person, actor.name, topic, item, headline, JSON.stringify(words), change)).id
  }

  return {
    store: {
      teach: write(function* (lesson, audit) {
        yield* rows.settle()
        yield* undoOf.run(lesson.topic, lesson.item)
        const id = yield* write1(lesson)
        yield* rows.changed()
        yield* writeAudit(audit)
        return id
      }),
      lessonOf: read(function* (topic, item) {
        const row = yield* standing.get(topic, item)
        return row === undefined ? null : toLesson(row)
      }),
      unteach: write(function* (id, audit) {
        if ((yield* undo.run(id)).changes === 0) return false
        yield* rows.changed()
        yield* writeAudit(audit)
        return true
      }),
      lesson: read(function* (id) {
        const row = yield* byId.get(id)
        return row === undefined ? null : toLesson(row)
      }),
      lessons: read(function* (topic, limit) {
        return (yield* newest.all(topic, limit)).map(toLesson)
      }),
    },
    *replace({ slug, learned }, { at, actor }) {
      if (learned === undefined) return
      yield* undoAll.run(slug)
      const words = Map.groupBy(Object.entries(learned), ([, change]) => change)
      for (const [change, entries] of words)
        yield* write1({ at, actor, topic: slug, item: '', headline: '', words: entries.map(([word]) => word), change })
    },
  }
}

const toLesson = ({ words, ...row }: LessonRow): Lesson => {
  const list: readonly string[] = JSON.parse(words)
  return { ...row, words: list }
}
