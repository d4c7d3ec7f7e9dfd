import { Client } from 'pg'
import { z } from 'zod'
import { gatherChildren } from '../incoming/child.ts'
import { hook, secret } from '../incoming/posts.ts'
import { digits, printTable } from '../table.ts'
import { watchLine } from './commands/line.ts'
import { type BenchServer, cpuOf, startBenchServer } from './server.ts'

const token = '123456:bench-bench-bench-bench-bench'
/** Commands of one round in all, from as many readers. */
const plan = { commands: 400, warmUp: 80 }
const patienceMs = 3_000

/** What readers say: something that is only read, something that makes a row, and something that changes one. */
const sayings = [
  ['reads the newest issue', '/latest'],
  ['subscribes', '/subscribe'],
  ['chooses topics', '/subscribe only payments'],
  ['chooses the time', '/settings at 8:00'],
] as const

const place = z.object({ url: z.string(), pid: z.number() })
const posted = z.object({ posted: z.array(z.tuple([z.string(), z.number()])) })
const arrived = z.object({ arrivals: z.array(z.tuple([z.string(), z.number()])) })

type Round = Awaited<ReturnType<typeof say>>

/** What readers do by webhook, through 1, 2 and 4 web processes on one database: commands a second, and what one of them costs there. */
export async function measureCommands(): Promise<void> {
  const postgres = await startBenchServer({
    shared_preload_libraries: 'pg_stat_statements',
    'pg_stat_statements.track_utility': 'on',
  })
  try {
    for (const count of [1, 2, 4]) {
      const rounds = await measureWith(postgres, count)
      printTable(
        `Readers' commands by Telegram's webhook, ${count === 1 ? 'one web process' : `${count} web processes`} on one database`,
        [
          'a reader',
          'a second',
          'lost',
          'transactions',
          'statements',
          'ms all wait',
          'ms for one',
          'CPU ms',
          'of PostgreSQL',
        ],
        rounds.map((round) => [round.name, ...cells(round)]),
        `postgres.commands.${count}`,
      )
    }
  } finally {
    await postgres.stop()
  }
}

const cells = ({ commands, answers, seconds, ...cost }: Round): string[] => [
  digits(answers / seconds, 0),
  String(commands - answers),
  ...[cost.transactions, cost.statements].map((value) => digits(value / commands, 1)),
  ...[cost.heldMs, cost.waitedMs, cost.programs * 1000, cost.database * 1000].map((value) =>
    digits(value / commands, 1),
  ),
]

async function measureWith(postgres: BenchServer, count: number): Promise<Round[]> {
  const url = await postgres.database('bench_commands')
  const { start, end } = gatherChildren()
  try {
    const api = await start('platform.ts', {})
    const { url: apiUrl } = z.object({ url: z.string() }).parse(api.ready)
    const environment = {
      ...{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiUrl, TELEGRAM_LIBRARY: 'grammy' },
      ...{ TELEGRAM_WEBHOOK_URL: `http://127.0.0.1${hook}`, TELEGRAM_WEBHOOK_SECRET: secret },
      ...{ DATABASE_URL: url, PORT: '0', CHECK_LINKS: 'false' },
    }
    const programs: z.infer<typeof place>[] = []
    for (let at = 0; at < count; at++) programs.push(place.parse((await start('program.ts', environment)).ready))
    const loads = await Promise.all(programs.map(() => start('load.ts', { platform: 'telegram', answersTo: apiUrl })))
    const client = new Client(url)
    await client.connect()
    await client.query('create extension pg_stat_statements')
    let first = 0
    const ask = async (text: string, from: number, commands: number): Promise<Seen> => {
      const each = Math.ceil(commands / count)
      const all = await Promise.all(
        loads.map(async (load, at) => {
          const numbers = { first: first + at * each, chats: { from: from + at * each } }
          return posted.parse(
            await load.ask({ url: programs[at]?.url, count: each, perSecond: null, text, ...numbers }),
          )
        }),
      )
      first += each * count
      const { arrivals } = arrived.parse(await api.ask({ answers: each * count, patienceMs }))
      const began = Math.min(...all.flatMap(({ posted }) => posted.map(([, at]) => at)))
      return {
        commands: each * count,
        answers: arrivals.length,
        seconds: ((arrivals.at(-1)?.[1] ?? began) - began) / 1000,
      }
    }
    for (const [at, [, text]] of sayings.entries()) await ask(text, 10_000_000 + at, plan.warmUp)
    const rounds: Round[] = []
    for (const [name, text] of sayings)
      rounds.push(await say({ name, client, postgres, programs }, () => ask(text, 20_000, plan.commands)))
    await client.end()
    return rounds
  } finally {
    await end()
  }
}

/** What came of so many commands, and how long it took until the last answer. */
interface Seen {
  readonly commands: number
  readonly answers: number
  readonly seconds: number
}

interface Setting {
  readonly name: string
  readonly client: Client
  readonly postgres: BenchServer
  readonly programs: readonly { readonly pid: number }[]
}

/** One round, and what it cost the database. */
async function say({ name, client, postgres, programs }: Setting, round: () => Promise<Seen>) {
  const spent = async () => {
    const { rows } = await client.query(
      `select sum(calls)::float8 as statements, sum(calls) filter (where query ~* '^commit')::float8 as transactions
       from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())`,
    )
    const counts = z.tuple([z.object({ statements: z.number(), transactions: z.number() })]).parse(rows)[0]
    const cpu = { programs: programs.reduce((sum, { pid }) => sum + cpuOf(pid), 0), database: postgres.cpuSeconds() }
    return { ...counts, ...cpu }
  }
  const before = await spent()
  const line = watchLine(client)
  const seen = await round()
  const { heldMs, waitedMs } = await line.end()
  const after = await spent()
  return {
    ...{ name, heldMs, waitedMs },
    ...seen,
    statements: after.statements - before.statements,
    transactions: after.transactions - before.transactions,
    programs: after.programs - before.programs,
    database: after.database - before.database,
  }
}
