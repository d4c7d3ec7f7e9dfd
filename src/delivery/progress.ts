import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/port.ts'

/** Tells the operator how far a broadcast is. */
export interface Progress {
  /** Something of this issue was sent, or failed. */
  note(issue: number): void
  close(): void
}

/** A line about each issue that is being delivered every two seconds, the last one when it is done. */
export function createProgress(store: Pick<Store, 'progress'>, log: Log): Progress {
  const moving = new Set<number>()
  const report = async (issue: number): Promise<void> => {
    const { pending, sending, sent, failed, uncertain, skipped } = await store.progress(issue)
    const total = pending + sending + sent + failed + uncertain + skipped
    const trouble = failed + uncertain > 0 ? `, ${failed} failed, ${uncertain} uncertain` : ''
    const line = `issue ${issue}: ${sent} of ${total} delivered${trouble}`
    log.info(
      { issue, pending, sending, sent, failed, uncertain, skipped },
      pending + sending > 0 ? line : `${line}, done`,
    )
  }
  const timer = setInterval(() => {
    const issues = [...moving]
    moving.clear()
    for (const issue of issues)
      report(issue).catch((thrown) => log.warn({ issue, reason: messageOf(thrown) }, 'the progress could not be read'))
  }, 2000)
  timer.unref()
  return {
    note: (issue) => void moving.add(issue),
    close: () => clearInterval(timer),
  }
}
