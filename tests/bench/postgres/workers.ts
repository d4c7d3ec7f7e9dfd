import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { createSeal } from '../../../adapters/slack/oauth/encryption.ts'
import { readConfig } from '../../../src/config.ts'
import { slackLane } from '../../../src/main/installation-rows.ts'
import { openDesk } from '../../../src/main.ts'
import type { Store } from '../../../src/store/port.ts'
import { startChild } from '../incoming/child.ts'
import { issueOf } from '../sending/ours.ts'
import { digits, printTable, tell } from '../table.ts'
import { fill } from './fill.ts'
import { type BenchServer, cpuOf, startBenchServer } from './server.ts'
import { startWorker } from './workers/program.ts'

const size = { workspaces: 1000, channelsEach: 20 } as const
const channels = size.workspaces * size.channelsEach
/** What Slack allows is 5 a second and workspace; at 1 all of them are at their limit all the time, here too. */
const strict = { workspace: 1, channel: 1 }

const place = z.object({ url: z.string() })
const seen = z.object({
  ...{ sent: z.number(), twice: z.number(), refused: z.number() },
  ...{ seconds: z.number(), cpuSeconds: z.number() },
})

type Round = Awaited<ReturnType<typeof broadcast>>

/** One broadcast to many workspaces by 1, 2 and 4 worker processes of the program, as fast as they can; and by 4 where Slack is strict. */
export async function measureWorkers(): Promise<void> {
  const postgres = await startBenchServer()
  try {
    const free: Round[] = []
    for (const count of [1, 2, 4]) free.push(await broadcast(postgres, { ...size, count, limits: null }))
    printTable(
      `A broadcast to ${channels} channels in ${size.workspaces} workspaces of Slack, whose server (on the same machine) limits nothing`,
      ['', 'a second', 'CPU s per 1,000', 'of PostgreSQL', 'cores of the programs', 'cores of all'],
      free.map(({ count, sent, seconds, programs, database, slack }) => [
        count === 1 ? '1 process' : `${count} processes`,
        digits(sent / seconds, 0),
        digits((programs / sent) * 1000, 3),
        digits((database / sent) * 1000, 3),
        digits(programs / seconds, 1),
        digits((programs + database + slack) / seconds, 1),
      ]),
      'postgres.workers',
    )
    const { count, sent, twice, refused, seconds } = await broadcast(postgres, { ...size, count: 4, limits: strict })
    printTable(
      'The same where the server refuses more than one message a second to a workspace',
      ['', 'a second', 'messages', 'refused (must be 0)', 'twice (must be 0)'],
      [[`${count} processes`, digits(sent / seconds, 0), String(sent), String(refused), String(twice)]],
      'postgres.limits',
    )
  } finally {
    await postgres.stop()
  }
}

interface Setting {
  readonly workspaces: number
  readonly channelsEach: number
  /** Worker processes. */
  readonly count: number
  /** What the server takes; null: everything. */
  readonly limits: typeof strict | null
}

/** The second of two issues to all these channels. */
export async function broadcast(postgres: BenchServer, { workspaces, channelsEach, count, limits }: Setting) {
  const slack = await startChild('../postgres/workers/slack.ts', {})
  const url = await postgres.database('bench_workers')
  const secretKey = randomBytes(32).toString('base64')
  const accounts = Array.from({ length: workspaces }, (_, at) => `T${at + 1}`)
  const environment = {
    DATABASE_URL: url,
    SLACK_API_URL: `${place.parse(slack.ready).url}/`,
    SLACK_MESSAGES_PER_SECOND: String(limits?.workspace ?? 1000),
    ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'bench', SLACK_STATE_SECRET: 'bench' },
    ...{ SLACK_SIGNING_SECRET: 'bench', SECRET_KEY: secretKey, CHECK_LINKS: 'false', PORT: '0' },
  }
  await fill(url, { platform: 'slack', accounts, chatsEach: channelsEach, chat: { prefix: 'C', from: 1 } })
  const { store, desk } = await openDesk(readConfig(environment))
  await install(store, accounts, secretKey)
  const workers = await Promise.all(Array.from({ length: count }, () => startWorker(environment)))
  try {
    // Once to warm up: what is compiled while it runs is compiled by then.
    let round = seen.parse(await slack.ask({ atLeast: 0, patienceMs: 0 }))
    let before = { programs: 0, database: 0 }
    for (const [at, limit] of [null, limits].entries()) {
      await slack.ask({ limits: limit })
      const spent = () => ({
        programs: workers.reduce((sum, { pid }) => sum + cpuOf(pid), 0),
        database: postgres.cpuSeconds(),
      })
      before = spent()
      const slackBefore = round.cpuSeconds
      await desk.publish(issueOf(at + 1))
      const told = seen.parse(await slack.ask({ atLeast: workspaces * channelsEach, patienceMs: 20_000 }))
      await settled(store, at + 1)
      const after = spent()
      before = { programs: after.programs - before.programs, database: after.database - before.database }
      round = { ...told, cpuSeconds: told.cpuSeconds - slackBefore }
      tell(
        `${count} processes, issue ${at + 1}: ${told.sent} sent in ${digits(told.seconds, 1)} s, refused ${told.refused}`,
      )
    }
    return { ...round, ...before, count, slack: round.cpuSeconds }
  } finally {
    await Promise.all(workers.map(({ end }) => end()))
    await store.close()
    await slack.end()
  }
}

/** As the pages of an installation leave them. */
async function install(store: Store, accounts: readonly string[], secretKey: string): Promise<void> {
  const { seal } = createSeal([secretKey])
  for (const account of accounts) {
    const installed = JSON.stringify({ account, token: `xoxb-${account}`, botUser: 'UBOT' })
    await store.saveInstallation(slackLane(account), seal(account, installed, randomBytes(12)), Date.now())
  }
}

/** All is written down. */
async function settled(store: Store, issue: number): Promise<void> {
  for (;;) {
    const { pending, sending } = await store.progress(issue)
    if (pending + sending === 0) return
    await delay(50)
  }
}
