import type { Growth, WebDeliveries } from '../../../adapters/web/deliveries/look.ts'
import type { Adapter } from '../../adapter.ts'
import type { SendRate } from '../../delivery/send-rate.ts'
import { platformName } from '../../desk/progress/message.ts'
import { masked } from '../../doc.ts'
import type { Brief, Delivery } from '../../model.ts'
import type { Store } from '../../store/port.ts'
import { localDate } from '../../time/format.ts'

export interface DeliveriesOptions {
  readonly store: Store
  readonly rate: SendRate
  readonly adapters: readonly Pick<Adapter, 'platform' | 'pace'>[]
  readonly brief: Brief
  readonly now: () => number
}

/** So many readers whom an issue missed are named, so many issues stand in the list, and so many days in a chart. */
const [mostMissed, mostIssues, mostDays] = [100, 24, 90]
const dayMs = 86_400_000
const hourMs = 3_600_000

/** What the page of deliveries shows. */
export function createDeliveries({ store, rate, adapters, brief, now }: DeliveriesOptions): WebDeliveries {
  let noted: string | null = null
  /** Once a day: that many readers take a moment to count. */
  const note = async (): Promise<void> => {
    const day = localDate(now(), brief.timeZone)
    if (noted === day) return
    noted = day
    await store.noteReaders(day)
  }
  // Whether anybody looks or not; the next hour tries again.
  setInterval(() => void note().catch(() => (noted = null)), hourMs).unref()
  return {
    async broadcast(number) {
      const newest = (await store.latest())?.number ?? 0
      const issue = await store.issue(number ?? newest)
      if (issue === null) return null
      const fixes = await store.fixes(issue.number)
      const lately = rate.lately()
      return {
        issue: issue.number,
        title: issue.title,
        date: issue.date,
        counts: await store.progress(issue.number),
        fixes: {
          done: fixes.edited + fixes.told,
          open: fixes.pending + fixes.sending,
          failed: fixes.failed + fixes.uncertain,
        },
        halted: (await store.halted(issue.number))?.reason ?? null,
        speeds: adapters.flatMap(({ platform, pace }) => {
          const seconds = lately.get(platform)
          return seconds ? [{ platform: platformName(platform), most: pace.perSecond, seconds }] : []
        }),
        missed: (await store.deliveries(issue.number, 0, mostMissed, ['failed', 'uncertain'])).map(toMissed),
        beside: {
          before: issue.number > 1 ? issue.number - 1 : null,
          after: issue.number < newest ? issue.number + 1 : null,
        },
      }
    },
    async growth() {
      await note()
      const rows = await store.readersSince(localDate(now() - mostDays * dayMs, brief.timeZone))
      const groups = Map.groupBy(rows, ({ kind, name }) => `${kind} ${name}`)
      return [...groups.values()].flatMap((of): Growth[] => {
        const [first] = of
        if (!first) return []
        const { kind, name } = first
        return [
          {
            kind,
            name: kind === 'topic' ? name : platformName(name),
            days: of.map(({ day, readers }) => ({ day, readers })),
          },
        ]
      })
    },
    async lately() {
      const issues = await store.issuesBefore(null, mostIssues)
      return Promise.all(
        issues.map(async ({ number, publishedAt, sections }) => {
          const { sent, failed, uncertain } = await store.progress(number)
          const corrections = sections
            .flatMap(({ items }) => items)
            .filter(({ amended }) => amended !== undefined).length
          return { issue: number, at: publishedAt, sent, failed, uncertain, corrections }
        }),
      )
    },
  }
}

const toMissed = ({ target, state, reason }: Delivery) => ({
  place: [platformName(target.platform), masked(target.chat), target.thread].filter(Boolean).join(' '),
  state: state === 'uncertain' ? ('uncertain' as const) : ('failed' as const),
  reason,
})
