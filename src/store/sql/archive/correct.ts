import type { Issue, Item } from '../../../model.ts'
import {
  type Corrected,
  type CorrectionStore,
  type FixState,
  fixStates,
  type NewCorrection,
} from '../../corrections.ts'
import type { WriteAudit } from '../desk/audit-log.ts'
import { createHalt } from '../ledger/halt.ts'
import type { ChatQueues } from '../ledger/rows/chat-queues.ts'
import type { BeginCounters } from '../ledger/rows/counters.ts'
import { type IssueRow, type ItemRow, toIssue } from '../rows.ts'
import type { Coin } from '../topics/coin.ts'
import type { TopicRows } from '../topics/rows.ts'
import { one, type Transactions, type Work } from '../work.ts'
import type { SearchIndex } from './search-index.ts'

interface Steps {
  readonly index: SearchIndex
  readonly queues: ChatQueues
  readonly begin: BeginCounters
  readonly writeAudit: WriteAudit
  readonly coin: Coin
  readonly topics: TopicRows
}

/** Corrections of what is out, and ends of broadcasts. */
export const createCorrections = (
  { sql, read, write }: Transactions,
  { index, queues, begin, writeAudit, coin, topics }: Steps,
): CorrectionStore => {
  const row = sql.prepare<[number], IssueRow>('select * from issues where number = ?')
  const items = sql.prepare<[number], ItemRow>('select * from items where issue = ? order by number')
  const keep = sql.prepare<[number, number, string, number]>(
    'insert into revisions (issue, revision, content, superseded_at) values (?, ?, ?, ?)',
  )
  const kept = sql.prepare<[number, number], { content: string }>(
    'select content from revisions where issue = ? and revision = ?',
  )
  const raise = sql.prepare<[number]>('update issues set revision = revision + 1 where number = ?')
  // A chat that has just got something has its next time in due_at: no later than it was to wait. What is being made at this moment stays as it is: its
  // mark finds that there is a newer revision.
  const fill = sql.prepare<{ issue: number; revision: number; at: number; pressing: 0 | 1 }>(`
    insert into fixes (delivery, issue, lane, queue, revision, due_at, waits_from, pressing)
    select d.id, d.issue, s.lane, s.queue, :revision,
      max(:at, iif(d.part > 0, min(d.due_at, :at + d.due_at - coalesce(d.waits_from, d.due_at)), 0)), :at,
      :pressing
    from deliveries d indexed by deliveries_of_issue cross join subscriptions s on s.id = d.subscription
    where d.issue = :issue and (
      exists (select 1 from parts p where p.delivery = d.id and (p.part < d.part or d.state not in ('pending', 'sending')))
      or d.grown = 1
      or exists (select 1 from notices o indexed by notices_of_delivery where o.delivery = d.id))
    on conflict (delivery) do update set
      revision = excluded.revision, state = iif(fixes.state = 'sending', 'sending', 'pending'), telling = 0, attempt = 0,
      waiting = 0, waits_from = excluded.waits_from,
      due_at = max(excluded.due_at,
        iif(fixes.state = 'pending', fixes.due_at,
          min(fixes.due_at, :at + fixes.due_at - coalesce(fixes.waits_from, fixes.due_at)))),
      pressing = max(excluded.pressing, iif(fixes.state in ('pending', 'sending'), fixes.pressing, 0)), reason = null`)
  // Copies that were to be put right before and are none any more: they go out again, and then in the newest revision.
  const drop = sql.prepare<{ issue: number; revision: number }>(`
    delete from fixes indexed by fixes_of_issue where issue = :issue and revision < :revision and state <> 'sending'`)
  const lift = sql.prepare<{ issue: number; revision: number }>(`
    update fixes indexed by fixes_of_issue set revision = :revision, telling = 0 where issue = :issue and revision < :revision`)
  // Nobody can reach those now; they are put right when the account is back.
  const giveUp = sql.prepare<[number]>(`
    update fixes indexed by fixes_of_issue
    set state = 'failed', waiting = 0, reason = (select reason from lanes where id = fixes.lane)
    where issue = ? and state = 'pending' and lane in (select id from lanes where gone = 1)`)
  const forget = sql.prepare<[number]>('delete from fix_tallies where issue = ?')
  const count = sql.prepare<[number]>(`
    insert into fix_tallies (issue, lane, state, count)
    select issue, lane, state, count(*) from fixes indexed by fixes_of_issue where issue = ? group by issue, lane, state`)
  const counts = sql.prepare<[number], { state: FixState; count: number }>(
    'select state, sum(count) as count from fix_tallies where issue = ? group by state',
  )
  const halt = createHalt(sql)
  const unhalt = sql.prepare<[number]>('update issues set halted = null, halted_kind = null where number = ?')
  const unbegun = `issue = ? and state = 'pending' and part = 0 and grown = 0
    and not exists (select 1 from parts p where p.delivery = deliveries.id)`
  const countUnbegun = sql.prepare<[number], { lane: number; count: number }>(
    `select lane, count(*) as count from deliveries indexed by deliveries_of_issue where ${unbegun} group by lane`,
  )
  const skip = sql.prepare<[string, number]>(`
    update deliveries indexed by deliveries_of_issue set state = 'skipped', reason = ?, waiting = 0 where ${unbegun}`)

  const current = function* (number: number): Work<Issue | null> {
    const found = yield* row.get(number)
    return found === undefined ? null : toIssue(found, yield* items.all(number))
  }
  const fixesOf = function* (issue: number): Work<Record<FixState, number>> {
    const found = new Map((yield* counts.all(issue)).map((each) => [each.state, each.count]))
    const all: Record<FixState, number> = { pending: 0, sending: 0, edited: 0, told: 0, uncertain: 0, failed: 0 }
    for (const state of fixStates) all[state] = found.get(state) ?? 0
    return all
  }

  return {
    correct: write(function* ({ issue: number, revision, item, at, audit }: NewCorrection): Work<Corrected> {
      const issue = yield* current(number)
      if (issue === null || issue.revision !== revision) return { kind: 'stale' }
      yield* begin(at).write()
      yield* keep.run(number, revision, JSON.stringify(issue), at)
      yield* index.replace(number, itemOf(issue, item.number), yield* coin.item(item))
      yield* coin.prune()
      yield* raise.run(number)
      const next = { issue: number, revision: revision + 1 }
      yield* fill.run({ ...next, at: Math.ceil(at), pressing: item.amended?.kind === 'retracted' ? 1 : 0 })
      yield* drop.run(next)
      yield* lift.run(next)
      yield* giveUp.run(number)
      yield* forget.run(number)
      yield* count.run(number)
      yield* writeAudit(audit)
      const { pending, sending } = yield* fixesOf(number)
      return { kind: 'corrected', issue: one((yield* current(number)) ?? undefined), copies: pending + sending }
    }),
    issueAt: read(function* (number, revision) {
      const issue = yield* current(number)
      if (issue === null || issue.revision === revision) return issue
      const found = yield* kept.get(number, revision)
      if (found === undefined) return null
      const before: Issue = JSON.parse(found.content)
      return yield* topics.renamed(before)
    }),
    fixes: read(fixesOf),
    halt: write(function* (number, reason) {
      yield* halt(number, { kind: 'paused', reason })
      // What waits behind this issue's deliveries need not wait for them any more.
      yield* queues.wakeAll()
    }),
    cancel: write(function* (number, reason, at) {
      const counters = begin(at)
      let skipped = 0
      for (const { lane, count } of yield* countUnbegun.all(number)) {
        counters.shift({ issue: number, lane }, 'pending', 'skipped', count)
        skipped += count
      }
      yield* skip.run(reason, number)
      yield* unhalt.run(number)
      yield* counters.write()
      yield* queues.wakeAll()
      return skipped
    }),
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
