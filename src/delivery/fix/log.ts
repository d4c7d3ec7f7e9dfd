import type { Log } from '../../log.ts'
import type { Fix } from '../../store/corrections.ts'
import type { Store } from '../../store/port.ts'
import { createReports } from '../periodic-log.ts'

/** Tells the operator how far corrections are. */
export interface Corrected {
  /** A step of this fix came to an end. */
  note(fix: Fix): void
  close(): void
}

/** A line when a correction begins to reach copies, every two seconds while it does, and when it has reached all that it can. */
export function createCorrected(store: Pick<Store, 'fixes'>, log: Log): Corrected {
  const begun = new Map<number, number>()

  const report = async (issue: number): Promise<void> => {
    const { pending, sending, edited, told, uncertain, failed } = await store.fixes(issue)
    const what = { issue, pending, sending, edited, told, uncertain, failed }
    const reached = edited + told
    const left = pending + sending
    if (left > 0)
      return log.info(
        what,
        `issue ${issue}: correction reached ${count(reached)} of ${copies(reached + left + uncertain + failed)}`,
      )
    begun.delete(issue)
    const ends = [
      `issue ${issue}: correction reached ${copies(reached)}`,
      told > 0 ? `${count(told)} of them by a message of its own` : null,
      uncertain > 0 ? `${count(uncertain)} are uncertain` : null,
      failed > 0 ? `${count(failed)} could not be changed` : null,
    ]
    log.info(what, ends.filter((end) => end !== null).join(', '))
  }

  const reports = createReports(report, log)
  return {
    note({ issue, revision }) {
      if ((begun.get(issue) ?? 0) < revision) {
        begun.set(issue, revision)
        log.info({ issue, revision }, `issue ${issue}: revision ${revision} goes to the copies that are out`)
      }
      reports.note(issue)
    },
    close: reports.close,
  }
}

const count = (of: number): string => of.toLocaleString('en')

const copies = (of: number): string => `${count(of)} ${of === 1 ? 'copy' : 'copies'}`
