import { UserError } from '../errors.ts'
import type { Issue } from '../model.ts'
import type { Store } from '../store/port.ts'

/** The issue that somebody named by its number (`3`, `#3`) or as `latest`. Throws UserError. */
export async function findIssue(which: string, store: Pick<Store, 'latest' | 'issue'>): Promise<Issue> {
  const newest = await store.latest()
  if (!newest) throw new UserError('There is no issue yet. Publish one: briefwire import FILE --publish.')
  const number = which === 'latest' ? newest.number : Number(which.replace(/^#/, ''))
  const issue = Number.isInteger(number) ? await store.issue(number) : null
  if (!issue) throw new UserError(`There is no issue ${which}. The newest is ${newest.number}.`)
  return issue
}
