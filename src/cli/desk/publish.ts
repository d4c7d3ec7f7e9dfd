import type { Config } from '../../config.ts'
import { UserError } from '../../errors.ts'
import { openDesk } from '../../main.ts'
import type { Published } from '../../store/port.ts'
import type { Streams } from '../io.ts'

/** `briefwire publish`: the draft goes out as the next issue. */
export async function publishDraft(config: Config, io: Streams): Promise<void> {
  const { store, desk } = await openDesk(config)
  try {
    tellPublished(await desk.publishDraft(), io.out)
  } finally {
    await store.close()
  }
}

/** What came of a publish, in a sentence. Throws UserError when somebody changed the draft meanwhile. */
export function tellPublished(published: Published, tell: (text: string) => void): void {
  switch (published.kind) {
    case 'published': {
      const { issue, deliveries } = published
      const readers = `${deliveries} ${deliveries === 1 ? 'reader' : 'readers'}`
      tell(`Published issue ${issue.number}, to ${readers}. A running "briefwire start" delivers it now.`)
      break
    }
    case 'already':
      tell(`This is already out as issue ${published.number}; nothing was published again.`)
      break
    case 'stale':
      throw new UserError('The draft was changed while it was being published. Look at it again, then publish.')
  }
}
