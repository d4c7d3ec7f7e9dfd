import type { Connection } from '../../connection.ts'
import { type Counters, perTransaction } from './counters.ts'

/** Why a lane is gone, or null: it is not. Nothing may wait there. For those that are in a transaction already. */
export type GoneLanes = (counters: Counters, lane: number) => string | null

/** Looks each lane up once in a transaction. */
export const createGoneLanes = ({ db }: Connection): GoneLanes => {
  const gone = db.prepare<[number], { reason: string }>(
    "select coalesce(reason, '') as reason from lanes where id = ? and gone = 1",
  )
  return perTransaction((lane: number) => gone.get(lane)?.reason ?? null)
}
