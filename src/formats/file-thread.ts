import { parentPort } from 'node:worker_threads'
import { UserError } from '../errors.ts'
import type { FileAnswer, FileTask } from './file-reader.ts'
import { readFile } from './index.ts'

// The thread in which files are read. Errors for people cross over as words.
parentPort?.on('message', ({ bytes, name, language }: FileTask) => {
  const answer = readFile(bytes, name, language).catch((thrown: unknown): FileAnswer => {
    if (thrown instanceof UserError) return { refused: thrown.message }
    throw thrown
  })
  void answer.then((read) => parentPort?.postMessage(read))
})
