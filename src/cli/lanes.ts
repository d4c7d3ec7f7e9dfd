import type { Config } from '../config.ts'
import { UserError } from '../errors.ts'
import { openDesk } from '../main.ts'
import { slowness } from '../store/pace.ts'
import type { LaneState } from '../store/port.ts'
import type { Streams } from './io.ts'

export interface LanesOptions {
  /** A platform, or `platform:account`. */
  readonly open?: string
  readonly json?: boolean
}

/** `briefwire lanes`: which accounts send, which pause and until when, which are closed; `--open` opens one again. */
export async function lanes({ open, json }: LanesOptions, config: Config, io: Streams): Promise<void> {
  const { store } = await openDesk(config)
  try {
    if (open !== undefined) {
      const chosen = (await store.lanes()).filter((lane) => open === lane.platform || open === nameOf(lane))
      if (chosen.length === 0) throw new UserError(`There is no lane "${open}". Look: briefwire lanes`)
      for (const lane of chosen) {
        const waited = await store.resetLane(lane, Date.now())
        if (!json && waited > 0) io.out(`${nameOf(lane)}  ${waited} waited there: they go on now`)
      }
    }
    const all = await store.lanes()
    if (json) return io.out(JSON.stringify(all, null, 2))
    if (all.length === 0) return io.out('There are no lanes yet: the first subscriber of a bot or workspace makes one.')
    for (const lane of all) io.out(`${nameOf(lane)}  ${stateOf(lane, Date.now())}`)
  } finally {
    await store.close()
  }
}

const nameOf = ({ platform, account }: LaneState): string => `${platform}:${account}`

function stateOf({ standing, pausedUntil, reason, slowed, platform, account }: LaneState, now: number): string {
  if (standing === 'gone') return `gone: ${reason}. It opens by itself when the account is back`
  if (standing === 'closed')
    return `closed: ${reason}. When that is mended: briefwire lanes --open ${platform}:${account}`
  if (pausedUntil !== null && pausedUntil > now) return `paused until ${new Date(pausedUntil).toISOString()}: ${reason}`
  const slow = slowness(slowed, now)
  return slow === 1 ? 'open' : `open, at ${Math.round(100 / slow)} % of its rate since the platform asked to slow down`
}
