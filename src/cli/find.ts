import type { Issue } from '../model.ts'
import type { Store } from '../store/port.ts'
import type { Streams } from './io.ts'
import { Failure } from './terminal/failure.ts'

/** The issue that somebody named by its number (`3`, `#3`) or as `latest`. Throws UserError. */
export async function findIssue(
  which: string,
  store: Pick<Store, 'latest' | 'issue'>,
  { words }: Streams,
): Promise<Issue> {
  const newest = await store.latest()
  if (!newest) throw new Failure('missing', words.results.noIssueYet)
  const number = which === 'latest' ? newest.number : Number(which.replace(/^#/, ''))
  const issue = Number.isInteger(number) ? await store.issue(number) : null
  if (!issue) throw new Failure('missing', words.results.noSuchIssue(which, newest.number))
  return issue
}
