import type { Note } from '../../adapter.ts'
import type { Doc } from '../../doc.ts'
import type { CommandRequest } from '../command.ts'
import type { Incoming } from '../post/incoming.ts'
import { offerProposal } from '../proposals/offer.ts'
import { answerWords, type Run } from './answer-words.ts'
import { friendly } from './friendly.ts'

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
  const alone = origin === null && photos.length === 0 && note.file === null
  const known = alone ? await answerWords(request, text, run) : null
  if (known) return known
  // In somebody else's bot what we do not know may be known there.
  if (note.shared) return null
  return (room ? null : await offerProposal(request, incoming)) ?? friendly(request, text)
}
