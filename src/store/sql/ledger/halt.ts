import type { Halt } from '../../port.ts'
import type { Sql, Work } from '../work.ts'

/** Stops an issue's broadcast, in a transaction that is open already; one that has stopped keeps its first reason. */
export const createHalt = (sql: Sql): ((issue: number, halt: Halt) => Work<void>) => {
  const halt = sql.prepare<[string, string, number]>(
    'update issues set halted = ?, halted_kind = ? where number = ? and halted is null',
  )
  return function* (issue, { kind, reason }) {
    void (yield* halt.run(reason, kind, issue))
  }
}
