import { parseArgs } from 'node:util'
import { digits, printTable } from '../bench/table.ts'
import { type CampaignOptions, campaign, inFlight, type Outcome } from './campaign.ts'
import { aheadForSeconds, type ClockOutcome, clockJumps, longScenes } from './clock.ts'
import { type Correcting, correcting } from './correcting.ts'
import { openDatabases } from './databases.ts'
import { type FanOutOutcome, fanOut } from './fan-out.ts'
import { folderGone, fullAtStart, fullWhileIdle, readOnly } from './files.ts'
import { type FixFanOutOutcome, fixFanOut } from './fix-fan-out.ts'
import { serverFull, tablesFull } from './full-server.ts'
import { outages } from './outages.ts'
import { type ProcessesOutcome, processes } from './processes.ts'
import { diskFull, fileLimit, locked, type StorageOutcome } from './storage.ts'
import { keyChange, rotation, uninstalling } from './tokens.ts'
import type { WorkspaceOutcome } from './workspaces.ts'

// npm run faults [-- --seed 7 --readers 5000 --kills 50 --copies 10000 --store sqlite|postgres --only grammy|telegraf|bolt|corrections|fan-out|fix-fan-out|clock|storage|workspaces|processes]

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(1 + Math.floor(Math.random() * 999_999)) },
    readers: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '50' },
    copies: { type: 'string', default: '10000' },
    only: { type: 'string' },
    store: { type: 'string', default: 'sqlite' },
  },
})
const databases = values.store === 'postgres' ? await openDatabases() : null
const newDatabase = databases?.make ?? null
const common = {
  newDatabase,
  ...(databases === null ? {} : { befalls: async (kill: number) => kill % 10 === 4 && databases.restart() }),
  seed: Number(values.seed),
  readers: Number(values.readers),
  kills: Number(values.kills),
  trouble: 1,
}
const campaigns: readonly [CampaignOptions, ...CampaignOptions[]] = [
  { ...common, library: 'grammy', onUncertain: 'hold', issues: 1 },
  { ...common, library: 'telegraf', onUncertain: 'resend', issues: 2 },
  { ...common, library: 'bolt', onUncertain: 'hold', issues: 1 },
]
const wanted = (name: string): boolean => values.only === undefined || values.only === name

process.stdout.write(
  `Seed ${values.seed}: ${values.readers} chats, issues of 2 parts, ${values.kills} times kill -9 in each broadcast, on ${values.store}\n`,
)
const outcomes: Outcome[] = []
for (const options of campaigns) {
  if (!wanted(options.library)) continue
  process.stdout.write(`${options.library}, ON_UNCERTAIN=${options.onUncertain} …\n`)
  outcomes.push(await campaign(options))
}
const corrected: Correcting[] = []
for (const { library, onUncertain } of campaigns) {
  if (!wanted('corrections')) continue
  process.stdout.write(`${library}, corrections of ${values.copies} copies …\n`)
  const kills = Math.max(1, Math.floor(common.kills / 4))
  corrected.push(await correcting({ ...common, library, onUncertain, readers: Number(values.copies), kills }))
}
const fanOuts: FanOutOutcome[] = []
if (wanted('fan-out')) {
  process.stdout.write(`publications to ${10 * common.readers} readers …\n`)
  fanOuts.push(await fanOut({ ...common, readers: 10 * common.readers }))
}
const fixFanOuts: FixFanOutOutcome[] = []
if (wanted('fix-fan-out')) {
  process.stdout.write(`corrections of ${4 * common.readers} copies that are killed while they are written …\n`)
  fixFanOuts.push(await fixFanOut({ ...common, readers: 4 * common.readers }))
}
const clocks: ClockOutcome[] = []
if (wanted('clock'))
  for (const [at, scene] of [aheadForSeconds, ...longScenes].entries()) {
    process.stdout.write(`a clock: ${scene.name} …\n`)
    const { library } = campaigns[at % campaigns.length] ?? campaigns[0]
    clocks.push(await clockJumps({ ...common, ...scene, library, readers: 60 }))
  }
const weather = { library: 'grammy', seed: common.seed, readers: Math.min(common.readers, 600) } as const
const storage: StorageOutcome[] = []
const files = [diskFull, fullAtStart, fullWhileIdle, fileLimit, folderGone, readOnly, locked]
if (wanted('storage'))
  for (const scene of databases === null ? files : [...outages, tablesFull, serverFull])
    storage.push(await scene(weather))

const many: ProcessesOutcome[] = []
if (databases !== null && wanted('processes'))
  many.push(
    await processes({
      ...{ seed: common.seed, workspaces: 100, channels: 4000, chats: 1500, workers: 4, restarts: 4 },
      ...{ kills: Math.max(common.kills, 60), perSecond: { slack: 1, telegram: 30 } },
    }),
  )

const workspaces: WorkspaceOutcome[] = []
if (wanted('workspaces'))
  for (const scene of [keyChange, uninstalling, rotation])
    workspaces.push(await scene({ channels: Math.min(common.readers, 200), rounds: 5, newDatabase }))

if (outcomes.length > 0) show(outcomes)
if (corrected.length > 0) showCorrections(corrected)
if (fanOuts.length > 0)
  printTable(
    'Publications that are killed while their deliveries are written, and finished by another process',
    ['killed', 'within', 'deliveries', 'lost', 'doubled', 'strange', 'miscounted', 'seconds'],
    fanOuts.map(({ kills, within, deliveries, lost, doubled, strange, miscounted, seconds }) => [
      ...[kills, within, deliveries, lost, doubled, strange, miscounted].map(String),
      digits(seconds, 0),
    ]),
    databases === null && common.kills >= 50 && common.readers >= 5000 ? 'faults.fan-out' : undefined,
  )
if (fixFanOuts.length > 0)
  printTable(
    'Corrections that are killed while their fixes are written, and finished by another process',
    ['killed', 'within', 'copies', 'lost', 'doubled', 'outdated', 'miscounted', 'seconds'],
    fixFanOuts.map(({ kills, within, copies, lost, doubled, outdated, miscounted, seconds }) => [
      ...[kills, within, copies, lost, doubled, outdated, miscounted].map(String),
      digits(seconds, 0),
    ]),
    databases === null && common.kills >= 50 && common.readers >= 5000 ? 'faults.fix-fan-out' : undefined,
  )
if (clocks.length > 0)
  printTable(
    'A clock that is set to and fro while two issues go out, at 40 messages a second',
    ['', 'messages', 'lost', 'uncounted', 'uncertain', 'most in a second', 'violations', 'seconds'],
    clocks.map(({ name, messages, lost, uncounted, uncertain, mostInASecond, violations, seconds }) => [
      name,
      ...[messages, lost, uncounted, uncertain, mostInASecond, violations.length].map(String),
      digits(seconds, 0),
    ]),
    databases === null ? 'faults.clock' : undefined,
  )
if (storage.length > 0)
  printTable(
    'A database that cannot be written (one broadcast each, fair weather otherwise)',
    ['', 'lost', 'doubled', 'uncertain', 'violations'],
    storage.map(({ name, skipped, lost, doubled, uncertain, violations }) => [
      skipped === null ? name : `${name}: not tried, ${skipped}`,
      ...[lost, doubled, uncertain, violations.length].map(String),
    ]),
    databases === null ? 'faults.storage' : undefined,
  )

if (many.length > 0)
  printTable(
    'Several processes on one PostgreSQL, one of them killed every second, and the server restarted meanwhile',
    ['', 'deliveries', 'killed', 'restarts', 'lost', 'doubled', 'uncertain', 'arrived', 'most in a second', 'seconds'],
    many.map(({ name, deliveries, kills, restarts, lost, doubled, uncertain, arrived, most, seconds }) => [
      ...[name, deliveries, kills, restarts, lost, doubled, uncertain, arrived, most].map(String),
      digits(seconds, 0),
    ]),
  )
if (workspaces.length > 0)
  printTable(
    'Two workspaces of Slack, keys and tokens that change',
    ['', 'messages', 'violations'],
    workspaces.map(({ name, messages, violations }) => [name, ...[messages, violations.length].map(String)]),
    databases === null ? 'faults.workspaces' : undefined,
  )

const violations = [
  ...fanOuts.flatMap(({ lost, doubled, strange, miscounted }) =>
    lost + doubled + strange + miscounted === 0 ? [] : ['fan-out: readers and deliveries do not agree'],
  ),
  ...fixFanOuts.flatMap(({ lost, doubled, outdated, miscounted }) =>
    lost + doubled + outdated + miscounted === 0 ? [] : ['fix-fan-out: copies and fixes do not agree'],
  ),
  ...outcomes.flatMap(({ options, violations }) => violations.map((violation) => `${options.library}: ${violation}`)),
  ...corrected.flatMap(({ options, violations }) =>
    violations.map((violation) => `corrections, ${options.library}: ${violation}`),
  ),
  ...many.flatMap(({ name, violations }) => violations.map((violation) => `${name}: ${violation}`)),
  ...workspaces.flatMap(({ name, violations }) => violations.map((violation) => `${name}: ${violation}`)),
  ...clocks.flatMap(({ name, violations }) => violations.map((violation) => `${name}: ${violation}`)),
  ...storage.flatMap(({ name, violations }) => violations.map((violation) => `${name}: ${violation}`)),
]
for (const violation of violations.slice(0, 50)) process.stdout.write(`\nseed ${values.seed}, ${violation}`)
const again = `npm run faults -- --seed ${values.seed} --readers ${values.readers} --kills ${values.kills} --copies ${values.copies}`
process.stdout.write(
  violations.length === 0 ? '\nNo violation.\n' : `\n${violations.length} violations. Again: ${again}\n`,
)
await databases?.close()
process.exitCode = violations.length === 0 ? 0 : 1

/** What is shown of fewer libraries, on a server, or after fewer kills, is no figure for the README. */
function isWhole(libraries: number): boolean {
  return databases === null && libraries === campaigns.length && common.kills >= 50
}

function showCorrections(all: readonly Correcting[]): void {
  const row = (name: string, cell: (outcome: Correcting) => string | number): string[] => [
    name,
    ...all.map((outcome) => String(cell(outcome))),
  ]
  const fates = [...new Set(all.flatMap(({ seen }) => Object.keys(seen.fates)))]
    .filter((fate) => fate !== 'fine')
    .sort()
  printTable(
    'Copies that change, grow, lose an item, get it back and shrink, under fire',
    ['', ...all.map(({ options }) => options.library)],
    [
      row('copies', ({ copies }) => copies),
      row('corrections', ({ turns }) => turns),
      row('ON_UNCERTAIN', ({ options }) => options.onUncertain),
      row('kill -9', ({ options }) => options.kills),
      row('  of them with changes under way', ({ hits }) => hits),
      row('  most under way', ({ mostAtAKill }) => mostAtAKill),
      ...fates.map((fate) => row(fate, ({ seen }) => seen.fates[fate] ?? 0)),
      row('messages changed', ({ seen }) => seen.changed),
      row('messages taken back', ({ seen }) => seen.removed),
      row('parts that came late', ({ seen }) => seen.late),
      row('notices, in the end', ({ seen }) => countOf(seen, 'notice')),
      ...['edited', 'told', 'uncertain', 'failed'].map((state) =>
        row(`copies ${state}`, ({ counts }) => counts[state] ?? 0),
      ),
      row('uncertain sends', ({ uncertain }) => uncertain),
      row('copies with old text', ({ faults }) => faults.old),
      row('copies with a notice that is contradicted', ({ faults }) => faults.contradictory),
      row('copies in which something is lost', ({ faults }) => faults.lost),
      row('copies with doubles that nobody counts', ({ faults }) => faults.uncounted),
      row('violations', ({ violations }) => violations.length),
      row('seconds', ({ seconds }) => digits(seconds, 0)),
    ],
    isWhole(all.length) && Number(values.copies) >= 1500 ? 'faults.corrections' : undefined,
  )
}

function countOf({ standing }: Correcting['seen'], kind: string): number {
  return standing.filter((message) => message.kind === kind).length
}

function show(all: readonly Outcome[]): void {
  const row = (name: string, cell: (outcome: Outcome) => string | number): string[] => [
    name,
    ...all.map((outcome) => String(cell(outcome))),
  ]
  const fates = [...new Set(all.flatMap(({ seen }) => Object.keys(seen.fates)))]
    .filter((fate) => fate !== 'fine')
    .sort()
  printTable(
    'Broadcasts under fire: the platform’s own record against the ledger',
    ['', ...all.map(({ options }) => options.library)],
    [
      row('readers', ({ options }) => options.readers),
      row('ON_UNCERTAIN', ({ options }) => options.onUncertain),
      row('issues', ({ options }) => options.issues),
      row('kill -9', ({ kills }) => kills),
      row('  of them with sends under way', ({ hits }) => hits),
      ...fates.map((fate) => row(fate, ({ seen }) => seen.fates[fate] ?? 0)),
      row('sends', ({ seen }) => seen.sends),
      row('messages accepted', ({ messages }) => messages),
      row('most in one second', ({ seen }) => seen.peak),
      row('lost', ({ lost }) => lost),
      row('doubled', ({ doubled }) => doubled),
      row('  of them not counted as uncertain', ({ uncounted }) => uncounted),
      row('uncertain at the end', ({ uncertain }) => uncertain),
      row(`most uncertain at a kill (at most ${inFlight})`, ({ mostAtAKill }) => mostAtAKill),
      row('violations', ({ violations }) => violations.length),
      row('seconds', ({ seconds }) => digits(seconds, 0)),
    ],
    isWhole(all.length) && common.readers >= 5000 ? 'faults.broadcasts' : undefined,
  )
}
