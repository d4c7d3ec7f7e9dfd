import { suggest } from '../../compose/issue.ts'
import { itemsOf } from '../../desk/draft/arrange.ts'
import { sectionCount } from '../../desk/draft/draft.ts'
import { sayPerson } from '../../desk/people/display-name.ts'
import { briefly } from '../../desk/progress/message.ts'
import { composeDeeds, draftDeeds } from '../../desk/published/audit-lines.ts'
import { type Release, releaseOf, releaseOfVersion } from '../../desk/published/publication.ts'
import type { Block, Doc } from '../../doc.ts'
import { UserError } from '../../errors.ts'
import { sayWhen } from '../../time/format.ts'
import { readWhen } from '../../time/read-moment.ts'
import { type Ask, type Command, say } from '../command.ts'
import { asideOf, followIssue } from './places.ts'

/**
 * `/publish` asks once, `/publish at 08:00` schedules. Buttons say `publish now VERSION DEED`: the draft that was seen, and the newest
 * line of the record at that moment.
 */
export const publish: Command = {
  name: 'publish',
  async run(ask) {
    const { args } = ask.query
    if (args === '') return question(ask)
    if (/^no$/i.test(args)) return say(ask, ask.phrases.publishing.notPublished, suggest('', ['draft', 'publish']))
    const [, now, version, deed] = /^(now)(?: (\d+))?(?: (\d+))?$/i.exec(args) ?? []
    if (now === undefined) return schedule(ask, args)
    return version === undefined ? question(ask) : pressed(ask, Number(version), Number(deed ?? 0))
  },
}

/** Asks whether the draft as it is now shall go out. */
async function question(ask: Ask, ...before: readonly (Block | string)[]): Promise<Doc> {
  const { store, phrases, brief } = ask
  const { publishing } = phrases
  const [{ draft, version }, newest, [last], once] = await Promise.all([
    store.draft(),
    store.latest(),
    store.deedsBefore(null, 1),
    ask.desk.agenda.once(),
  ])
  const items = itemsOf(draft)
  if (items.length === 0) return say(ask, ...before, suggest(publishing.nothingToPublish, ['post', 'draft']))
  const readers = await store.readersOf([...new Set(items.flatMap(({ topics }) => topics))])
  const planned =
    once &&
    publishing.wasScheduled(
      sayWhen(once.at, brief.timeZone, ask.language),
      sayPerson({ person: once.by, name: once.name }, phrases),
    )
  return say(
    ask,
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

async function pressed(ask: Ask, version: number, deed: number): Promise<Doc> {
  const { store, desk, actor, phrases } = ask
  try {
    const done = await desk.publishDraft({ actor, version })
    switch (done.kind) {
      case 'published':
        await followIssue(ask, done.issue.number)
        return say(ask, phrases.publishing.onItsWay(done.issue.number, done.deliveries))
      case 'already':
        return outAlready(ask, await releaseOf(store, done.number))
      case 'stale':
        return stale(ask, version, deed)
    }
  } catch (thrown) {
    if (thrown instanceof UserError) return stale(ask, version, deed)
    throw thrown
  }
}

/** The draft is not the one that was seen: it is out, or somebody changed it. */
async function stale(ask: Ask, version: number, deed: number): Promise<Doc> {
  const release = await releaseOfVersion(ask.store, version)
  if (release !== null) return outAlready(ask, release)
  const deeds = draftDeeds(await ask.store.deedsAfter(deed, mostDeeds))
  return question(ask, ask.phrases.publishing.changedMeanwhile, ...composeDeeds(deeds, ask))
}

function outAlready(ask: Ask, { issue, name, at }: Release): Doc {
  const view = { language: ask.language, timeZone: ask.brief.timeZone, now: ask.now() }
  const line = ask.phrases.publishing.alreadyOut(issue, name, briefly(at, view))
  return say(ask, line, suggest('', [`deliveries ${issue}`]))
}

async function schedule(ask: Ask, written: string): Promise<Doc> {
  const { brief, desk, actor, language } = ask
  const { publishing } = ask.phrases
  const when = readWhen(written, ask.now(), brief.timeZone)
  if (when.kind === 'unknown')
    return say(ask, suggest(`${publishing.unknownTime(written.slice(0, 60))} `, publishing.timeExamples))
  const moment = sayWhen(when.at, brief.timeZone, language)
  if (when.kind === 'past') return say(ask, publishing.pastTime(moment))
  const before = await desk.agenda.once()
  const once = { at: when.at, by: actor.person, name: actor.name, target: await asideOf(ask) }
  await desk.agenda.schedule(once, actor)
  const items = itemsOf((await ask.store.draft()).draft).length
  const undo = { label: publishing.unschedule, command: 'unschedule' }
  const replaced = before && publishing.instead(sayWhen(before.at, brief.timeZone, language), before.name ?? before.by)
  return say(ask, publishing.scheduled(moment), ...(replaced ? [replaced] : []), publishing.soFar(items), {
    kind: 'actions',
    actions: [undo],
  })
}

/** More changes than this nobody reads before pressing again. */
const mostDeeds = 20
