import type { DeskStore } from '../../desk.ts'
import { createCounts } from '../archive/counts.ts'
import { createLookingBack } from '../archive/published-messages.ts'
import type { Coin } from '../topics/coin.ts'
import type { Transactions } from '../work.ts'
import { createAuditLog, type WriteAudit } from './audit-log.ts'
import { createDeskNotes, createPrivateChats, createQuestions } from './conversations.ts'
import { createDraft, type DraftRowAccess } from './draft.ts'
import { createMembers } from './members.ts'
import { createPictures } from './pictures.ts'
import { createProgressMessages } from './progress-messages.ts'
import type { CloseProposal } from './proposals.ts'
import { createSettings, type PutSetting } from './settings.ts'

interface Rows {
  readonly draft: DraftRowAccess
  readonly writeAudit: WriteAudit
  readonly putSetting: PutSetting
  readonly closeProposal: CloseProposal
  readonly coin: Coin
}

/** Everything that the editors' desk keeps; readers are counted elsewhere. */
export const createDeskStore = (
  connection: Transactions,
  { draft, writeAudit, putSetting, closeProposal, coin }: Rows,
): Omit<DeskStore, 'readersOf'> => ({
  ...createDraft(connection, draft, writeAudit, closeProposal, coin),
  ...createAuditLog(connection, writeAudit),
  ...createMembers(connection, writeAudit),
  ...createPrivateChats(connection),
  ...createQuestions(connection),
  ...createDeskNotes(connection),
  ...createSettings(connection, putSetting, writeAudit),
  ...createCounts(connection),
  ...createProgressMessages(connection),
  ...createPictures(connection),
  ...createLookingBack(connection),
})
