import type Database from 'better-sqlite3'
import type { Halt } from '../../port.ts'

/** Stops an issue's broadcast, in a transaction that is open already; one that has stopped keeps its first reason. */
export const createHalt = (db: Database.Database): ((issue: number, halt: Halt) => void) => {
  const halt = db.prepare<[string, string, number]>(
    'update issues set halted = ?, halted_kind = ? where number = ? and halted is null',
  )
  return (issue, { kind, reason }) => void halt.run(reason, kind, issue)
}
