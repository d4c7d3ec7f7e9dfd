import { type Candidate, type Due, dueOf } from '../../sql/ledger/claims/candidates.ts'
import type { Sql } from '../../sql/work.ts'

/** All looks at once. */
export const createDueTogether = (sql: Sql): Due => {
  const due = sql.prepare<{ looks: string; now: number }, Candidate>(`
    select d.* from json_each(:looks) j cross join lateral (
      ${dueOf({ lane: 'j.value ->> 0', issue: 'j.value ->> 1', now: ':now', most: 'j.value ->> 2' })}
    ) d`)
  return (looks, now) =>
    due.all({ looks: JSON.stringify(looks.map(({ lane, issue, most }) => [lane, issue, most])), now })
}
