import type { Config } from '../../config.ts'
import { itemCount } from '../../desk/draft/draft.ts'
import { UserError } from '../../errors.ts'
import { openDesk } from '../../main.ts'
import type { Streams } from '../io.ts'

export interface IssuesOptions {
  readonly json?: boolean
  readonly last: string
}

/** `briefwire issues`: what is out, newest first: number, day, items, readers who have it, title. As JSON one line for each. */
export async function issues({ json, last }: IssuesOptions, config: Config, io: Streams): Promise<void> {
  const limit = Number(last)
  if (!Number.isInteger(limit) || limit < 1)
    throw new UserError(`--last takes a number, such as 10; “${last}” is none.`)
  const { store } = await openDesk(config)
  try {
    const found = await store.issuesBefore(null, limit)
    if (found.length === 0 && !json)
      io.out('Nothing is out yet. "briefwire import FILE --publish" sends a first issue.')
    for (const issue of found) {
      const { number, date, title, revision, publishedAt, urgent = false } = issue
      const items = itemCount(issue)
      const deliveries = await store.progress(number)
      if (json) {
        const published = new Date(publishedAt).toISOString()
        io.out(JSON.stringify({ number, date, title, urgent, items, revision, published, deliveries }))
        continue
      }
      const all = Object.values(deliveries).reduce((sum, count) => sum + count, 0) - deliveries.skipped
      const marks = [urgent ? 'urgent' : '', revision > 1 ? `corrected ${revision - 1}×` : '']
        .filter(Boolean)
        .join(', ')
      const cells = [
        String(number).padStart(5),
        date,
        `${items} items`.padStart(9),
        `${deliveries.sent}/${all} readers`.padStart(16),
      ]
      io.out(`${cells.join('  ')}  ${title}${marks ? ` (${marks})` : ''}`)
    }
  } finally {
    await store.close()
  }
}
