import { one, type Transactions, type Work } from '../../work.ts'

/** What the database knows of the time; for those that are in a transaction already. */
export interface ClockRow {
  /** It is so late now, to whoever writes. */
  see(at: number): Work<void>
  /** So late it is there, as somebody has read: it need not be written again so soon, by whatever process it was. */
  noted(at: number): void
  read(): Work<ClockState>
  write(state: ClockState): Work<void>
}

export interface ClockState {
  readonly seen_at: number
  readonly moved_from: number
  readonly moved_to: number
  readonly moved_by: string
}

/** The row is written this seldom, and so exact; the clocks of two processes may differ by as much. */
const looseMs = 1_000
/** What is further ahead was written under another clock. */
export const aheadMs = 2_000

/** The latest time that was written down, if it is yet to come; null: nobody has written under another clock than this. */
export const aheadOf = (seenAt: number, now: number): number | null => (seenAt > now + aheadMs ? seenAt : null)

/** The one row of the table `clock`. */
export const createClockRow = ({ sql }: Transactions): ClockRow => {
  const read = sql.prepare<[], ClockState>('select seen_at, moved_from, moved_to, moved_by from clock')
  const see = sql.prepare<[number, number]>('update clock set seen_at = ? where seen_at < ?')
  const write = sql.prepare<ClockState>(
    'update clock set seen_at = :seen_at, moved_from = :moved_from, moved_to = :moved_to, moved_by = :moved_by',
  )
  // Of this process: a tick should not cost a write of its own.
  let seenAt = 0
  return {
    *see(at) {
      if (at < seenAt + looseMs) return
      seenAt = Math.ceil(at)
      yield* see.post(seenAt, seenAt)
    },
    noted(at) {
      seenAt = at
    },
    read: function* () {
      return one(yield* read.get())
    },
    *write(state) {
      seenAt = state.seen_at
      yield* write.run(state)
    },
  }
}
