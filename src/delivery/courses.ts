import type { Adapter } from '../adapter.ts'
import type { Lane } from '../model.ts'
import type { LaneRequest } from '../store/port.ts'
import { createLatency, type Latency } from './latency.ts'

/** What is under way on a lane. */
export interface Course extends Lane {
  readonly latency: Latency
  underWay: number
  /** When a tick is to ask for it again, as far as is known; null: nothing waits there. */
  askAt: number | null
}

/** The lanes that this process serves: which of them a tick asks for, and with how much room. */
export interface Courses {
  of(lane: Lane): Course
  /** A send begins there. */
  begin(lane: Lane): Course
  /** It has ended: there may be more to do. */
  end(course: Course): void
  /** Whether there are so many that each tick asks only for some. */
  isMany(): boolean
  /** Looks which accounts there are by now; those that are new are asked for. Tells whether there are others than before. */
  renew(): boolean
  /** Those to ask for at this moment, after those that were asked for last. */
  requests(now: number): readonly LaneRequest[]
  /** On all lanes together; and how many more there is room for. */
  underWay(): number
  room(): number
  /** When each of these is to be asked for again, as a tick has told; so many of them another process had. */
  told(requests: readonly LaneRequest[], nextAt: readonly (number | null)[], taken: number): void
  /** Something may wait on any of them; or on these alone. */
  stir(those?: readonly Lane[]): void
  /** When the next one is to be asked for, or null. */
  nextAt(): number | null
}

export interface CourseOptions {
  /** Names this process: processes go through the same lanes, and each begins elsewhere. */
  readonly name: string
  readonly adapters: readonly Adapter[]
  /** How many sends may be under way on one lane. */
  readonly slots: { readonly least: number; readonly most: number }
  /** And on all together: what a machine and its connections can do at once, however many lanes there are. */
  readonly mostUnderWay: number
  /** A tick asks for so many lanes: each costs it some. */
  readonly lanesAtOnce: number
  readonly intervalMs: (adapter: Adapter) => number
}

/** Where there are few lanes, each tick asks for all of them. */
export function createCourses(options: CourseOptions): Courses {
  const { name, adapters, slots, mostUnderWay, lanesAtOnce, intervalMs } = options
  const known = new Map<string, Course>()
  let served: readonly (readonly string[])[] | null = null
  let ours: { readonly adapter: Adapter; readonly course: Course }[] = []
  /** Where the last tick stopped asking. */
  let place = 0
  let underWay = 0

  /** Most sends are on the lane of the one before. */
  let last: Course | null = null
  const of = ({ platform, account }: Lane): Course => {
    if (last?.account === account && last.platform === platform) return last
    const key = `${platform} ${account}`
    const course = known.get(key) ?? { platform, account, underWay: 0, latency: createLatency(slots), askAt: 0 }
    known.set(key, course)
    last = course
    return course
  }
  const freeOf = ({ adapter, course }: (typeof ours)[number]): number =>
    course.latency.slots(adapter.pace.perSecond) - course.underWay
  const isMany = (): boolean => ours.length > lanesAtOnce
  const room = (): number => Math.max(0, mostUnderWay - underWay)

  return {
    of,
    begin(lane) {
      const course = of(lane)
      course.underWay++
      underWay++
      return course
    },
    end(course) {
      course.underWay--
      underWay--
      course.askAt = 0
    },
    isMany,
    underWay: () => underWay,
    room,
    renew() {
      const accounts = adapters.map((adapter) => [...adapter.accounts()])
      if (served?.every((each, at) => isSame(each, accounts[at] ?? []))) return false
      const before = new Set(ours.map(({ course }) => course))
      served = accounts
      ours = adapters.flatMap((adapter, at) =>
        (accounts[at] ?? []).map((account) => ({ adapter, course: of({ platform: adapter.platform, account }) })),
      )
      for (const { course } of ours) if (!before.has(course)) course.askAt = 0
      if (before.size === 0) place = Math.floor(shareOf(name) * ours.length)
      return true
    },
    requests(now) {
      // Each of them may have at least one.
      const most = Math.min(lanesAtOnce, room())
      const asked: LaneRequest[] = []
      const first = place
      for (let step = 0; step < ours.length && asked.length < most; step++) {
        const at = (first + step) % ours.length
        const each = ours[at]
        if (each === undefined) break
        const { adapter, course } = each
        if (isMany() && (course.askAt === null || course.askAt > now)) continue
        const free = freeOf(each)
        if (free <= 0) continue
        const { sharesChats = false, tellsLater = false } = adapter
        const { platform, account } = course
        const answerMs = course.latency.usual(now)
        const pace = { intervalMs: intervalMs(adapter), answerMs, slots: free }
        asked.push({ platform, account, ...pace, sharesChats, tellsLater })
        place = (at + 1) % ours.length
      }
      return asked
    },
    told(requests, nextAt, taken) {
      for (const [at, lane] of requests.entries()) of(lane).askAt = nextAt[at] ?? null
      // It has run into another process, which goes the same way: from here on they would be in each other's.
      if (isMany() && 2 * taken > requests.length) place = (place + Math.floor(elsewhere * ours.length)) % ours.length
    },
    stir(those) {
      for (const course of those?.map(of) ?? known.values()) course.askAt = 0
    },
    nextAt() {
      if (room() === 0) return null
      let next: number | null = null
      for (const each of ours) {
        const { askAt } = each.course
        if (askAt !== null && (next === null || askAt < next) && freeOf(each) > 0) next = askAt
      }
      return next
    },
  }
}

/** So much of the list further on: however often, always far from where it was before. */
const elsewhere = 0.382

/** A number from 0 to 1 that a name always has, and hardly any other. */
const shareOf = (name: string): number => {
  let hash = 2166136261
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619)
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at])
