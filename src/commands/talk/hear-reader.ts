import type { Note } from '../../adapter.ts'
import type { Doc } from '../../doc.ts'
import { zoneName } from '../../time/zones/canonical.ts'
import { zoneAt } from '../../time/zones/zone-at.ts'
import { type CommandRequest, say } from '../command.ts'
import type { Incoming } from '../post/incoming.ts'
import { offerProposal } from '../proposals/offer.ts'
import { setTo } from '../wishes/change.ts'
import type { Meaning } from '../words/reader-rule.ts'
import { nearReader } from '../words/spelling/near.ts'
import { answerWords, meaningIn, type Run } from './answer-words.ts'
import { friendly } from './friendly.ts'

/** Whoever sends where they are and was not asked is asked whether that is to be their clock. */
async function offerZone(request: CommandRequest, location: NonNullable<Note['location']>): Promise<Doc> {
  const { choosing, leaveIt } = request.phrases
  const zone = await zoneAt(location)
  if (zone === null || request.subscription === null) return friendly(request, '')
  const actions = [setTo(request, zoneName(zone), `zone ${zone}`), { label: leaveIt, command: 'settings' }]
  return say(request, choosing.placeZone(zoneName(zone)), { kind: 'actions', actions })
}

/** Nothing comes of it but an answer. */
const isHello = ({ kind }: Meaning): boolean => kind === 'greeting' || kind === 'thanks' || kind === 'goodbye'

/**
 * Takes what somebody wrote who is not at the desk there: a wish in words, something for the editors, or what nobody understands, which is
 * answered in one friendly line. Among others only what is said to us. Null: nothing is said to that.
 */
export async function hearReader(
  request: CommandRequest,
  note: Note,
  incoming: Incoming,
  run: Run,
): Promise<Doc | null> {
  const { text, origin, photos } = incoming
  const room = note.chat !== 'private'
  if (note.edited || (room && !note.addressed)) return null
  if (note.location && !room) return offerZone(request, note.location)
  const alone = origin === null && photos.length === 0 && note.file === null
  const known = alone ? await answerWords(request, text, run) : null
  if (known) return known
  // In somebody else's bot what we do not know may be known there.
  if (note.shared) return null
  const complains = alone && meaningIn(request, text)?.kind === 'complaint'
  const slip =
    alone && !complains ? nearReader(text, request.topics).find(({ meaning }) => isHello(meaning)) : undefined
  if (slip) return answerWords(request, slip.text, run)
  return (room ? null : await offerProposal(request, incoming, complains)) ?? friendly(request, text)
}
