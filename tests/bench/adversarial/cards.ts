import { createCards } from '../../../adapters/web/cards/cards.ts'
import { itemCard } from '../../../adapters/web/cards/compose.ts'
import { archiveWords } from '../../../adapters/web/words/archive.ts'
import { wordingFor } from '../../../src/compose/wording.ts'
import { createPainter } from '../../../src/main/web/cards.ts'
import { startHeartbeat } from './heartbeat.ts'
import type { Held } from './held.ts'
import { fill, units } from './inputs.ts'

/** Letters that are drawn by many others, or by none. */
const letters = ['\u0301', '👩‍👩‍👧', 'ﷺ', 'שא', '𠀀', 'Ａ', '\u202E', '\uD800']
/** As long as a headline and an item's text may be. */
const [headlineLength, bodyLength] = [500, 10_000]

/** The share pictures: the thread that answers requests beside the one that paints. */
export async function measureCards(): Promise<readonly Held[]> {
  const paint = createPainter({ info: () => {}, warn: () => {} })
  if (paint === null) return []
  const cards = createCards(paint)
  const language = 'en'
  const look = {
    language,
    words: archiveWords(language),
    topics: [],
    brief: 'Bench',
    prefix: '',
    wordingOf: (item: Parameters<typeof wordingFor>[0]) => wordingFor(item, language),
  } as const
  const heart = startHeartbeat()
  const held: Held[] = []
  for (const unit of [...units, ...letters]) {
    const item = {
      number: 1,
      headline: fill(unit, headlineLength),
      body: [fill(unit, bodyLength)],
      source: null,
      topics: [],
    }
    let longest = Number.POSITIVE_INFINITY
    for (let time = 0; time < 3 && longest > 25; time++) {
      heart.reset()
      // Another brief: what was painted once would only be looked up.
      const card = itemCard({ issue: 1, date: '2026-03-09', section: unit, item }, { ...look, brief: `Bench ${time}` })
      if ((await cards.png(card)) === null) throw new Error(`no picture of ${unit}`)
      longest = Math.min(longest, heart.longest())
    }
    held.push({ parser: 'a share picture', input: `${unit}${unit}…`, longest })
  }
  heart.stop()
  return held
}
