import type { Item, When } from '../../../src/model.ts'
import { begin, brief, day, days, minute, type Reader, type Release } from './world.ts'

/** What a reader is to get, told in the simplest way that there is. */
export interface Expected {
  readonly issue: number
  readonly at: number
  readonly numbers: readonly number[]
  /** How many items of the issue are not theirs. */
  readonly left: number
  /** The issues that are told as missed, or null. */
  readonly missed: readonly number[] | null
  /** Of a digest: all that it brings, oldest first. */
  readonly brings?: readonly { readonly issue: number; readonly numbers: readonly number[] }[]
}

interface Minute {
  /** Since midnight, as the clock shows it. */
  readonly shows: number
  /** 1 is Monday. */
  readonly weekday: number
  readonly date: string
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const from = begin - 2 * day
const length = (days + 20) * 1440
const step = 15

/** What the clocks of a zone show, minute by minute: days begin, and clocks change, at quarters of an hour of UTC. */
function clocksOf(timeZone: string): readonly Minute[] {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const minutes: Minute[] = []
  for (let at = 0; at < length; at += step) {
    const shown = new Map(format.formatToParts(from + at * minute).map(({ type, value }) => [type, value]))
    const shows = Number(shown.get('hour')) * 60 + Number(shown.get('minute'))
    const weekday = weekdays.indexOf(shown.get('weekday') ?? '') + 1
    const date = `${shown.get('year')}-${shown.get('month')}-${shown.get('day')}`
    for (let more = 0; more < step; more++) minutes.push({ shows: shows + more, weekday, date })
  }
  return minutes
}

/** At which minutes of the list the clock first shows a time of the day, or has just skipped it. */
function strikes(clocks: readonly Minute[], time: number): ReadonlySet<number> {
  const found = new Set<number>()
  const done = new Set<string>()
  clocks.forEach(({ shows, date }, at) => {
    const before = clocks[at - 1]
    const skipped = before?.date === date && before.shows < time && shows > time
    const midnight = before !== undefined && before.date !== date && shows > time && !done.has(date)
    if ((shows === time || skipped || midnight) && !done.has(date)) {
      found.add(at)
      done.add(date)
    }
  })
  return found
}

/** Whether it is quiet at each minute: from a stroke of the one to a stroke of the other. */
function quietOf(clocks: readonly Minute[], quiet: NonNullable<When['quiet']>): Uint8Array {
  const [begins, ends] = [strikes(clocks, quiet.from), strikes(clocks, quiet.to)]
  let still = quiet.to < quiet.from && (clocks[0]?.shows ?? 0) < quiet.to
  return Uint8Array.from(clocks, (_, at) => {
    if (ends.has(at)) still = false
    // Both at once: the clock skips the only time that is not quiet, and it stays so; or all that is quiet, and it never was.
    if (begins.has(at)) still = !ends.has(at) || quiet.to < quiet.from
    return still ? 1 : 0
  })
}

const remembered = <K, V>(make: (key: K) => V, name: (key: K) => string): ((key: K) => V) => {
  const known = new Map<string, V>()
  return (key) => {
    const value = known.get(name(key)) ?? make(key)
    known.set(name(key), value)
    return value
  }
}
const clocks = remembered(clocksOf, (zone) => zone)
const strikesIn = remembered(
  ({ zone, time }: { zone: string; time: number }) => strikes(clocks(zone), time),
  ({ zone, time }) => `${zone} ${time}`,
)
/** Those of the last reader: there are too many to remember. */
let lastQuiet: { readonly name: string; readonly quiet: Uint8Array } | null = null
function quietIn(zone: string, quiet: NonNullable<When['quiet']>): Uint8Array {
  const name = `${zone} ${quiet.from} ${quiet.to}`
  if (lastQuiet?.name !== name) lastQuiet = { name, quiet: quietOf(clocks(zone), quiet) }
  return lastQuiet.quiet
}

/** The first minute from `at` on that is one that was chosen. */
export function arrival(at: number, wants: When, urgent: boolean): number {
  const zone = wants.timeZone ?? brief.timeZone
  const list = clocks(zone)
  const quiet = wants.quiet === null ? null : quietIn(zone, wants.quiet)
  const isChosenDay = (minutes: number): boolean =>
    wants.days.length === 0 || wants.days.includes(list[minutes]?.weekday ?? 0)
  let minutes = Math.ceil((at - from) / minute)
  const go = (until: (minutes: number) => boolean): void => {
    while (!until(minutes)) minutes++
  }
  if (urgent) {
    if (!wants.urgent) go((each) => quiet?.[each] !== 1)
  } else if (wants.hour === null) go((each) => isChosenDay(each) && quiet?.[each] !== 1)
  else {
    const struck = strikesIn({ zone, time: wants.hour * 60 + wants.minute })
    go((each) => struck.has(each) && isChosenDay(each))
    go((each) => quiet?.[each] !== 1)
  }
  return from + minutes * minute
}

/** Items for a reader: the words of these tests stand in no other word. */
function numbersFor({ wants }: Reader, items: readonly Item[]): readonly number[] {
  return items
    .filter((item) => {
      const text = [item.headline, ...item.body].join(' ')
      const has = (list: readonly string[]): boolean => list.some((word) => text.includes(word))
      if (has(wants.mute)) return false
      if (has(wants.follow)) return true
      if (wants.followedOnly) return false
      if (wants.topics.length > 0) return item.topics.some((topic) => wants.topics.includes(topic))
      return item.topics.length === 0 || item.topics.some((topic) => !wants.except.includes(topic))
    })
    .map(({ number }) => number)
}

/** Whatever arrives at one moment is one message. */
function asDigests(each: readonly Expected[]): readonly Expected[] {
  return [...Map.groupBy(each, ({ at }) => at).values()].flatMap((those) => {
    const brings = those.toSorted((a, b) => a.issue - b.issue)
    const newest = brings.at(-1)
    return newest === undefined || brings.length === 1 ? brings : [{ ...newest, brings }]
  })
}

/** All that a reader gets of these issues, the first of which is number 1. */
export function expectedFor(reader: Reader, releases: readonly Release[]): readonly Expected[] {
  const { rest, wants } = reader
  const due = releases.flatMap(({ at, draft }, index) => {
    const items = draft.sections.flatMap((section) => section.items)
    const numbers = numbersFor(reader, items)
    const left = items.length - numbers.length
    return numbers.length === 0
      ? []
      : [{ issue: index + 1, at: arrival(at, wants, draft.urgent === true), published: at, numbers, left }]
  })
  const isMissed = ({ at, published }: { at: number; published: number }): boolean => {
    if (rest === null || at < rest.from) return false
    // What comes out in a pause is missed; what was held before it, if its time comes in it.
    return published >= rest.from ? published < rest.until : at < rest.until
  }
  const missed = due.filter(isMissed)
  const newest = missed.at(-1)
  const others = due
    .filter((each) => !isMissed(each))
    .map(({ issue, at, numbers, left }): Expected => ({ issue, at, numbers, left, missed: null }))
  if (wants.digest) return asDigests(others)
  if (newest === undefined || rest === null) return others
  const before = missed.slice(0, -1).map(({ issue }) => issue)
  const back = arrival(rest.until, wants, false)
  const told: Expected = {
    issue: newest.issue,
    at: back,
    numbers: newest.numbers,
    left: newest.left,
    missed: before.length === 0 ? null : before,
  }
  return [...others, told]
}
