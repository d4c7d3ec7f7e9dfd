import type { Lane } from '../../model.ts'
import type { LaneRequest, Tick } from '../ledger.ts'
import { done, type Work } from './work.ts'

/** What a tick must have for itself where the ticks of other processes go on beside it. */
export interface Guard {
  /** Whether there may be ticks of other processes. */
  readonly shared: boolean
  /**
   * Before anything else: waits for the lanes of what is marked and of what is late; of the lanes that are asked for it takes those that
   * no other tick has at this moment (`busy`: some has one). All of these are this tick's until it ends.
   */
  lanes(tick: Tick): Work<{ readonly mine: readonly LaneRequest[]; readonly busy: boolean }>
  /**
   * Before a write that is about one chat looks at anything of this lane in the ledger: it has the lane for itself until it ends. What it has
   * read before may be different by then.
   */
  lane(lane: Lane): Work<void>
  /** Whether a chat that several accounts share is this tick's until it ends. */
  chat(platform: string, chat: string): Work<boolean>
}

/** Where ticks go one after the other, everything is theirs. */
export const unguarded: Guard = {
  shared: false,
  lanes: (tick) => done({ mine: tick.lanes, busy: false }),
  lane: () => done(undefined),
  chat: () => done(true),
}
