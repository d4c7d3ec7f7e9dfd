import { parentPort, workerData } from 'node:worker_threads'
import { createReadPage } from '../../../src/link-preview/fetch-page.ts'

// Reads a page of this machine beside whoever started it, and tells its title.
const { title } = await createReadPage({ allow: ['127.0.0.1'] })(String(workerData))
parentPort?.postMessage(title)
