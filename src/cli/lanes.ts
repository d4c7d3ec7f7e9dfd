import type { Config } from '../config.ts'
import { openDesk } from '../main/open-desk.ts'
import { slowness } from '../store/pace.ts'
import type { LaneState } from '../store/port.ts'
import type { Streams } from './io.ts'
import { Failure } from './terminal/failure.ts'

export interface LanesOptions {
  /** A platform, or `platform:account`. */
  readonly open?: string
  readonly json?: boolean
}

/** `briefwire lanes`: which accounts send, which pause and until when, which are closed; `--open` opens one again. */
export async function lanes({ open, json }: LanesOptions, config: Config, io: Streams): Promise<void> {
  const words = io.words.operating
  const { store } = await openDesk(config)
  try {
    if (open !== undefined) {
      const chosen = (await store.lanes()).filter((lane) => open === lane.platform || open === nameOf(lane))
      if (chosen.length === 0) throw new Failure('missing', words.noLane(open))
      for (const lane of chosen) {
        const waited = await store.resetLane(lane, Date.now())
        if (!json && waited > 0) io.out(words.waited(nameOf(lane), waited))
      }
    }
    const all = await store.lanes()
    if (json) return io.out(JSON.stringify(all, null, 2))
    if (all.length === 0) return io.out(words.noLanes)
    for (const lane of all) io.out(`${nameOf(lane)}  ${stateOf(lane, Date.now(), words)}`)
  } finally {
    await store.close()
  }
}

const nameOf = ({ platform, account }: LaneState): string => `${platform}:${account}`

function stateOf(lane: LaneState, now: number, words: Streams['words']['operating']): string {
  const { standing, pausedUntil, reason, slowed } = lane
  const why = reason ?? words.noReason
  if (standing === 'gone') return words.gone(why)
  if (standing === 'closed') return words.closed(why, `briefwire lanes --open ${nameOf(lane)}`)
  if (pausedUntil !== null && pausedUntil > now) return words.pausedUntil(new Date(pausedUntil).toISOString(), why)
  const slow = slowness(slowed, now)
  return slow === 1 ? words.open : words.slowed(Math.round(100 / slow))
}
