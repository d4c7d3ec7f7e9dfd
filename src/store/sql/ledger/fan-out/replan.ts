import type { DueAt } from '../../../port.ts'
import { timingOf } from '../../choices.ts'
import type { Transactions, Work } from '../../work.ts'

/** What waits for a time that this subscription chose waits for the one that it has chosen now. For those in a transaction already. */
export type Replan = (subscription: number, dueAt: DueAt) => Work<void>

interface Waiting {
  readonly id: number
  readonly urgent: 0 | 1
  readonly timing: string
}

export const createReplan = ({ sql }: Transactions): Replan => {
  // Whatever has a moment of its own (a try that failed, the chat's pace) keeps it.
  const waiting = sql.prepare<[number], Waiting>(`
    select d.id, n.urgent, t.content as timing
    from subscriptions s
      cross join timings t on t.id = s.timing
      cross join deliveries d indexed by deliveries_open on d.queue = s.queue
      cross join issues n on n.number = d.issue
    where s.id = ? and d.state in ('pending', 'sending') and d.state = 'pending' and d.subscription = s.id
      and d.part = 0 and d.attempt = 0 and d.waits_from is null`)
  const put = sql.prepare<[number, number]>('update deliveries set due_at = ? where id = ?')
  return function* (subscription, dueAt) {
    for (const { id, urgent, timing } of yield* waiting.all(subscription))
      yield* put.run(Math.ceil(dueAt(timingOf(timing), urgent === 1)), id)
  }
}
