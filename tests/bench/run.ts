import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from '../../src/ingest/parse.ts'
import { print } from '../../src/ingest/print.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { defaultTopics } from '../../src/topics/defaults.ts'
import { liveThrough } from '../choices/fortnight/run.ts'
import { measureAdversarial } from './adversarial.ts'
import { archive, load } from './archive.ts'
import { measureQueries } from './archive-queries.ts'
import { fillChoices } from './choices/readers.ts'
import { measureSlack } from './incoming-slack.ts'
import { measureTelegram } from './incoming-telegram.ts'
import { measurePostgres, postgresParts } from './postgres.ts'
import { measureSending } from './sending.ts'
import { digits, printTable } from './table.ts'
import { measureWeb } from './web.ts'
import { measureWorkspaces } from './workspaces.ts'
import { measureMillionDays, measurePostgresYear, measureYears } from './year.ts'

/** Ten years of a daily brief. */
const size = { seed: 1, issues: 3650 }
const self = fileURLToPath(import.meta.url)

/** What can be measured: all, or what is named, as in `npm run bench -- telegram`, or a part of it: `npm run bench -- postgres million`. */
const benches: ReadonlyMap<string, () => Promise<void>> = new Map([
  ['archive', measureArchive],
  ['telegram', measureTelegram],
  ['slack', measureSlack],
  ['sending', measureSending],
  ['adversarial', measureAdversarial],
  ['web', measureWeb],
  ['choices', measureAllChoices],
  ['fortnight', simulateFortnight],
  ['workspaces', measureWorkspaces],
  ['year', measureYears],
  ['postgres', () => measurePostgres([])],
  ['million-days', measureMillionDays],
  ['year-postgres', measurePostgresYear],
])

// Reading is measured in a process of its own, so that building the archive does not count as its memory.
if (process.argv[2] === 'queries') await queries(process.argv[3] ?? '')
else await measure(process.argv.slice(2))

async function measure(names: readonly string[]): Promise<void> {
  const [first, ...parts] = names
  if (first === 'postgres') return measurePart(parts)
  const unknown = names.find((name) => !benches.has(name))
  if (unknown !== undefined) {
    process.stderr.write(`There is no bench "${unknown}", only ${[...benches.keys()].join(', ')}.\n`)
    process.exitCode = 2
    return
  }
  for (const [name, bench] of benches) if (names.length === 0 || names.includes(name)) await bench()
}

async function measurePart(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !postgresParts.has(name))
  if (unknown === undefined) return measurePostgres(names)
  process.stderr.write(`There is no part "${unknown}" of it, only ${[...postgresParts.keys()].join(', ')}.\n`)
  process.exitCode = 2
}

/** Not a measurement: whether twenty thousand readers get what they chose, when they chose it. */
async function simulateFortnight(): Promise<void> {
  const from = performance.now()
  const readers = 20_000
  const { sent, wrong, renderings, again, digests } = await liveThrough(5, readers)
  printTable(
    'A fortnight of subscriptions in 40 zones, in which clocks go forward here and back there',
    ['', ''],
    [
      ['readers', String(readers)],
      ['messages', String(sent)],
      ['of these, digests of several issues', String(digests)],
      ['readers who got something else, or at another time (must be 0)', String(wrong.length)],
      ['renderings', String(renderings)],
      ['of these, of what had been rendered before (must be 0)', String(again)],
      ['seconds for all of it', digits((performance.now() - from) / 1000, 0)],
    ],
    'fortnight',
  )
  for (const each of wrong.slice(0, 3)) process.stdout.write(`${each}\n`)
  if (wrong.length + again > 0) process.exitCode = 1
}

async function measureAllChoices(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'))
  try {
    const path = join(folder, 'choices.db')
    const store = openSqlite({ path })
    await fillChoices(store)
    await store.close()
    // As the server runs.
    await inProcess(['--optimize-for-size', join(import.meta.dirname, 'choices/measure.ts'), path])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureArchive(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'))
  try {
    parsing()
    const path = join(folder, 'archive.db')
    const store = openSqlite({ path })
    const from = performance.now()
    const written = await load(store, archive(size))
    await store.close()
    const seconds = (performance.now() - from) / 1000
    printTable(
      'The archive',
      ['', ''],
      [
        ['issues', String(written)],
        ['items', String(written * 12)],
        ['seconds to write it', digits(seconds, 1)],
      ],
      'archive.size',
    )
    await inProcess([self, 'queries', path])
    await starting(folder, path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function parsing(): void {
  const texts = [...archive({ seed: 2, issues: 400 })].map((draft) => print(draft))
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const rates = Array.from({ length: 5 }, () => {
    const from = performance.now()
    for (const text of texts) parse(text, { topics: defaultTopics })
    return bytes / 1e6 / ((performance.now() - from) / 1000)
  }).sort((a, b) => a - b)
  const [slowest = 0, , median = 0, , fastest = 0] = rates
  printTable(
    'Newsletter text to issue',
    ['', 'MB/s'],
    [
      ['slowest of 5', digits(slowest, 1)],
      ['median', digits(median, 1)],
      ['fastest', digits(fastest, 1)],
    ],
    'archive.parsing',
  )
}

async function queries(path: string): Promise<void> {
  const store = openSqlite({ path })
  const { rows, rssMb } = await measureQueries(store)
  await store.close()
  const cells = rows.map(({ name, p50, p99, found }) => [name, digits(p50), digits(p99), String(found)])
  printTable(
    'Questions to the archive, milliseconds (aim: p99 under 5)',
    ['question', 'p50', 'p99', 'found'],
    cells,
    'archive.questions',
  )
  process.stdout.write(`Memory of the asking process: ${digits(rssMb, 0)} MB\n`)
}

/** From the command to "ready", and the memory of the server then. */
async function starting(folder: string, path: string): Promise<void> {
  const times: number[] = []
  let memory = 0
  for (let run = 0; run < 5; run++) {
    const from = performance.now()
    const env = { PATH: process.env.PATH, DATABASE_URL: `file:${path}`, PORT: '0', CHECK_LINKS: 'false' }
    const server = spawn(process.execPath, [resolve('src/bin.js'), 'start'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let log = ''
    for await (const chunk of server.stderr) {
      log += String(chunk)
      if (times.length > run || !log.includes('is ready')) continue
      times.push(performance.now() - from)
      const metrics = await (await fetch(`${/"url":"([^"]+)"/.exec(log)?.[1]}/metrics`)).text()
      memory = Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1])
      server.kill('SIGTERM')
    }
  }
  const median = times.sort((a, b) => a - b)[2] ?? 0
  printTable(
    'A server over this archive',
    ['', ''],
    [
      ['start to ready (aim: under 1 s)', `${digits(median / 1000)} s`],
      ['memory (aim: under 150 MB)', `${digits(memory / 1e6, 0)} MB`],
    ],
    'archive.server',
  )
}

function inProcess(args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit' })
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`ended with ${code}`))))
  })
}
