import type { DeskStore } from '../../desk.ts'
import { createCounts } from '../archive/counts.ts'
import { createLookingBack } from '../archive/published-messages.ts'
import type { Connection } from '../connection.ts'
import { createRecord, type WriteDeed } from './audit-log.ts'
import { createDeskNotes, createQuestions, createSeats } from './conversations.ts'
import { createDraft, type DraftRowAccess } from './draft.ts'
import { createMembers } from './members.ts'
import { createPictures } from './pictures.ts'
import { createWatches } from './progress-messages.ts'
import type { CloseProposal } from './proposals.ts'
import { createSettings, type PutSetting } from './settings.ts'

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
