import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { headerOf } from '../inspect-file.ts'
import { applicationId } from '../upgrade.ts'

/** Whoever copies writes all the time, and looks the copy through afterwards: nothing that is still used is so old. In milliseconds. */
const oldMs = 3_600_000

/**
 * Takes away what copies have left in a folder that were killed: halves (`NAME.PID.part`) of databases of ours which nobody has touched for
 * an hour, and whose process there is none of on this machine. What cannot be taken away stays.
 */
export const clearHalves = (folder: string, now: number): void => {
  for (const name of readdirSync(folder)) {
    const pid = /\.(\d+)\.part$/.exec(name)?.[1]
    if (pid === undefined || isRunning(Number(pid))) continue
    const path = join(folder, name)
    try {
      if (now - statSync(path).mtimeMs < oldMs || !isOurs(path)) continue
      for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
    } catch {
      // Somebody else's, or taken away meanwhile.
    }
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}

/** The first page of a copy comes last: what has none yet is empty, or has SQLite's journal beside it. */
const isOurs = (path: string): boolean => {
  const head = headerOf(path)
  if (head.every((byte) => byte === 0)) return statSync(path).size === 0 || existsSync(`${path}-journal`)
  return head.toString('latin1', 0, 16) === 'SQLite format 3\0' && head.readInt32BE(68) === applicationId
}
