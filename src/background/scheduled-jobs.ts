import { suggest } from '../compose/issue.ts'
import { itemCount } from '../desk/draft/draft.ts'
import { type LimitFault, sayFaults, TooLong } from '../desk/draft/limits.ts'
import { notify, notifyEditors } from '../desk/notify/notify.ts'
import { followProgress } from '../desk/progress/follow.ts'
import { progressPlaces } from '../desk/progress/places.ts'
import {
  type DueJob,
  nextMoments,
  type Planned,
  type PlannedPublication,
  type PublicationJob,
  type RecurringSchedule,
} from '../desk/schedule/due-times.ts'
import { issueOfDay } from '../desk/schedule/todays-issue.ts'
import { type Block, type Doc, paragraph } from '../doc.ts'
import { UserError } from '../errors.ts'
import type { Language, Target } from '../model.ts'
import { type Phrases, phrasesIn } from '../phrases/index.ts'
import type { Actor } from '../store/desk.ts'
import type { Published } from '../store/port.ts'
import { clockText, formatMoment, timeText } from '../time/format.ts'
import { createApprovalJobs } from './approval-jobs.ts'
import type { ScheduledJobsOptions } from './job-options.ts'
import { isFirst } from './once.ts'

/** What the clock does when something is due. */
export interface ScheduledJobs {
  run(due: DueJob, planned: Planned): Promise<void>
}

/** A publication missed by more than this is not made up for. */
const stillMs = 6 * 3_600_000

const byClock: Actor = { person: 'schedule', name: null, from: null }

/** Duties over a desk. Each is done once, by whichever process comes first. */
export function createScheduledJobs(options: ScheduledJobsOptions): ScheduledJobs {
  const { store, desk, brief, messenger, now, log } = options
  const audience = { store, brief, roles: desk.roles, messenger }
  const approvals = createApprovalJobs(options, byClock)

  const compose =
    (blocks: (phrases: Phrases['publishing'], language: Language) => readonly (Block | string)[]) =>
    (language: Language): Doc => ({
      language,
      blocks: blocks(phrasesIn(language).publishing, language).map((block) =>
        typeof block === 'string' ? paragraph(block) : block,
      ),
    })

  const published = (due: PublicationJob): Promise<unknown> => store.release({ planned: due })

  /** Publishes the draft as it is unless another process has done so for this moment; null: it had, or the editors were told why not. */
  const publish = async (
    due: PublicationJob,
    min: number,
    alone: boolean,
  ): Promise<Published | 'few' | 'unapproved' | null> => {
    for (;;) {
      // In this order: whoever published in between has changed the version that is named below.
      const { draft, version } = await store.draft()
      if ((await published(due)) !== null) return null
      if (itemCount(draft) < min) return 'few'
      if (!alone && (await desk.approvals.approved())?.version !== version) return 'unapproved'
      try {
        const done = await desk.publishDraft({ actor: byClock, version, planned: due })
        if (done.kind !== 'stale') return done
      } catch (thrown) {
        if (thrown instanceof TooLong) {
          await tellTooLong(due, thrown.faults)
          return null
        }
        if (thrown instanceof UserError) return 'few'
        throw thrown
      }
    }
  }

  const tellTooLong = async (due: DueJob, faults: readonly LimitFault[]): Promise<void> => {
    log.warn({ faults: faults.length }, 'nothing was published by schedule: the next issue is too long')
    if (!(await isFirst(store, `long ${due.at}`, now()))) return
    await notifyEditors(audience, (language) => {
      const phrases = phrasesIn(language)
      const lead = phrases.limits.notAtTime(formatMoment(due.at, brief.timeZone, language))
      const lines = [lead, ...sayFaults(faults, phrases)].map((line) => paragraph(line))
      return { language, blocks: [...lines, suggest('', ['draft', 'publish'])] }
    })
  }

  const follow = async (done: Published, from: Target | null): Promise<void> => {
    if (done.kind !== 'published') return
    const { issue, deliveries } = done
    log.info({ issue: issue.number, deliveries }, `issue ${issue.number} was published by schedule`)
    const each = await progressPlaces({ store, roles: desk.roles }, from)
    for (const target of each.values()) await followProgress(options, issue.number, target)
  }

  const missed = async (due: DueJob): Promise<void> => {
    const moment = (language: Language): string => formatMoment(due.at, brief.timeZone, language)
    log.warn({ at: new Date(due.at).toISOString() }, 'a publication was missed by more than six hours')
    if (await isFirst(store, `missed ${due.kind} ${due.at}`, now()))
      await notifyEditors(
        audience,
        compose((phrases, language) => [suggest(phrases.missed(moment(language)), ['publish'])]),
      )
  }

  const once = async (due: PublicationJob, { target, by }: PlannedPublication): Promise<void> => {
    const late = now() - due.at > stillMs
    const done = late ? null : await publish(due, 1, await desk.rules.mayAlone(by))
    if (done === 'unapproved') await approvals.hold(due)
    // Whoever publishes has taken the plan away; where nothing was published it is done with all the same.
    await desk.schedule.drop(due.at)
    if (late) return missed(due)
    if (done !== null && typeof done !== 'string') return follow(done, target)
    if (done === 'few' && (await isFirst(store, `empty ${due.at}`, now()))) {
      const say = compose(({ nothingAtTime }, language) => [
        nothingAtTime(formatMoment(due.at, brief.timeZone, language)),
      ])
      await (target === null ? notifyEditors(audience, say) : notify(audience, [target], say))
    }
  }

  const standing = async (due: PublicationJob, { min, target }: RecurringSchedule): Promise<void> => {
    if (now() - due.at > stillMs) return missed(due)
    const out = await issueOfDay(store, due.at, brief.timeZone)
    if (out !== null && (await published(due)) === null) return tellOut(due, out.number, min)
    const done = await publish(due, min, await desk.rules.mayAlone(null))
    if (done === 'unapproved') return approvals.hold(due)
    if (done !== null && done !== 'few') return follow(done, target)
    if (done === 'few') await tellTooFew(due, min)
  }

  /** Somebody published before: the day has its issue, and what has come in since waits for the next one. */
  const tellOut = async (due: DueJob, issue: number, min: number): Promise<void> => {
    log.info({ issue }, 'nothing was published by schedule: the issue of the day is out already')
    const items = itemCount((await store.draft()).draft)
    if (items < min || !(await isFirst(store, `out ${due.at}`, now()))) return
    const time = clockText(due.at, brief.timeZone)
    await notifyEditors(
      audience,
      compose(({ outBefore }) => [suggest(outBefore(issue, items, time), ['draft', 'publish'])]),
    )
  }

  const tellTooFew = async (due: DueJob, min: number): Promise<void> => {
    const items = itemCount((await store.draft()).draft)
    log.warn({ items, min }, 'nothing was published by schedule: there are too few items')
    if (await isFirst(store, `few ${due.at}`, now()))
      await notifyEditors(
        audience,
        compose(({ tooFew }) => [suggest(tooFew(items, min, clockText(due.at, brief.timeZone)), ['draft', 'publish'])]),
      )
  }

  const reminder = async (due: DueJob, standing: RecurringSchedule): Promise<void> => {
    const { min, time } = standing
    // After its moment, or once the day has its issue, there is nothing to be reminded of.
    const [at = due.at] = nextMoments(due.at, standing, brief.timeZone, 1)
    if (now() >= at || (await issueOfDay(store, at, brief.timeZone)) !== null) return
    const items = itemCount((await store.draft()).draft)
    if (items >= min || now() - due.at > stillMs || !(await isFirst(store, `reminder ${due.at}`, now()))) return
    await notifyEditors(
      audience,
      compose((phrases) => [suggest(phrases.reminder(items, min, timeText(time)), ['draft', 'schedule'])]),
    )
  }

  return {
    async run(due, planned) {
      switch (due.kind) {
        case 'once':
          return planned.once === null ? undefined : once({ ...due, kind: 'once' }, planned.once)
        case 'standing':
          return planned.standing === null ? undefined : standing({ ...due, kind: 'standing' }, planned.standing)
        case 'approval':
          return approvals.askBefore(due, planned)
        case 'reminder':
          return planned.standing === null ? undefined : reminder(due, planned.standing)
      }
    },
  }
}
