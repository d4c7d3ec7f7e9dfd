import { parentPort, workerData } from 'node:worker_threads'
import { openSqlite } from '../../../src/store/sqlite/open.ts'

/** Opens one database after another, each at the moment when the gate says so. */
const { gate, paths }: { gate: Int32Array; paths: readonly string[] } = workerData
for (const [round, path] of paths.entries()) {
  parentPort?.postMessage('ready')
  Atomics.wait(gate, 0, round)
  await openSqlite({ path }).close()
}
