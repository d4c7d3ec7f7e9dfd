import { suggest } from '../../compose/issue.ts'
import { itemsOf } from '../../desk/draft/arrange.ts'
import { sectionCount } from '../../desk/draft/draft.ts'
import { type LimitFault, sayFaults, TooLong } from '../../desk/draft/limits.ts'
import { sayPerson } from '../../desk/people/display-name.ts'
import { briefly } from '../../desk/progress/message.ts'
import { composeAuditLines, draftEntries } from '../../desk/published/audit-lines.ts'
import type { Block, Doc } from '../../doc.ts'
import { UserError } from '../../errors.ts'
import type { Release } from '../../store/port.ts'
import { formatMoment } from '../../time/format.ts'
import { readMoment } from '../../time/read-moment.ts'
import { type Command, type CommandRequest, say } from '../command.ts'
import { asideOf, followIssue } from './places.ts'

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
  const readers = await store.readersOf([...new Set(items.flatMap(({ topics }) => topics))])
  const planned =
    once &&
    publishing.wasScheduled(
      formatMoment(once.at, brief.timeZone, request.language),
      sayPerson({ person: once.by, name: once.name }, phrases),
    )
  return say(
    request,
    ...before,
    publishing.askPublish((newest?.number ?? 0) + 1, items.length, sectionCount(draft), readers),
    ...(planned ? [planned] : []),
    {
      kind: 'actions',
      actions: [
        { label: publishing.publish, command: `publish now ${version} ${last?.id ?? 0}`, tone: 'primary' },
        { label: publishing.notYet, command: 'publish no' },
      ],
    },
  )
}

const tooLong = (request: CommandRequest, faults: readonly LimitFault[], ...before: readonly (Block | string)[]): Doc =>
  say(
    request,
    ...before,
    request.phrases.limits.notPublished,
    ...sayFaults(faults, request.phrases),
    suggest('', ['draft']),
  )

async function pressed(request: CommandRequest, version: number, entry: number): Promise<Doc> {
  const { store, desk, actor, phrases } = request
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

/** The draft is not the one that was seen: it is out, or somebody changed it. */
async function stale(request: CommandRequest, version: number, entry: number): Promise<Doc> {
  const release = await request.store.release({ draftVersion: version })
  if (release !== null) return outAlready(request, release, release.issue)
  const entries = draftEntries(await request.store.auditAfter(entry, mostEntries))
  return question(request, request.phrases.publishing.changedMeanwhile, ...composeAuditLines(entries, request))
}

/** What to say where an issue is out by whoever pressed before. */
export function outAlready(request: CommandRequest, release: Release | null, issue: number): Doc {
  const { name = null, at = request.now() } = release ?? {}
  const view = { language: request.language, timeZone: request.brief.timeZone, now: request.now() }
  const line = request.phrases.publishing.alreadyOut(issue, name, briefly(at, view))
  return say(request, line, suggest('', [`deliveries ${issue}`]))
}

async function schedule(request: CommandRequest, written: string): Promise<Doc> {
  const { brief, desk, actor, language } = request
  const { publishing } = request.phrases
  const when = readMoment(written, request.now(), brief.timeZone)
  if (when.kind === 'unknown')
    return say(request, suggest(`${publishing.unknownTime(written.slice(0, 60))} `, publishing.timeExamples))
  const moment = formatMoment(when.at, brief.timeZone, language)
  if (when.kind === 'past') return say(request, publishing.pastTime(moment))
  const before = await desk.schedule.once()
  const once = { at: when.at, by: actor.person, name: actor.name, target: await asideOf(request) }
  await desk.schedule.plan(once, actor)
  const items = itemsOf((await request.store.draft()).draft).length
  const undo = { label: publishing.unschedule, command: `unschedule ${when.at}` }
  const replaced =
    before && publishing.instead(formatMoment(before.at, brief.timeZone, language), before.name ?? before.by)
  return say(request, publishing.scheduled(moment), ...(replaced ? [replaced] : []), publishing.soFar(items), {
    kind: 'actions',
    actions: [undo],
  })
}

/** At most this many changes are listed before asking again. */
const mostEntries = 20
