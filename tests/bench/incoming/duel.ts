import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type Child, gatherChildren } from './child.ts'

/** One library, and the program that is to be held against a bare bot of it. */
export interface Duel {
  readonly library: 'grammy' | 'telegraf' | 'bolt'
  readonly platform: 'telegram' | 'slack'
  readonly token: string
  /** The program's environment, given the address of the platform's server. */
  environment(api: string): Record<string, string>
  /** How long the text of an answer was. */
  lengthOf(body: string): number
}

/** What was seen of one side. */
export interface Seen {
  /** Answers a second that arrived, a figure for each round. */
  readonly rates: number[]
  /** Milliseconds from a posted update to the arrival of its answer, under an even load. */
  readonly answers: number[]
  /** Milliseconds from a posted update to its HTTP 200, under an even load. */
  readonly acknowledgements: number[]
  /** Updates without an answer. */
  lost: number
}

export interface Result {
  readonly library: string
  readonly ours: Seen
  readonly bare: Seen
}

/** Rounds as fast as it goes, and rounds of so many updates a second, by turns. */
const plan = { rounds: 5, updates: 1200, evenRounds: 3, evenUpdates: 400, perSecond: 200, warmUps: 3 }
/** A round is over when nothing has arrived for so long. */
const patienceMs = 3000

const address = z.object({ url: z.string() })
const loaded = z.object({ posted: z.array(z.tuple([z.string(), z.number()])), acknowledged: z.array(z.number()) })
const arrived = z.object({ arrivals: z.array(z.tuple([z.string(), z.number()])), body: z.string() })

/** Runs the program beside a bare bot, each in a process of its own, as well as the platform's server and the load. */
export async function duel({ library, platform, token, environment, lengthOf }: Duel): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'))
  const { start, end } = gatherChildren()
  try {
    const api = await start('platform.ts', {})
    const { url: apiUrl } = address.parse(api.ready)
    const load = await start('load.ts', { platform, answersTo: apiUrl })
    let first = 0
    const round = async (side: Child, count: number, perSecond: number | null) => {
      const request = { url: address.parse(side.ready).url, first, count, perSecond }
      first += count
      const sent = loaded.parse(await load.ask(request))
      return { ...sent, ...arrived.parse(await api.ask({ answers: count, patienceMs })) }
    }

    const database = { DATABASE_URL: `file:${join(folder, 'bench.db')}`, PORT: '0', CHECK_LINKS: 'false' }
    const ours = await start('program.ts', { ...environment(apiUrl), ...database })
    const { body } = await round(ours, 1, null)
    const bare = await start('bare.ts', { library, api: apiUrl, token, length: lengthOf(body) })
    const sides = [
      { child: ours, seen: nothing() },
      { child: bare, seen: nothing() },
    ] as const
    for (let warm = 0; warm < plan.warmUps; warm++)
      for (const { child } of sides) await round(child, plan.updates / 2, null)
    for (let turn = 0; turn < plan.rounds; turn++)
      for (const { child, seen } of sides) fast(seen, await round(child, plan.updates, null))
    for (let turn = 0; turn < plan.evenRounds; turn++)
      for (const { child, seen } of sides) even(seen, await round(child, plan.evenUpdates, plan.perSecond))
    return { library, ours: sides[0].seen, bare: sides[1].seen }
  } finally {
    await end()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Round = z.infer<typeof loaded> & z.infer<typeof arrived>

const nothing = (): Seen => ({ rates: [], answers: [], acknowledgements: [], lost: 0 })

function fast(seen: Seen, { posted, arrivals }: Round): void {
  const from = posted[0]?.[1] ?? 0
  const to = arrivals.at(-1)?.[1] ?? from
  seen.rates.push(arrivals.length / ((to - from) / 1000))
  seen.lost += posted.length - arrivals.length
}

function even(seen: Seen, { posted, arrivals, acknowledged }: Round): void {
  const began = new Map(posted)
  seen.answers.push(...arrivals.map(([key, at]) => at - (began.get(key) ?? at)))
  seen.acknowledgements.push(...acknowledged)
  seen.lost += posted.length - arrivals.length
}
