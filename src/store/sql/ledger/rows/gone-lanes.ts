import type { Transactions, Work } from '../../work.ts'
import { type Counters, perTransaction } from './counters.ts'

/** Why a lane is gone, or null: it is not. Nothing may wait there. For those that are in a transaction already. */
export type GoneLanes = (counters: Counters, lane: number) => Work<string | null>

/** Looks each lane up once in a transaction. */
export const createGoneLanes = ({ sql }: Transactions): GoneLanes => {
  const gone = sql.prepare<[number], { reason: string }>(
    "select coalesce(reason, '') as reason from lanes where id = ? and gone = 1",
  )
  return perTransaction(function* (lane: number) {
    return (yield* gone.get(lane))?.reason ?? null
  })
}
