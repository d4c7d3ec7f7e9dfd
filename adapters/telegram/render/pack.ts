import { limits } from '../limits.ts'
import type { Chunk } from './blocks.ts'
import { cut, fits, type Space } from './cut.ts'
import type { Button } from './keyboard.ts'
import { join, type Styled } from './styled.ts'

/** One message in the making. */
export interface Page {
  readonly text: Styled
  readonly rows: readonly (readonly Button[])[]
}

/**
 * Fills messages in order. What belongs together stays together: a heading with what follows it, an item with itself.
 * Only what is larger than a whole message is cut, and each piece but the last ends with `marker`.
 */
export const pack = (chunks: readonly Chunk[], room: Space, marker: Styled): readonly Page[] => {
  const pages: Page[] = []
  let open: Page | null = null
  let tight = false
  const flush = () => {
    if (open !== null) pages.push(open)
    open = null
  }
  for (const unit of units(chunks)) {
    const gap: string = tight && unit.tight ? '\n' : '\n\n'
    const both: Page | null = open === null ? null : merge(open, unit, gap)
    tight = unit.tight
    if (both !== null && holds(both, room)) {
      open = both
      continue
    }
    flush()
    let rest = unit.text
    while (!fits(rest, room)) {
      const [head, tail] = cut(rest, { text: room.text - marker.text.length - 1, entities: room.entities - 1 })
      if (head.text !== '') pages.push({ text: join([head, marker], '\n'), rows: [] })
      rest = tail
    }
    if (rest.text !== '' || unit.rows.length > 0) open = { text: rest, rows: unit.rows }
  }
  flush()
  return pages
}

interface Unit extends Page {
  readonly tight: boolean
}

const units = (chunks: readonly Chunk[]): readonly Unit[] => {
  const found: Unit[] = []
  let leading: Page | null = null
  for (const chunk of chunks) {
    const page: Page = leading === null ? chunk : merge(leading, chunk, '\n\n')
    leading = chunk.leads ? page : null
    if (leading === null) found.push({ text: page.text, rows: page.rows, tight: chunk.tight })
  }
  if (leading !== null) found.push({ text: leading.text, rows: leading.rows, tight: false })
  return found
}

const merge = (a: Page, b: Page, gap: string): Page => ({
  text: join([a.text, b.text], gap),
  rows: [...a.rows, ...b.rows],
})

const holds = (page: Page, room: Space): boolean =>
  fits(page.text, room) && page.rows.reduce((count, row) => count + row.length, 0) <= limits.buttons
