import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { UserError } from '../../errors.ts'
import { phrasesIn } from '../../phrases/index.ts'
import { type Reading, type ReadOptions, readText } from './read-post.ts'

/** Reads what somebody sent, as `readText` does, without holding anybody up. Throws UserError for what cannot be read in time. */
export type ReadText = (text: string, options: ReadOptions) => Promise<Reading>

/** What goes to the thread that reads, and what comes back. */
export interface ReadTask {
  readonly text: string
  readonly options: ReadOptions
}

export interface TextReader {
  readonly read: ReadText
  /** Ends the thread, if there is one. */
  close(): Promise<void>
}

export interface TextReaderOptions {
  /** How long a text may take, the start of the thread included; 10 s if not given. */
  readonly patienceMs?: number
}

/**
 * Of a character the reading takes a microsecond at most, so that this many are read on the spot in a third of what nobody notices;
 * a paste over Telegram has fewer.
 */
const longestAtOnce = 16_384
/** The thread is kept for the next text for so long: it takes memory that is seldom needed. */
const idleMs = 30_000

/** A reader that reads long texts in a thread of its own, one after the other. */
export function createTextReader({ patienceMs = 10_000 }: TextReaderOptions = {}): TextReader {
  let thread: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const end = async (): Promise<void> => {
    clearTimeout(idle)
    const ended = thread?.terminate()
    thread = null
    await ended
  }

  const readBeside = async (task: ReadTask): Promise<Reading> => {
    clearTimeout(idle)
    thread ??= startThread()
    thread.postMessage(task)
    try {
      const [reading] = await once(thread, 'message', { signal: AbortSignal.timeout(patienceMs) })
      idle = setTimeout(end, idleMs).unref()
      return reading
    } catch (thrown) {
      await end()
      if (!isAbort(thrown)) throw thrown
      throw new UserError(phrasesIn(task.options.language ?? 'en').reading.file.tooSlow)
    }
  }

  return {
    read(text, options) {
      if (text.length <= longestAtOnce) return Promise.resolve(readText(text, options))
      const done = queue.then(() => readBeside({ text, options }))
      queue = done.catch(() => {})
      return done
    },
    close: end,
  }
}

/** Our modules end in .ts where they are run as they were written, in .js where they were built. */
const startThread = (): Worker => {
  const thread = new Worker(new URL(`./read-thread${import.meta.url.slice(-3)}`, import.meta.url))
  thread.unref()
  return thread
}

const isAbort = (thrown: unknown): boolean => thrown instanceof Error && thrown.name === 'AbortError'
