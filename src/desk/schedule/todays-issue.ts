import type { Issue } from '../../model.ts'
import type { ArchiveStore } from '../../store/archive.ts'
import { localDate } from '../../time/format.ts'

/** The issue that came out on the day of this moment, on the brief's calendar; urgent ones are beside the daily one. Null: none did. */
export async function issueOfDay(
  store: Pick<ArchiveStore, 'issuesBefore'>,
  at: number,
  timeZone: string,
): Promise<Issue | null> {
  const day = localDate(at, timeZone)
  for (let before: number | null = null; ; ) {
    const [issue] = await store.issuesBefore(before, 1)
    if (!issue) return null
    const out = localDate(issue.publishedAt, timeZone)
    if (out < day) return null
    if (out === day && !issue.urgent) return issue
    before = issue.number
  }
}
