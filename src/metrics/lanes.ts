import { Gauge, type Registry } from 'prom-client'
import { slowness } from '../store/pace.ts'
import type { LaneState } from '../store/port.ts'

/** So many lanes are named at most, those that are worst off: a name is a line of each gauge, and lanes may be ten thousand. */
export const mostNamed = 20

/** Every lane is in one of these. */
const states = ['open', 'slowed', 'paused', 'closed', 'gone'] as const
type State = (typeof states)[number]

const quantiles = [0.5, 0.9, 0.99] as const

/** What is told of a lane, in the units of its gauges. */
interface Told {
  readonly platform: string
  readonly account: string
  readonly state: State
  readonly nextSeconds: number
  readonly pausedSeconds: number
  readonly rateRatio: number
}

/** All lanes as they are at one moment. */
interface Look {
  readonly byPlatform: ReadonlyMap<string, readonly Told[]>
  readonly worst: readonly Told[]
}

/**
 * What the lanes look like at the moment somebody asks: how many are in which state, how they are spread, and the worst of them by name. They
 * are looked at once for all gauges; what is returned makes the next one look anew.
 */
export function addLaneGauges(
  lanes: () => Promise<readonly LaneState[]>,
  now: () => number,
  registers: Registry[],
): () => void {
  let looking: Promise<Look> | null = null
  const look = async (): Promise<Look> => {
    const at = now()
    const told = (await lanes()).map((lane) => tell(lane, at))
    return { byPlatform: Map.groupBy(told, ({ platform }) => platform), worst: worstOf(told) }
  }
  const gauge = <L extends string>(
    name: string,
    help: string,
    labelNames: L[],
    fill: (gauge: Gauge<L>, look: Look) => void,
  ): void => {
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        this.reset()
        looking ??= look()
        fill(this, await looking)
      },
    })
  }
  gauge(
    'briefwire_lanes',
    'Lanes (a bot or a workspace each) by state; slowed: the platform has asked for less, and it is not back at its usual rate',
    ['platform', 'state'],
    (all, { byPlatform }) => {
      for (const [platform, those] of byPlatform)
        for (const state of states) all.set({ platform, state }, those.filter((each) => each.state === state).length)
    },
  )
  const spread = (name: string, help: string, read: (lane: Told) => number, worst: 'most' | 'least' = 'most'): void => {
    gauge(
      `briefwire_lanes_${name}`,
      `${help}: this or ${worst === 'most' ? 'less' : 'more'} in that share of the lanes`,
      ['platform', 'quantile'],
      (all, { byPlatform }) => {
        for (const [platform, those] of byPlatform) {
          const values = Float64Array.from(those, read).sort()
          if (worst === 'least') values.reverse()
          for (const quantile of quantiles)
            all.set({ platform, quantile }, values[Math.ceil(quantile * values.length) - 1] ?? 0)
        }
      },
    )
    gauge(
      `briefwire_lane_${name}`,
      `${help}, of the ${mostNamed} lanes that are worst off`,
      ['platform', 'account'],
      (all, { worst }) => {
        for (const each of worst) all.set({ platform: each.platform, account: each.account }, read(each))
      },
    )
  }
  spread('next_seconds', 'Until the next message may go', ({ nextSeconds }) => nextSeconds)
  spread('paused_seconds', 'Left of the pause that the platform asked for', ({ pausedSeconds }) => pausedSeconds)
  spread('rate_ratio', 'How fast a lane goes, 1 being its usual rate', ({ rateRatio }) => rateRatio, 'least')
  gauge(
    'briefwire_lane_closed',
    `1 where the platform refuses the account, or has taken us off it, of the ${mostNamed} lanes that are worst off`,
    ['platform', 'account'],
    (all, { worst }) => {
      for (const { platform, account, state } of worst)
        all.set({ platform, account }, state === 'closed' || state === 'gone' ? 1 : 0)
    },
  )
  return () => {
    looking = null
  }
}

const tell = ({ platform, account, standing, nextAt, pausedUntil, slowed }: LaneState, at: number): Told => {
  const pausedSeconds = seconds((pausedUntil ?? 0) - at)
  const rateRatio = Math.round(1000 / slowness(slowed, at)) / 1000
  const open = pausedSeconds > 0 ? 'paused' : rateRatio < 1 ? 'slowed' : 'open'
  return {
    platform,
    account,
    state: standing === 'open' ? open : standing,
    nextSeconds: seconds(nextAt - at),
    pausedSeconds,
    rateRatio,
  }
}

const seconds = (ms: number): number => Math.max(0, ms) / 1000

/** What can be mended comes first; where we were taken off is over, however many there are of it. */
const badness: Readonly<Record<State, number>> = { closed: 4, paused: 3, slowed: 2, open: 1, gone: 0 }

const worstOf = (told: readonly Told[]): readonly Told[] =>
  told
    .toSorted(
      (a, b) =>
        badness[b.state] - badness[a.state] ||
        b.pausedSeconds - a.pausedSeconds ||
        a.rateRatio - b.rateRatio ||
        b.nextSeconds - a.nextSeconds ||
        (a.account < b.account ? -1 : 1),
    )
    .slice(0, mostNamed)
