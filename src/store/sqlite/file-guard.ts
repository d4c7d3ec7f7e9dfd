import { accessSync, type BigIntStats, constants, statSync } from 'node:fs'
import { UserError } from '../../errors.ts'

/** Watches over the file of an open database. */
export interface FileGuard {
  /** Throws a UserError when it is no longer the one that was opened, or may not be written. */
  check(): void
  /** Whether another file has its name by now. */
  isReplaced(): boolean
}

/**
 * Whoever has a file open may go on writing when it is taken away, replaced or made read-only: SQLite does not notice, and all that
 * is written then is lost, or cannot be opened again. So every write looks first.
 */
export const createFileGuard = (path: string): FileGuard => {
  if (path === ':memory:') return { check() {}, isReplaced: () => false }
  const opened = statSync(path, { bigint: true })
  const isOther = (found: BigIntStats): boolean => found.ino !== opened.ino || found.dev !== opened.dev
  return {
    check() {
      const found = lookAt(path)
      if (found === null)
        throw new UserError(
          `The database ${path} is not there any more. Nothing is written until its folder or its disk is back.`,
        )
      if (isOther(found))
        throw new UserError(
          `Another file has taken the place of the database ${path}. Nothing is written any more: start again to use that one.`,
        )
      try {
        accessSync(path, constants.W_OK)
      } catch {
        throw new UserError(
          `The database ${path} may not be written any more. Nothing is written until the permissions of the file and its folder allow it.`,
        )
      }
    },
    isReplaced() {
      const found = lookAt(path)
      return found !== null && isOther(found)
    },
  }
}

const lookAt = (path: string): BigIntStats | null => {
  try {
    return statSync(path, { bigint: true })
  } catch {
    return null
  }
}
