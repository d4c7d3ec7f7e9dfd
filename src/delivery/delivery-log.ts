import type { Log } from '../log.ts'
import type { Store } from '../store/port.ts'
import { createReports, type Reports } from './periodic-log.ts'

/** Tells the operator how far a broadcast is: a line about each issue that is being delivered every two seconds, the last one when it is done. */
export function createProgress(store: Pick<Store, 'progress'>, log: Log): Reports {
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
  return createReports(report, log)
}
