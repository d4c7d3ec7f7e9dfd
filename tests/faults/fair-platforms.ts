import { z } from 'zod'
import { startChild } from '../bench/incoming/child.ts'

const arrival = z.object({
  /** `slack T7`, or `telegram`. */
  lane: z.string(),
  chat: z.string(),
  marks: z.array(z.string()),
  /** Of what has no marks. */
  text: z.string(),
  /** When it was read, in milliseconds on a clock that goes forward evenly. */
  at: z.number(),
  /** It came in no earlier: until then everything that had come in was read. */
  from: z.number(),
})

/** A message as it came in. */
export type Arrival = Readonly<z.infer<typeof arrival>>

/** Telegram with one bot and Slack with many workspaces, where nothing goes wrong, and everything is written down with its time. */
export interface FairPlatforms {
  readonly url: string
  /** All so far. */
  arrivals(): Promise<readonly Arrival[]>
  close(): Promise<void>
}

export const telegramToken = '424242:faults-faults-faults-faults-faults'
/** The token of a workspace. */
export const slackTokenOf = (team: string): string => `xoxb-${team}`

/** In a process of its own: nobody else's work is taken for a delay on the way. */
export async function openFairPlatforms(): Promise<FairPlatforms> {
  const child = await startChild('../../faults/fair-platforms-process.ts', {})
  const { url } = z.object({ url: z.string() }).parse(child.ready)
  return {
    url,
    arrivals: async () => z.object({ arrivals: z.array(arrival) }).parse(await child.ask({})).arrivals,
    close: () => child.end(),
  }
}

/** The most that certainly arrived within so many milliseconds, and the shortest time that one more than `allowed` may have taken. */
export const closeness = (all: readonly Arrival[], windowMs: number, allowed: number) => {
  let [most, from, shortestMs] = [0, 0, Number.POSITIVE_INFINITY]
  for (const [nth, { at }] of all.entries()) {
    while (at - (all[from]?.from ?? at) >= windowMs) from++
    most = Math.max(most, nth - from + 1)
    const first = all[nth - allowed]
    if (first !== undefined) shortestMs = Math.min(shortestMs, at - first.from)
  }
  return { most, shortestMs }
}
