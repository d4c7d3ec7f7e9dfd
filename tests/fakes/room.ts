import type { CommandContext } from '../../src/commands/index.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { createExplain } from '../../src/desk/notify/explain.ts'
import { readText } from '../../src/desk/post/read-post.ts'
import { createReview } from '../../src/desk/remarks/review.ts'
import { UserError } from '../../src/errors.ts'
import { readFile } from '../../src/formats/index.ts'
import type { Brief } from '../../src/model.ts'
import type { Store } from '../../src/store/port.ts'

/** A room over a store, with nobody to tell anything and no pages; what a test is about goes in `over`. */
export const roomOver = (store: Store, brief: Brief, over: Partial<CommandContext> = {}): CommandContext => {
  const now = over.now ?? Date.now
  return {
    store,
    brief,
    now,
    desk: createDesk({ store, brief, now, owners: [] }),
    messenger: {
      say: async () => null,
      nameOf: async () => null,
      invitationLinks: async () => [],
      change: async () => false,
      offer: async () => {},
    },
    readPage: async () => {
      throw new UserError('There are no pages here.')
    },
    review: createReview({ store, now, probe: null, countParts: async () => 0 }),
    readText: async (text, options) => readText(text, options),
    readFile,
    explain: createExplain([]),
    newCode: () => 'CODE',
    ...over,
  }
}
