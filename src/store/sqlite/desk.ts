import type { DeskStore } from '../desk.ts'
import type { Connection } from './connection.ts'
import { createDeskNotes, createQuestions, createSeats } from './conversations.ts'
import { createCounts } from './counts.ts'
import { createDraft, type DraftRowAccess } from './draft.ts'
import { createLookingBack } from './looking-back.ts'
import { createMembers } from './members.ts'
import { createPictures } from './pictures.ts'
import type { CloseProposal } from './proposals.ts'
import { createRecord, type WriteDeed } from './record.ts'
import { createSettings, type PutSetting } from './settings.ts'
import { createWatches } from './watches.ts'

interface Rows {
  readonly draft: DraftRowAccess
  readonly pen: WriteDeed
  readonly putSetting: PutSetting
  readonly closeProposal: CloseProposal
}

/** Everything that the editors' desk keeps. */
export const createDeskStore = (
  connection: Connection,
  { draft, pen, putSetting, closeProposal }: Rows,
): DeskStore => ({
  ...createDraft(connection, draft, pen, closeProposal),
  ...createRecord(connection, pen),
  ...createMembers(connection, pen),
  ...createSeats(connection),
  ...createQuestions(connection),
  ...createDeskNotes(connection),
  ...createSettings(connection, putSetting, pen),
  ...createCounts(connection),
  ...createWatches(connection),
  ...createPictures(connection),
  ...createLookingBack(connection),
})
