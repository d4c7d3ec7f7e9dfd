import { limits } from '../../desk/draft/limits.ts'
import { duplicateInIssues } from '../../desk/post/find-duplicate.ts'
import { hasLink } from '../../desk/post/judge.ts'
import { briefly } from '../../desk/progress/message.ts'
import { type Block, command, type Doc, paragraph } from '../../doc.ts'
import { offered } from '../../store/desk.ts'
import { type CommandRequest, say } from '../command.ts'
import { itemBlocks } from '../draft/find.ts'
import { type Incoming, keep, unnumbered } from '../post/incoming.ts'
import { ideaOf } from './idea.ts'

/**
 * What a reader wrote that is no question: an offer to propose it to the editors, with a button. Null where it is not for that: too
 * little to be news, and neither passed on nor a link, nor a complaint. Nothing is proposed before they press.
 */
export async function offerProposal(
  request: CommandRequest,
  incoming: Incoming,
  complains = false,
): Promise<Doc | null> {
  const { text, origin, photos, message } = incoming
  if (request.desk.proposalsPerDay === 0 || !(complains || isNews(text, origin !== null))) return null
  const words = request.phrases.proposals
  if (text.length > limits.item) return say(request, words.tooLong(text.length, limits.item))
  const enough = await sayEnough(request)
  if (enough !== null) return enough
  const idea = ideaOf(request, incoming)
  const id = await keep(request, `${offered}${message ?? request.newCode()}`, {
    kind: 'held',
    item: unnumbered(idea),
    text,
  })
  const shown = idea.headline === '' ? [] : itemBlocks(request, { ...idea, number: 1 })
  return say(
    request,
    complains ? words.offerRemark : words.offer,
    ...shown,
    ...(photos.length > 0 ? [words.withoutPhoto] : []),
    ...(await alreadyOut(request, idea)),
    {
      kind: 'actions',
      actions: [
        { label: complains ? words.passOn : words.propose, command: `propose send ${id}`, tone: 'primary' },
        { label: words.rather, command: `propose drop ${id}` },
      ],
    },
  )
}

/** What to say to somebody who proposed as many in a day as one may; null: they may propose more. */
export async function sayEnough(request: CommandRequest): Promise<Doc | null> {
  const enough = await request.desk.enough(request.actor.person)
  if (enough === null) return null
  const view = { language: request.language, timeZone: request.brief.timeZone, now: request.now() }
  return say(request, request.phrases.proposals.enough(enough.limit, briefly(enough.again, view)))
}

/** Where the archive has this story already. */
export async function alreadyOut(
  { store, now, phrases }: CommandRequest,
  idea: Parameters<typeof duplicateInIssues>[1],
): Promise<readonly Block[]> {
  const same = await duplicateInIssues(store, idea, now())
  if (same?.kind !== 'issue') return []
  const { issue, item } = same.entry
  return [paragraph(`${phrases.posting.sameInIssue(issue, item.number)} `, command(`issue ${issue}.${item.number}`))]
}

/** What is passed on needs few words, a link none; what somebody types has to be more than a remark. */
function isNews(text: string, forwarded: boolean): boolean {
  const letters = text.trim().length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0)
  return hasLink(text) || letters >= (forwarded ? 12 : 60)
}
