import { chosenOf } from '../../../choices/choose.ts'
import { selectionOf } from '../choices.ts'
import type { Connection } from '../connection.ts'
import { type ItemRow, toItem } from '../rows.ts'
import { type Counters, perTransaction } from './rows/counters.ts'

/** Whether something in an issue, as it stands now, is for a subscription. For those that are in a transaction already. */
export type Concerns = (issue: number, subscription: number, counters: Counters) => boolean

/** Many who come back have chosen the same, and have missed the same. */
export const createConcerns = ({ db }: Connection): Concerns => {
  const content = db.prepare<[number], { id: number; content: string }>(`
    select c.id, c.content from subscriptions s join selections c on c.id = s.selection where s.id = ?`)
  const items = db.prepare<[number], ItemRow>('select * from items where issue = ? order by number')
  const itemsOf = perTransaction((issue: number) => items.all(issue).map(toItem))
  const answers = new WeakMap<Counters, Map<string, boolean>>()
  return (issue, subscription, counters) => {
    const chosen = content.get(subscription)
    if (chosen === undefined) return false
    const known = answers.get(counters) ?? new Map<string, boolean>()
    answers.set(counters, known)
    const key = `${issue} ${chosen.id}`
    const answer =
      known.get(key) ??
      chosenOf({ sections: [{ title: null, items: itemsOf(counters, issue) }] }, selectionOf(chosen.content)).length > 0
    known.set(key, answer)
    return answer
  }
}
