import { messageOf } from '../../../src/errors.ts'
import { redact, type SlackLog } from '../api/log.ts'

/** What is being answered. Closing waits for it and lets nothing new begin. */
export interface Tasks {
  /** Runs work that never throws outward: a fault is written down. Does nothing once closing. */
  run(what: string, work: () => Promise<void>): Promise<void>
  readonly closing: boolean
  close(): Promise<void>
}

/** Keeps track of work that goes on after Slack has its acknowledgement. */
export function createTasks(log: SlackLog): Tasks {
  const open = new Set<Promise<void>>()
  let closing = false
  return {
    get closing() {
      return closing
    },
    run(what, work) {
      if (closing) return Promise.resolve()
      const task = work()
        .catch((thrown) => log.error({ platform: 'slack', what }, redact(messageOf(thrown))))
        .finally(() => open.delete(task))
      open.add(task)
      return task
    },
    async close() {
      closing = true
      while (open.size > 0) await Promise.all(open)
    },
  }
}
