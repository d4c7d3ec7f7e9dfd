import { suggest } from '../../compose/issue.ts'
import { itemsOf } from '../../desk/draft/arrange.ts'
import { sectionCount } from '../../desk/draft/draft.ts'
import { TooLong } from '../../desk/draft/limits.ts'
import { sayPerson } from '../../desk/people/display-name.ts'
import { withOneName } from '../../desk/people/one-name.ts'
import { isSameHuman } from '../../desk/people/roles.ts'
import { composeAuditLines } from '../../desk/published/audit-lines.ts'
import { draftEntries } from '../../desk/published/draft-entries.ts'
import { requestDoc } from '../../desk/rules/request-doc.ts'
import { approvalLeadMs } from '../../desk/schedule/due-times.ts'
import { issueOfDay } from '../../desk/schedule/todays-issue.ts'
import type { Block, Doc } from '../../doc.ts'
import { UserError } from '../../errors.ts'
import { clockText, formatMoment, localDate, timeText } from '../../time/format.ts'
import { dayAfter } from '../../time/read-day.ts'
import { readMoment } from '../../time/read-moment.ts'
import { momentOf, wallText, wallTime } from '../../time/zone.ts'
import { type Command, type CommandRequest, say } from '../command.ts'
import { worthALook } from '../draft/check.ts'
import { approve, decline } from './approval/answer.ts'
import { askApproval } from './approval/ask.ts'
import { asideOf, followIssue } from './places.ts'
import { outAlready, tooLong } from './refusals.ts'

/**
 * `/publish` asks once, `/publish at 08:00` schedules. Buttons say `publish now VERSION DEED`: the draft that was seen, and the newest
 * line of the record at that moment.
 */
export const publish: Command = {
  name: 'publish',
  who: 'editor',
  async run(request) {
    const { args } = request.query
    if (args === '') return question(request)
    const [, answer, seen, why = ''] = /^(approve|decline) (\d+)(?: ([\s\S]+))?$/.exec(args) ?? []
    if (answer === 'approve') return approve(request, Number(seen))
    if (answer === 'decline') return decline(request, Number(seen), why)
    if (/^no$/i.test(args))
      return say(request, request.phrases.publishing.notPublished, suggest('', ['draft', 'publish']))
    const [, now, version, entry] = /^(now)(?: (\d+))?(?: (\d+))?$/i.exec(args) ?? []
    if (now === undefined) return schedule(request, args)
    return version === undefined ? question(request) : pressed(request, Number(version), Number(entry ?? 0))
  },
}

/** Asks whether the draft as it is now shall go out. */
async function question(request: CommandRequest, ...before: readonly (Block | string)[]): Promise<Doc> {
  const { store, phrases, brief } = request
  const { publishing } = phrases
  const [{ draft, version }, newest, [last], once] = await Promise.all([
    store.draft(),
    store.latest(),
    store.auditBefore(null, 1),
    request.desk.schedule.once(),
  ])
  const items = itemsOf(draft)
  if (items.length === 0) return say(request, ...before, suggest(publishing.nothingToPublish, ['post', 'draft']))
  const faults = await request.desk.tooLong(draft)
  if (faults.length > 0) return tooLong(request, faults, ...before)
  const readers = await store.readersOf(draft)
  const planned =
    once &&
    publishing.wasScheduled(
      formatMoment(once.at, brief.timeZone, request.language),
      sayPerson({ person: once.by, name: once.name }, phrases),
    )
  const open = await request.desk.approvals.open()
  if (open?.version === version && (await request.desk.approvals.mayApprove(open, request.actor.person))) {
    const { blocks } = (await requestDoc(request, open))(request.language)
    return say(request, ...before, ...blocks)
  }
  const alone = await request.desk.rules.mayAlone(request.actor.person)
  return say(
    request,
    ...before,
    publishing.askPublish((newest?.number ?? 0) + 1, items.length, sectionCount(draft), readers),
    ...(planned ? [planned] : []),
    ...(alone ? [] : [phrases.approvals.needed]),
    ...(await worthALook(request, draft)),
    {
      kind: 'actions',
      actions: [
        {
          label: alone ? publishing.publish : phrases.approvals.ask,
          command: `publish now ${version} ${last?.id ?? 0}`,
          tone: 'primary',
        },
        { label: publishing.notYet, command: 'publish no' },
      ],
    },
  )
}

async function pressed(request: CommandRequest, version: number, entry: number): Promise<Doc> {
  const { store, desk, actor, phrases } = request
  if (!(await desk.rules.mayAlone(actor.person))) return ask(request, version, entry)
  try {
    const done = await desk.publishDraft({ actor, version })
    switch (done.kind) {
      case 'published':
        await followIssue(request, done.issue.number)
        return say(request, phrases.publishing.onItsWay(done.issue.number, done.deliveries))
      case 'already':
        return outAlready(request, await store.release({ issue: done.number }), done.number)
      case 'stale':
        return stale(request, version, entry)
    }
  } catch (thrown) {
    if (thrown instanceof TooLong) return tooLong(request, thrown.faults)
    if (thrown instanceof UserError) return stale(request, version, entry)
    throw thrown
  }
}

/** Asks for the approval of what was seen; of nothing else. */
async function ask(request: CommandRequest, version: number, entry: number): Promise<Doc> {
  const { draft, version: now } = await request.store.draft()
  if (now !== version || itemsOf(draft).length === 0) return stale(request, version, entry)
  return askApproval(request, version, null)
}

/** The draft is not the one that was seen: it is out, or somebody changed it. */
async function stale(request: CommandRequest, version: number, entry: number): Promise<Doc> {
  const release = await request.store.release({ draftVersion: version })
  if (release !== null) return outAlready(request, release, release.issue)
  const { version: now } = await request.store.draft()
  const entries = draftEntries(await request.store.auditAfter(entry, mostEntries))
  const members = await request.desk.roles.members()
  const own = entries.every(({ actor }) => isSameHuman(members, actor.person, request.actor.person))
  // What only whoever presses has changed since they were asked is no surprise to them.
  if (own && entries.length > 0 && entries.length < mostEntries && now !== version)
    return pressed(request, now, entries.at(-1)?.id ?? entry)
  return question(
    request,
    request.phrases.publishing.changedMeanwhile,
    ...composeAuditLines(await withOneName(entries, { store: request.store, roles: request.desk.roles }), request),
  )
}

async function schedule(request: CommandRequest, written: string): Promise<Doc> {
  const { brief, desk, actor, language } = request
  const { publishing } = request.phrases
  const when = readMoment(written, request.now(), brief.timeZone)
  if (when.kind === 'unknown')
    return say(request, suggest(`${publishing.unknownTime(written.slice(0, 60))} `, publishing.timeExamples))
  const moment = formatMoment(when.at, brief.timeZone, language)
  if (when.kind === 'past') return past(request, when.at)
  if (when.or !== undefined) return either(request, [when.at, when.or])
  const before = await desk.schedule.once()
  const once = { at: when.at, by: actor.person, name: actor.name, target: await asideOf(request) }
  await desk.schedule.plan(once, actor)
  const { draft, version } = await request.store.draft()
  const items = itemsOf(draft).length
  const alone = await desk.rules.mayAlone(actor.person)
  // Nearer than the moment at which the clock would ask.
  if (!alone && items > 0 && when.at - request.now() <= approvalLeadMs)
    return askApproval(request, version, { at: when.at, kind: 'once' }, publishing.scheduled(moment))
  const here = localDate(when.at, brief.timeZone) === localDate(request.now(), brief.timeZone)
  const out = here ? await issueOfDay(request.store, when.at, brief.timeZone) : null
  const undo = { label: publishing.unschedule, command: `unschedule ${when.at}` }
  const replaced =
    before && publishing.instead(formatMoment(before.at, brief.timeZone, language), before.name ?? before.by)
  return say(
    request,
    publishing.scheduled(moment),
    ...(when.skipped ? [publishing.skippedHour(timeText(when.skipped), clockText(when.at, brief.timeZone))] : []),
    ...(replaced ? [replaced] : []),
    ...(out === null ? [] : [publishing.anotherToday(out.number)]),
    publishing.soFar(items),
    ...(alone ? [] : [request.phrases.approvals.needed]),
    ...(await worthALook(request, draft)),
    {
      kind: 'actions',
      actions: [undo],
    },
  )
}

/** What was named has passed; the same a week later is a press away. */
function past(request: CommandRequest, at: number): Doc {
  const { brief, language, phrases } = request
  const said = phrases.publishing.pastTime(formatMoment(at, brief.timeZone, language))
  const wall = wallTime(at, brief.timeZone)
  const later = momentOf({ ...wall, ...dayAfter(wall, 7) }, brief.timeZone)
  return later > request.now() ? say(request, said, moments(request, [later])) : say(request, said)
}

/** Asks which of two moments was meant. */
const either = (request: CommandRequest, times: readonly number[]): Doc =>
  say(request, request.phrases.publishing.whichDay, moments(request, times))

const moments = ({ brief, language }: CommandRequest, times: readonly number[]): Block => ({
  kind: 'actions',
  actions: times.map((at) => ({
    label: formatMoment(at, brief.timeZone, language),
    command: `publish ${wallText(at, brief.timeZone).replace('T', ' ')}`,
  })),
})

/** At most this many changes are listed before asking again. */
const mostEntries = 20
