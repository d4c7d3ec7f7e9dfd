import { suggest } from '../../../compose/issue.ts'
import { TooLong } from '../../../desk/draft/limits.ts'
import { languageAt } from '../../../desk/notify/notify.ts'
import { sayPerson, sayPersonFirst } from '../../../desk/people/display-name.ts'
import type { OpenRequest } from '../../../desk/rules/approvals.ts'
import { requestDoc } from '../../../desk/rules/request-doc.ts'
import { type Doc, paragraph } from '../../../doc.ts'
import { UserError } from '../../../errors.ts'
import { type Phrases, phrasesIn } from '../../../phrases/index.ts'
import { formatMoment } from '../../../time/format.ts'
import { askText } from '../../asking.ts'
import { type CommandRequest, say } from '../../command.ts'
import { followIssue } from '../places.ts'
import { outAlready, tooLong } from '../refusals.ts'
import { askApproval } from './ask.ts'

/** `publish approve VERSION`: lets the next issue go as it was seen, at once or at its moment; never one's own. */
export async function approve(request: CommandRequest, version: number): Promise<Doc> {
  const { store, desk, actor, phrases } = request
  const found = await waiting(request, version)
  if (!found.open) return found.doc
  const { open } = found
  if (!(await desk.approvals.mayApprove(open, actor.person))) return say(request, phrases.approvals.own)
  const changes = await desk.approvals.changes(open)
  const now = (await store.draft()).version
  if (now !== open.version || version !== open.version) {
    const mine = !(await desk.rules.mayAlone(actor.person)) && changes.at(-1)?.actor.person === actor.person
    if (mine) return askApproval(request, now, open.due, phrases.approvals.changedByYou)
    const again = await desk.approvals.ask({ ...open, version: now }, actorOf(open))
    return (await requestDoc(request, again, changes))(request.language)
  }
  return open.due !== null && open.due.at > request.now() ? forLater(request, open) : publish(request, open)
}

/** `publish decline VERSION WHY`: whoever asked is told what is missing; nothing goes out by itself. */
export async function decline(request: CommandRequest, version: number, why: string): Promise<Doc> {
  const { phrases, desk, actor } = request
  const found = await waiting(request, version)
  if (!found.open) return found.doc
  if (why === '') return askText(request, `publish decline ${version}`, phrases.approvals.askWhy)
  const { open } = found
  await desk.approvals.close(actor, 'declined', why)
  await tellAsker(request, open, ({ approvals }, name) => approvals.declined(name, why))
  const late = open.due !== null && open.due.at <= request.now()
  const told =
    open.by === null ? [] : [phrases.approvals.told(sayPerson({ person: open.by, name: open.name }, phrases))]
  return say(request, ...told, ...(late ? [phrases.approvals.noLonger] : []), suggest('', ['draft', 'publish']))
}

/** The request that a button stood under, or what became of it. */
async function waiting(
  request: CommandRequest,
  version: number,
): Promise<{ readonly open: OpenRequest } | { readonly open: null; readonly doc: Doc }> {
  const { store, desk, phrases } = request
  const release = await store.release({ draftVersion: version })
  if (release !== null) return { open: null, doc: outAlready(request, release, release.issue) }
  const open = await desk.approvals.open()
  return open ? { open } : { open, doc: say(request, suggest(phrases.approvals.nothingAsked, ['publish', 'draft'])) }
}

async function forLater(request: CommandRequest, open: OpenRequest): Promise<Doc> {
  const { desk, actor, phrases, brief, language } = request
  await desk.approvals.approve(open.version, actor)
  const at = open.due?.at ?? request.now()
  await tellAsker(request, open, ({ approvals }, name, spoken) =>
    approvals.wasApprovedFor(name, formatMoment(at, brief.timeZone, spoken)),
  )
  return say(request, phrases.approvals.approvedFor(formatMoment(at, brief.timeZone, language)))
}

async function publish(request: CommandRequest, open: OpenRequest): Promise<Doc> {
  const { store, desk, actor, phrases } = request
  const planned = open.due === null ? {} : { planned: open.due }
  const askedBy = open.by === null ? {} : { askedBy: open.by }
  try {
    const done = await desk.publishDraft({ actor, version: open.version, ...planned, ...askedBy })
    switch (done.kind) {
      case 'published':
        await followIssue(request, done.issue.number)
        await tellAsker(request, open, ({ approvals }, name) => approvals.wasApproved(name, done.issue.number))
        return say(request, phrases.publishing.onItsWay(done.issue.number, done.deliveries))
      case 'already':
        return outAlready(request, await store.release({ issue: done.number }), done.number)
      case 'stale':
        return await approve(request, open.version)
    }
  } catch (thrown) {
    if (thrown instanceof TooLong) return tooLong(request, thrown.faults)
    if (thrown instanceof UserError)
      return say(request, suggest(phrases.publishing.nothingToPublish, ['post', 'draft']))
    throw thrown
  }
}

/** Nobody waits for a voice: the answer goes first. */
async function tellAsker(
  request: CommandRequest,
  { by, target }: OpenRequest,
  words: (phrases: Phrases, name: string, language: CommandRequest['language']) => string,
): Promise<void> {
  const { store, brief, actor, messenger } = request
  const place = by === null ? null : (target ?? (await store.privateChatOf(by)))
  if (place === null) return
  const language = await languageAt(store, brief, place)
  const phrases = phrasesIn(language)
  void messenger.say(place, {
    language,
    blocks: [paragraph(words(phrases, sayPersonFirst(actor, phrases), language))],
  })
}

const actorOf = ({ by, name, target }: OpenRequest) => ({ person: by ?? 'schedule', name, from: target })
