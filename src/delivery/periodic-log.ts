import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'

/** Reports about issues in which something moves. */
export interface Reports {
  /** Something of this issue has moved. */
  note(issue: number): void
  close(): void
}

/** A line of progress is logged this often. */
const everyMs = 2000

/** Calls `report` every two seconds for each issue that has moved since; what it throws is logged. */
export function createReports(report: (issue: number) => Promise<void>, log: Log): Reports {
  const moving = new Set<number>()
  const timer = setInterval(() => {
    const issues = [...moving]
    moving.clear()
    for (const issue of issues)
      report(issue).catch((thrown) => log.warn({ issue, reason: messageOf(thrown) }, 'the progress could not be read'))
  }, everyMs)
  timer.unref()
  return {
    note: (issue) => void moving.add(issue),
    close: () => clearInterval(timer),
  }
}
