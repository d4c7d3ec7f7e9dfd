import { LRUCache } from 'lru-cache'
import type { Card } from './card.ts'
import { cardMark } from './compose.ts'

/** Paints a card, as PNG, without holding anybody else up; null: it cannot be done at the moment. */
export type PaintCard = (card: Card) => Promise<Uint8Array | null>

/** Share pictures, painted when somebody first asks, and kept. */
export interface Cards {
  /** Null: too many wait already, or it cannot be done at the moment. */
  png(card: Card): Promise<Uint8Array<ArrayBuffer> | null>
}

/** In bytes: some two hundred pictures. The oldest are painted again when somebody asks. */
const mostKept = 24_000_000
/** So many wait to be painted at most: a tenth of a second each. */
const mostWaiting = 40

/** Keeps what was painted; who asks for what is being painted waits for that. */
export function createCards(paint: PaintCard): Cards {
  let waiting = 0
  const kept = new LRUCache<string, Uint8Array<ArrayBuffer>, Card>({
    maxSize: mostKept,
    sizeCalculation: ({ length }) => length,
    fetchMethod: async (_mark, _stale, { context }) => {
      if (waiting >= mostWaiting) return undefined
      waiting++
      try {
        const png = await paint(context)
        return png === null ? undefined : new Uint8Array(png)
      } finally {
        waiting--
      }
    },
  })
  return { png: async (card) => (await kept.fetch(cardMark(card), { context: card })) ?? null }
}
