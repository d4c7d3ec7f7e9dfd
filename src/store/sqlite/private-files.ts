import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Makes the folder of a file if it is missing; nobody else may look into what is made. */
export const makeFolder = (path: string): string => {
  const folder = dirname(resolve(path))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/**
 * Makes a database file that is missing, and takes the rights of everybody else from one that is there, with the log that a crash
 * has left: it holds who reads what. SQLite gives a new log the rights of its database.
 */
export const makePrivate = (path: string): void => {
  closeSync(openSync(path, 'a', 0o600))
  for (const end of ['', '-wal', '-shm']) restrict(`${path}${end}`)
}

const restrict = (file: string): void => {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined || (found.mode & 0o077) === 0) return
  try {
    chmodSync(file, found.mode & 0o700)
  } catch (thrown) {
    // Somebody else's file, or a file system without rights: whoever lets us write there has decided who may read.
    if (!(thrown instanceof Error && 'code' in thrown && ['EPERM', 'ENOTSUP', 'EROFS'].includes(String(thrown.code))))
      throw thrown
  }
}
