import type { Config } from '../../config.ts'
import { itemCount } from '../../desk/draft/draft.ts'
import { openDesk } from '../../main/open-desk.ts'
import type { Streams } from '../io.ts'
import { Failure } from '../terminal/failure.ts'
import { padTo } from '../terminal/width.ts'

export interface IssuesOptions {
  readonly json?: boolean
  readonly last: string
}

/** `briefwire issues`: what is out, newest first: number, day, items, readers who have it, title. As JSON one line for each. */
export async function issues({ json, last }: IssuesOptions, config: Config, io: Streams): Promise<void> {
  const words = io.words.results
  const limit = Number(last)
  if (!Number.isInteger(limit) || limit < 1) throw new Failure('usage', words.lastTakesNumber(last))
  const { store } = await openDesk(config)
  try {
    const found = await store.issuesBefore(null, limit)
    if (found.length === 0 && !json) io.out(words.nothingOut)
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
      const marks = [urgent ? words.urgent : '', revision > 1 ? words.correctedTimes(revision - 1) : '']
        .filter(Boolean)
        .join(io.words.operating.comma)
      const cells = [
        String(number).padStart(5),
        date,
        padTo(words.itemCount(items), 9),
        padTo(words.readersOf(deliveries.sent, all), 16),
      ]
      io.out(`${cells.join('  ')}  ${title}${marks ? ` (${marks})` : ''}`)
    }
  } finally {
    await store.close()
  }
}
