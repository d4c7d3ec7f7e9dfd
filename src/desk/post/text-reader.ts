import { UserError } from '../../errors.ts'
import { phrasesIn } from '../../phrases/index.ts'
import { createSideThread, TooSlow } from '../../text/side-thread.ts'
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

/** Of a character the reading takes two microseconds at most: so many are read on the spot, and a message of Telegram's has fewer. */
const longestAtOnce = 8192

/** A reader that reads long texts in a thread of its own, one after the other. */
export function createTextReader({ patienceMs = 10_000 }: TextReaderOptions = {}): TextReader {
  const module = new URL('./read-thread', import.meta.url)
  const thread = createSideThread<ReadTask, Reading>({ module, patienceMs })
  return {
    async read(text, options) {
      if (text.length <= longestAtOnce) return readText(text, options)
      try {
        return await thread.ask({ text, options })
      } catch (thrown) {
        if (!(thrown instanceof TooSlow)) throw thrown
        throw new UserError(phrasesIn(options.language ?? 'en').reading.file.tooSlow)
      }
    },
    close: thread.close,
  }
}
