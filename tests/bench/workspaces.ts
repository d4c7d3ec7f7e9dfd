import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { readConfig } from '../../src/config.ts'
import { openDesk } from '../../src/main.ts'
import { type Child, clock, startChild } from './incoming/child.ts'
import { issueOf } from './sending/ours.ts'
import { digits, printTable } from './table.ts'
import { settle, slackEnvironment, teamAt, workspaces } from './workspaces/setting.ts'
import { databaseOn } from './year/place.ts'

const started = z.object({ url: z.string(), startedMs: z.number() })
const taken = z.object({ cpuMs: z.number(), rssMb: z.number(), holdMs: z.number() })
const seen = z.object({
  sends: z.number(),
  refused: z.number(),
  exchanges: z.number(),
  tooSoon: z.number(),
  lastAt: z.number(),
  teams: z.number(),
  firsts: z.tuple([z.number(), z.number()]),
})

/** Every hundredth workspace has thrown us out without telling, in one of the broadcasts. */
const revoked = Array.from({ length: workspaces / 100 }, (_, at) => teamAt(at * 100 + 99))
const restMs = 65_000

/** Ten thousand workspaces of Slack, over the real program: what they cost when nothing happens, and in a broadcast. */
export async function measureWorkspaces(): Promise<void> {
  const only = process.env.BENCH_ONLY
  for (const kind of ['sqlite', 'postgres'] as const) if (only === undefined || only === kind) await measureOn(kind)
}

async function measureOn(kind: 'sqlite' | 'postgres'): Promise<void> {
  const database = await databaseOn(kind)
  const slack = await startChild('../workspaces/slack.ts', {})
  const api = z.object({ url: z.string() }).parse(slack.ready).url
  const environment = { ...slackEnvironment(api), DATABASE_URL: database.url, PORT: '0', CHECK_LINKS: 'false' }
  let program: Child | null = null
  const rows: string[][] = []
  const row = (name: string, value: string): void => {
    process.stderr.write(`${name}: ${value}\n`)
    rows.push([name, value])
  }
  const look = async () => taken.parse(await program?.ask({}))
  const count = async (sends: number, patienceMs = 5000) => seen.parse(await slack.ask({ sends, patienceMs }))
  const forget = (gone: readonly string[] = []) => slack.ask({ forget: true, revoked: gone })
  try {
    const { store, desk } = await openDesk(readConfig(environment))
    const channels = await settle(store, null)
    row('workspaces, channels', `${workspaces}, ${channels}`)
    program = await startChild('../workspaces/program.ts', environment)
    row('start to ready', `${digits(started.parse(program.ready).startedMs / 1000)} s`)
    await delay(5000)
    const first = await look()
    row('memory when nothing happens', `${digits(first.rssMb, 0)} MB`)
    row('longest hold in the start', `${digits(first.holdMs, 0)} ms`)
    await delay(restMs)
    const rested = await look()
    row('CPU when nothing happens', `${digits((rested.cpuMs - first.cpuMs) / (restMs / 100), 1)} %`)
    row('longest hold when nothing happens', `${digits(rested.holdMs, 0)} ms`)

    for (const [what, gone] of [
      ['a broadcast', []],
      ['a broadcast, 1 % of the workspaces refuse', revoked],
    ] as const) {
      await forget(gone)
      const from = clock()
      const before = await look()
      await desk.publish(issueOf(rows.length))
      row(`${what}: publish`, `${digits((clock() - from) / 1000)} s`)
      const all = gone.length === 0 ? channels : channels - gone.length * 5
      const { sends, refused, tooSoon, teams, firsts, lastAt } = await count(all)
      const after = await look()
      row(`${what}: messages`, `${sends} of ${all} in ${teams} workspaces, ${refused} refused`)
      row(`${what}: every workspace has its first one after`, `${digits((firsts[1] - from) / 1000, 1)} s`)
      row(`${what}: all have all after`, `${digits((lastAt - from) / 1000, 1)} s`)
      row(`${what}: CPU for 1,000`, `${digits((after.cpuMs - before.cpuMs) / sends, 2)} s`)
      row(`${what}: memory, longest hold`, `${digits(after.rssMb, 0)} MB, ${digits(after.holdMs, 0)} ms`)
      row(`${what}: sent sooner than Slack allows (must be 0)`, String(tooSoon))
      await delay(3000)
    }
    await forget()
    for (let one = 0; one < 20; one++) {
      const target = { platform: 'slack', account: teamAt(one * 400), chat: `C${one * 400}x0`, thread: null }
      await store.subscribe(target, { topics: ['lonely'] }, Date.now())
    }
    row('lanes that are closed', String((await store.lanes()).filter(({ standing }) => standing !== 'open').length))
    await store.close()
    printTable(`Ten thousand workspaces of Slack, on ${kind}`, ['', ''], rows, `workspaces.${kind}`)
  } finally {
    await program?.end()
    await slack.end()
    await database.close()
  }
}
