import { archive } from './archive.ts'
import { digits, printTable } from './table.ts'
import { createGauge, type Spent } from './year/gauge.ts'
import { createLife, day, type Habits } from './year/life.ts'
import { onPostgres, onSqlite, type Place, type Size } from './year/place.ts'

const start = Date.UTC(2026, 0, 1, 6)

interface Year extends Habits {
  readonly days: number
  /** A row is shown for so many days. */
  readonly every: number
}

/** What some days came to. */
interface Stretch {
  readonly upTo: number
  readonly size: Size
  readonly issues: number
  readonly sends: number
  readonly tick: Spent
  readonly publish: Spent
  readonly keep: Spent
  readonly sweep: Spent
  readonly days: number
}

const quiet = { leaves: 100, writes: 200, presses: 50, corrects: 7 } as const

/** A year of a brief with all that happens beside it, and some days of a large one. */
export async function measureYears(): Promise<void> {
  await measureYear({ ...quiet, readers: 10_000, days: 365, keep: 30, every: 7 }, onSqlite, 'year')
}

/** A million readers for a month; two hours of CPU. */
export async function measureMillionDays(): Promise<void> {
  const million = { ...quiet, readers: 1_000_000, leaves: 1000, corrects: null }
  await measureYear({ ...million, days: 30, keep: 5, every: 1 }, onSqlite, 'year of a million')
}

/** The same on PostgreSQL, whose autovacuum works as it is set up by itself. */
export async function measurePostgresYear(): Promise<void> {
  await measureYear({ ...quiet, readers: 5000, days: 60, keep: 10, every: 5 }, onPostgres, 'year on PostgreSQL')
}

/**
 * A brief every day for a long time: what the database and a tick come to when what is old is let go of. Who has seen enough sends SIGINT: the
 * day is lived to its end, and what it came to is checked and told.
 */
export async function measureYear(year: Year, open: () => Promise<Place>, name: string): Promise<void> {
  const { readers, keep, every } = year
  let { days } = year
  let today = 1
  const enough = (): void => {
    days = today
  }
  process.once('SIGINT', enough)
  const place = await open()
  const beats = { beats: place.inProcess }
  const gauges = {
    publish: createGauge(beats),
    tick: createGauge(beats),
    correct: createGauge(beats),
    retire: createGauge(beats),
    sweep: createGauge(beats),
  }
  const stretches: Stretch[] = []
  const sent = new Map<number, number>()
  try {
    const { store } = place
    const life = createLife(store, year, gauges)
    await life.begin(start)
    const editions = archive({ seed: 1, issues: year.days + 1 })
    let sends = 0
    let from = 1
    for (; today <= days; today++) {
      const { value } = editions.next()
      if (value === undefined) throw new Error('the archive has ended')
      const lived = await life.live(start + today * day, value)
      sent.set(lived.issue, lived.sent)
      sends += lived.sent + lived.corrected
      if (today % every !== 0 && today !== days) continue
      stretches.push({
        upTo: today,
        size: await place.size(),
        issues: today,
        sends,
        tick: gauges.tick.take(),
        publish: gauges.publish.take(),
        keep: gauges.retire.take(),
        sweep: gauges.sweep.take(),
        days: today - from + 1,
      })
      process.stderr.write(`day ${today}: ${JSON.stringify(stretches.at(-1))}\n`)
      sends = 0
      from = today + 1
    }
    days = Math.min(days, today - 1)
    const title = `A brief every day to ${readers.toLocaleString('en')} readers for ${days} days, copies kept for ${keep}`
    printTable(
      title,
      ['day', 'MB', 'of these empty', 'tick µs/send', 'publish ms', 'upkeep CPU s/day'],
      stretches.map((each) => [
        String(each.upTo),
        digits(each.size.mb, 1),
        digits(each.size.emptyMb, 1),
        digits((each.tick.cpuMs * 1000) / each.sends, 1),
        digits(each.publish.cpuMs / each.days, 0),
        digits(each.keep.cpuMs / 1000 / each.days, 2),
      ]),
    )
    let known = 0
    let wrong = 0
    for (const [issue, count] of sent) {
      if (!(await store.isRetired(issue))) known++
      if ((await store.progress(issue)).sent !== count) wrong++
    }
    const oldest = days - known + 1
    const settled = stretches.filter(({ upTo }) => upTo > keep + every)
    const [first] = settled
    const last = settled.at(-1)
    if (first === undefined || last === undefined) throw new Error('nothing grew old')
    const used = ({ size }: Stretch): number => size.mb - size.emptyMb
    const a = (spent: Spent, { sends }: Stretch): string => digits((spent.cpuMs * 1000) / sends, 1)
    const faults = await place.faults()
    const reached = await life.correct(oldest)
    const passed = await life.correct(oldest - 1)
    const held = Object.values(gauges).map((gauge) => gauge.held())
    printTable(
      title,
      ['', 'then', 'at the end'],
      [
        ['readers', '', String(readers)],
        ['days that copies are kept', '', String(keep)],
        ['day', String(first.upTo), String(last.upTo)],
        ['database, MB', digits(first.size.mb, 0), digits(last.size.mb, 0)],
        ['a tick, µs of CPU a send', a(first.tick, first), a(last.tick, last)],
        [
          'upkeep, s of CPU a day',
          digits(first.keep.cpuMs / 1000 / first.days),
          digits(last.keep.cpuMs / 1000 / last.days),
        ],
        [
          'growth, kB an issue',
          '',
          digits(((used(last) - used(first)) * 1000) / Math.max(1, last.issues - first.issues), 1),
        ],
        ['longest hold of the event loop, ms of CPU', '', digits(Math.max(...held.map(({ cpuMs }) => cpuMs)), 0)],
        ['issues whose copies are known', '', String(known)],
        ['copies put right of the oldest of them', '', String(reached)],
        ['copies put right of the one before (must be 0)', '', String(passed)],
        ['issues whose counts are wrong (must be 0)', '', String(wrong)],
        ['faults that the database finds in itself (must be 0)', '', String(faults.length)],
      ],
      name,
    )
    for (const [what, gauge] of Object.entries(gauges)) {
      const { cpuMs, wallMs } = gauge.held()
      process.stdout.write(`longest hold, ${what}: ${digits(cpuMs, 1)} ms of CPU, ${digits(wallMs, 1)} ms\n`)
    }
    process.stdout.write(`${[await place.tables(), ...faults].join('\n')}\n`)
  } finally {
    process.removeListener('SIGINT', enough)
    await place.close()
  }
}
