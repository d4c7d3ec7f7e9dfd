import { z } from 'zod'
import { startChild } from '../incoming/child.ts'
import { digits, printTable } from '../table.ts'

/** Messages in a round, with no latency and with 50 ms of it. */
const ways = [
  { way: 'grammy-loop', name: 'a  grammY, one after another', counts: [600, 30] },
  { way: 'grammy', name: 'b  grammY, 64 in flight', counts: [3000, 1500] },
  { way: 'grammy-throttler', name: 'c  b with transformer-throttler, its limits lifted', counts: [600, 600] },
  { way: 'telegraf', name: 'd  Telegraf, 64 in flight', counts: [3000, 1500] },
  { way: 'undici', name: 'e  bare undici, 64 in flight', counts: [6000, 1500] },
  { way: 'ours-grammy', name: 'f  Briefwire with grammY', counts: [6000, 1500] },
  { way: 'ours-telegraf', name: 'g  Briefwire with Telegraf', counts: [6000, 1500] },
  { way: 'ours-slack', name: 'h  Briefwire with Slack', counts: [2000, 1000] },
] as const
const rounds = 5
/** What is compiled while it runs is compiled by then. */
const warmUps = 3

const place = z.object({ url: z.string() })
const round = z.object({ seconds: z.number(), cpuSeconds: z.number(), peakMb: z.number() })
const seen = z.object({ sends: z.array(z.tuple([z.string(), z.number()])) })

interface Score {
  readonly rates: number[]
  readonly cpu: number[]
  peakMb: number
}

const unscored = (): Score => ({ rates: [], cpu: [], peakMb: 0 })

/** Every way to send against the same server, by turns. Briefwire's pace is lifted, its ledger is on the disk. */
export async function measureWays(): Promise<void> {
  const server = await startChild('../sending/server.ts', {})
  const { url: api } = place.parse(server.ready)
  for (const [column, latencyMs] of [0, 50].entries()) {
    const runners = await Promise.all(
      ways.map(async ({ way, name, counts }) => ({
        way,
        name,
        count: counts[column] ?? 0,
        child: await startChild('../sending/sender.ts', { way, api }),
        score: unscored(),
      })),
    )
    const send = async ({ name, child, count }: (typeof runners)[number]) => {
      await server.ask({ set: { latencyMs, perSecond: null } })
      const told = round.parse(await child.ask({ count }))
      const { sends } = seen.parse(await server.ask({ atLeast: 0, patienceMs: 0 }))
      if (sends.length !== count) throw new Error(`${name} sent ${sends.length} of ${count}`)
      return told
    }
    for (let turn = 0; turn < warmUps; turn++) for (const runner of runners) await send(runner)
    for (let turn = 0; turn < rounds; turn++)
      for (const runner of runners) {
        // While the others had their turn V8 has let go of code that was compiled.
        await send(runner)
        const { seconds, cpuSeconds, peakMb } = await send(runner)
        const { score, count } = runner
        score.peakMb = peakMb
        score.rates.push(count / seconds)
        score.cpu.push((cpuSeconds / count) * 1000)
      }
    for (const { child } of runners) await child.end()
    const rateOf = (wanted: string): number => median(runners.find(({ way }) => way === wanted)?.score.rates ?? [])
    printTable(
      `Messages to as many chats, ${latencyMs} ms of latency (medians of ${rounds} rounds by turns)`,
      ['', 'a second', 'range', '× b', '× e', 'CPU s per 1,000', 'peak MB'],
      runners.map(({ name, score }) => [
        name,
        digits(median(score.rates), 0),
        `${digits(Math.min(...score.rates), 0)}–${digits(Math.max(...score.rates), 0)}`,
        digits(median(score.rates) / rateOf('grammy')),
        digits(median(score.rates) / rateOf('undici')),
        digits(median(score.cpu), 3),
        digits(score.peakMb, 0),
      ]),
      `sending.ways.${latencyMs}`,
    )
  }
  await server.end()
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
