import { setImmediate } from 'node:timers/promises'
import type { Issue, Item } from '../../../model.ts'
import {
  type Corrected,
  type CorrectionStore,
  type FixState,
  fixStates,
  type NewCorrection,
} from '../../corrections.ts'
import type { WriteAudit } from '../desk/audit-log.ts'
import type { FixOutbox } from '../ledger/fan-out/fix-outbox.ts'
import type { BeginCounters } from '../ledger/rows/counters.ts'
import { type IssueRow, type ItemRow, toIssue } from '../rows.ts'
import type { Coin } from '../topics/coin.ts'
import type { TopicRows } from '../topics/rows.ts'
import { one, type Transactions, type Work } from '../work.ts'
import type { SearchIndex } from './search-index.ts'

/** Nothing was written, or a new revision of which more fixes may be still to be written. */
type Begun = Extract<Corrected, { readonly kind: 'stale' }> | Written

interface Written {
  readonly issue: Issue
  readonly copies: number
  readonly more: boolean
}

interface Steps {
  readonly index: SearchIndex
  readonly begin: BeginCounters
  readonly writeAudit: WriteAudit
  readonly coin: Coin
  readonly topics: TopicRows
  readonly outbox: FixOutbox
}

/** Corrections of what is out. */
export const createCorrections = (
  { sql, read, write }: Transactions,
  { index, begin, writeAudit, coin, topics, outbox }: Steps,
): Omit<CorrectionStore, 'halt' | 'cancel'> => {
  const row = sql.prepare<[number], IssueRow>('select * from issues where number = ?')
  const items = sql.prepare<[number], ItemRow>('select * from items where issue = ? order by number')
  const keep = sql.prepare<[number, number, string, number]>(
    'insert into revisions (issue, revision, content, superseded_at) values (?, ?, ?, ?)',
  )
  const kept = sql.prepare<[number, number], { content: string }>(
    'select content from revisions where issue = ? and revision = ?',
  )
  const raise = sql.prepare<[number]>('update issues set revision = revision + 1 where number = ?')
  const counts = sql.prepare<[number], { state: FixState; count: number }>(
    'select state, sum(count) as count from fix_tallies where issue = ? group by state',
  )
  const unwritten = sql.prepare<[number], { found: 1 }>('select 1 as found from fix_fan_outs where issue = ?')

  const current = function* (number: number): Work<Issue | null> {
    const found = yield* row.get(number)
    return found === undefined ? null : toIssue(found, yield* items.all(number))
  }
  const fixesOf = function* (issue: number): Work<Record<FixState, number>> {
    const found = new Map((yield* counts.all(issue)).map((each) => [each.state, each.count]))
    const all: Record<FixState, number> = { pending: 0, sending: 0, edited: 0, told: 0, uncertain: 0, failed: 0 }
    for (const state of fixStates) all[state] = found.get(state) ?? 0
    // There is at least one more to come: it is not over.
    if ((yield* unwritten.get(issue)) !== undefined) all.pending++
    return all
  }

  const begun = write(function* ({ issue: number, revision, item, at, audit }: NewCorrection): Work<Begun> {
    const issue = yield* current(number)
    if (issue === null || issue.revision !== revision) return { kind: 'stale' }
    const counters = begin(at)
    yield* keep.run(number, revision, JSON.stringify(issue), at)
    yield* index.replace(number, itemOf(issue, item.number), yield* coin.item(item))
    yield* coin.prune()
    yield* raise.run(number)
    const pressing = item.amended?.kind === 'retracted' ? 1 : 0
    const more = yield* outbox.fill({ issue: number, revision: revision + 1, pressing }, counters)
    yield* counters.write()
    yield* writeAudit(audit)
    const { pending, sending } = yield* fixesOf(number)
    return { issue: one((yield* current(number)) ?? undefined), copies: pending + sending, more }
  })
  const next = write(function* (issue: number, at: number): Work<Pick<Written, 'copies' | 'more'>> {
    const counters = begin(at)
    const more = yield* outbox.go(issue, counters)
    yield* counters.write()
    const { failed: _out, ...reached } = yield* fixesOf(issue)
    return { copies: Object.values(reached).reduce((sum, count) => sum + count, 0), more }
  })

  return {
    async correct(correction) {
      const first = await begun(correction)
      if ('kind' in first) return first
      const { issue } = first
      let { copies, more } = first
      try {
        while (more) {
          // Others have their turn between two pieces.
          await setImmediate()
          const written = await next(issue.number, correction.at)
          more = written.more
          copies = written.copies
        }
      } catch {
        // It is corrected: what is missing is written by the next tick that can.
      }
      return { kind: 'corrected', issue, copies }
    },
    issueAt: read(function* (number, revision) {
      const issue = yield* current(number)
      if (issue === null || issue.revision === revision) return issue
      const found = yield* kept.get(number, revision)
      if (found === undefined) return null
      const before: Issue = JSON.parse(found.content)
      return yield* topics.renamed(before)
    }),
    fixes: read(fixesOf),
  }
}

/** The item under its number, with the title of its section. */
const itemOf = (issue: Issue, number: number): { readonly item: Item; readonly title: string | null } => {
  for (const { title, items } of issue.sections) {
    const item = items.find((each) => each.number === number)
    if (item !== undefined) return { item, title }
  }
  throw new Error(`issue ${issue.number} has no item ${number}`)
}
