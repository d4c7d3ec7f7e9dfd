import { parentPort } from 'node:worker_threads'
import { readText } from './read-post.ts'
import type { ReadTask } from './text-reader.ts'

// The thread in which long texts are read. What does not keep to the limits is told in a few words, so little goes back.
parentPort?.on('message', ({ text, options }: ReadTask) => parentPort?.postMessage(readText(text, options)))
