import { cpus } from 'node:os'
import { measureWays } from './sending/contest.ts'
import { measureLimits } from './sending/limit.ts'
import { measureMillion } from './sending/million.ts'

/** Measures sending: against the libraries alone, at the platform's limits, and for a million readers; prints what was seen. */
export async function measureSending(): Promise<void> {
  process.stdout.write(
    `\nSending: ${cpus().length} × ${cpus()[0]?.model.trim()}, server and senders on the same machine\n`,
  )
  await measureWays()
  await measureLimits()
  await measureMillion()
}
