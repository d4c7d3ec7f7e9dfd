import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** Does work in a thread of its own, one task after the other, so that nobody else waits for it. */
export interface SideThread<Task, Answer> {
  /** Rejects with TooSlow when the answer does not come in time, and with whatever ended the thread. */
  ask(task: Task): Promise<Answer>
  /** Ends the thread, if there is one. */
  close(): Promise<void>
}

/** The work takes longer than anybody waits. */
export class TooSlow extends Error {}

export interface SideThreadOptions {
  /** The module that runs in the thread, without its ending; it answers each message with one. */
  readonly module: URL
  /** How long a task may take, the start of the thread included. */
  readonly patienceMs: number
}

/** The thread is kept for the next task for so long: it takes memory that is seldom needed. */
const idleMs = 30_000

/** A thread that is started when it is first asked. */
export function createSideThread<Task, Answer>({ module, patienceMs }: SideThreadOptions): SideThread<Task, Answer> {
  let thread: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const end = async (): Promise<void> => {
    clearTimeout(idle)
    const ended = thread?.terminate()
    thread = null
    await ended
  }

  const askNow = async (task: Task): Promise<Answer> => {
    clearTimeout(idle)
    thread ??= startThread(module)
    thread.postMessage(task)
    try {
      const [answer] = await once(thread, 'message', { signal: AbortSignal.timeout(patienceMs) })
      idle = setTimeout(end, idleMs).unref()
      return answer
    } catch (thrown) {
      await end()
      throw thrown instanceof Error && thrown.name === 'AbortError' ? new TooSlow() : thrown
    }
  }

  return {
    ask(task) {
      const done = queue.then(() => askNow(task))
      queue = done.catch(() => {})
      return done
    },
    close: end,
  }
}

/** A task that wants more memory ends its thread, not the program; reading the worst of 2 MB takes 300 MB for a moment. */
const resourceLimits = { maxOldGenerationSizeMb: 512 }

/** Our modules end in .ts where they are run as they were written, in .js where they were built. */
const startThread = (module: URL): Worker => {
  const thread = new Worker(new URL(`${module.href}${import.meta.url.slice(-3)}`), { resourceLimits })
  thread.unref()
  return thread
}
