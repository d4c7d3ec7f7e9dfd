import type { Card } from '../../../adapters/web/cards/card.ts'
import type { PaintCard } from '../../../adapters/web/cards/cards.ts'
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { createSideThread } from '../../text/side-thread.ts'

/** What share pictures are painted with; the fonts beside it may be missing. */
const packages = ['@napi-rs/canvas', '@cto.af/linebreak'] as const
/** The first one waits for the thread and its fonts, and a slow machine takes ten times as long as a quick one. */
const patienceMs = 10_000

/** Paints share pictures in a thread of their own; null: what they need is not installed, of which the log tells. */
export function createPainter(log: Pick<Log, 'warn' | 'info'>): PaintCard | null {
  if (packages.some((name) => !isInstalled(name))) {
    log.info(`Pages have no share pictures: these need npm install ${packages.join(' ')}`)
    return null
  }
  const thread = createSideThread<Card, Uint8Array>({
    module: new URL('../../../adapters/web/cards/thread', import.meta.url),
    patienceMs,
  })
  return async (card) => {
    try {
      return await thread.ask(card)
    } catch (thrown) {
      log.warn({ reason: messageOf(thrown) }, 'a share picture could not be painted')
      return null
    }
  }
}

const isInstalled = (name: string): boolean => {
  try {
    import.meta.resolve(name)
    return true
  } catch {
    return false
  }
}
