import { UserError } from '../errors.ts'
import type { Language } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import { createSideThread, TooSlow } from '../text/side-thread.ts'
import type { ReadFile } from './index.ts'

/** Reads a file that somebody sent, as `readFile` does, without holding anybody up. Throws UserError. */
export type ReadSentFile = (bytes: Uint8Array, name: string, language: Language) => Promise<ReadFile>

/** What goes to the thread that reads, and what comes back. */
export interface FileTask {
  readonly bytes: Uint8Array
  readonly name: string
  readonly language: Language
}
export type FileAnswer = ReadFile | { readonly refused: string }

export interface FileReader {
  readonly read: ReadSentFile
  /** Ends the thread, if there is one. */
  close(): Promise<void>
}

/** A reader that reads files in a thread of its own, one after the other; each may take `patienceMs` (15 s if not given). */
export function createFileReader({ patienceMs = 15_000 }: { readonly patienceMs?: number } = {}): FileReader {
  const module = new URL('./file-thread', import.meta.url)
  const thread = createSideThread<FileTask, FileAnswer>({ module, patienceMs })
  return {
    async read(bytes, name, language) {
      const { reading } = phrasesIn(language)
      const answer = await thread.ask({ bytes, name, language }).catch((thrown: unknown): FileAnswer => {
        // Whatever a library makes of a stranger's file ends with that file.
        return { refused: thrown instanceof TooSlow ? reading.file.tooSlow : reading.formats.unreadable }
      })
      if ('refused' in answer) throw new UserError(answer.refused)
      return answer
    },
    close: thread.close,
  }
}
