import { createBriefwire } from '../../briefwire.ts'
import type { Config } from '../../config.ts'
import { itemsOf } from '../../desk/draft/arrange.ts'
import { atTryPage } from '../../desk/people/display-name.ts'
import type { Log } from '../../log.ts'
import type { Item } from '../../model.ts'
import type { Store } from '../../store/port.ts'
import { openSqlite } from '../../store/sqlite/open.ts'
import { createClock, machineTime } from '../../time/clock.ts'
import { localDate } from '../../time/format.ts'
import { starterTopics } from '../../topics/starter.ts'
import { createCrowd, crowds } from './crowd.ts'
import { issueOf, type WeekCorrection, weekIn } from './week.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Days of the invented week. */
export const days = 7
/** Sent without anybody looking on, in messages a second. */
const hurry = 2_000

export interface FillOptions {
  readonly config: Config
  readonly now: number
  readonly log: Log
  /** So many days of the week are there. */
  readonly onDay: (day: number) => void
}

/**
 * Writes the invented week into the empty database of `config`, which ends an hour before `now`: readers come and go, an issue goes out each
 * day through the ledger to a platform that is played in memory, items are put right afterwards.
 */
export async function fillDemo({ config, now, log, onDay }: FillOptions): Promise<void> {
  const week = weekIn(config.brief.language)
  await at(now - days * dayMs, async ({ store }) => {
    await store.chooseTopics(starterTopics('commerce'))
  })
  for (let day = 0; day < days; day++) {
    const morning = now - hourMs - (days - 1 - day) * dayMs
    await at(
      morning,
      async ({ store, desk, worker, clock }) => {
        for (const { platform, account, chats } of crowds) {
          for (const { chat, wants, day: since } of chats) {
            const target = { platform, account, chat, thread: null }
            if (since === day) await store.subscribe(target, wants, clock.now())
            // Some find that it is not for them.
            if (day === since + 2 && Number(chat.replace(/\D/g, '')) % 19 === 0)
              await store.unsubscribe(target, clock.now())
          }
        }
        const draft = issueOf(week, day, localDate(morning, config.brief.timeZone))
        await desk.publish(draft, { person: atTryPage, name: null, from: null })
        await worker.idle()
        await store.noteReaders(localDate(morning, config.brief.timeZone))
      },
      day === days - 3,
    )
    for (const correction of week.corrections.filter((each) => each.day === day))
      await at(morning + 30 * 60_000, async ({ store, desk, worker }) => {
        const issue = await store.issue(day + 1)
        const before = issue && itemsOf(issue)[correction.item]
        if (!before) return
        const { kind, reason } = correction
        const change = { issue: day + 1, kind, before, after: corrected(before, correction), reason }
        await desk.corrections.correct(change, { person: atTryPage, name: null, from: null })
        await worker.idle()
      })
    onDay(day + 1)
  }
  // What somebody who looks at the desk finds there.
  await at(now - 10 * 60_000, async ({ desk }) => {
    const { sections } = issueOf(week, days, '')
    await desk.add({ title: '', date: null, sections, footer: [] })
  })

  interface Moment {
    readonly store: Store
    readonly desk: ReturnType<typeof createBriefwire>['desk']
    readonly worker: ReturnType<typeof createBriefwire>['worker']
    readonly clock: ReturnType<typeof createClock>
  }

  /** Does something as if it were that time. */
  async function at(time: number, act: (moment: Moment) => Promise<unknown>, doubtful = false): Promise<void> {
    const backMs = machineTime.wall() - time
    const clock = createClock({ wall: () => machineTime.wall() - backMs, steady: machineTime.steady })
    const store = openSqlite({ path: config.databasePath })
    const adapters = crowds.map((crowd) => createCrowd(crowd, hurry, doubtful))
    const briefwire = createBriefwire({ ...config, admins: [atTryPage], store, adapters, log, clock })
    try {
      await briefwire.deliver()
      await act({ store, clock, desk: briefwire.desk, worker: briefwire.worker })
    } finally {
      await briefwire.stop()
    }
  }
}

const corrected = (item: Item, { kind, from, to }: WeekCorrection): Item => {
  if (kind === 'retracted') return item
  const put = (text: string): string => text.replace(from, to)
  return { ...item, headline: put(item.headline), body: item.body.map(put) }
}
