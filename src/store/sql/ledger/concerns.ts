import { chosenOf } from '../../../choices/choose.ts'
import { selectionOf } from '../choices.ts'
import { type ItemRow, toItem } from '../rows.ts'
import type { Transactions, Work } from '../work.ts'
import { type Counters, perTransaction } from './rows/counters.ts'

/** Whether something in an issue, as it stands now, is for a subscription. For those that are in a transaction already. */
export type Concerns = (issue: number, subscription: number, counters: Counters) => Work<boolean>

/** Many who come back have chosen the same, and have missed the same. */
export const createConcerns = ({ sql }: Transactions): Concerns => {
  const content = sql.prepare<[number], { id: number; content: string }>(`
    select c.id, c.content from subscriptions s join selections c on c.id = s.selection where s.id = ?`)
  const items = sql.prepare<[number], ItemRow>('select * from items where issue = ? order by number')
  const itemsOf = perTransaction(function* (issue: number) {
    return (yield* items.all(issue)).map(toItem)
  })
  const answers = new WeakMap<Counters, Map<string, boolean>>()
  return function* (issue, subscription, counters) {
    const chosen = yield* content.get(subscription)
    if (chosen === undefined) return false
    const known = answers.get(counters) ?? new Map<string, boolean>()
    answers.set(counters, known)
    const key = `${issue} ${chosen.id}`
    const answer =
      known.get(key) ??
      chosenOf({ sections: [{ title: null, items: yield* itemsOf(counters, issue) }] }, selectionOf(chosen.content))
        .length > 0
    known.set(key, answer)
    return answer
  }
}
