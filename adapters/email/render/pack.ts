import type { Piece, Unit } from './blocks.ts'
import { bytesOf } from './text.ts'

/** What goes into one mail; `left`: so many items are not in it at all. */
export interface Packed {
  readonly pieces: readonly Piece[]
  readonly left: number
}

/**
 * All of it in mails of so many bytes of HTML. Where it is on the web (`linked`) it is one mail: what does not fit is named by its headline,
 * as far as that fits, and else counted. Elsewhere nothing is left out, and there are as many mails as it takes. Pure.
 */
export function pack(units: readonly Unit[], room: number, linked: boolean): readonly Packed[] {
  const all = units.flatMap(({ full }) => full)
  if (sizeOf(all) <= room) return [{ pieces: all, left: 0 }]
  return linked ? [shortened(units, room)] : inSeveral(all, room)
}

function shortened(units: readonly Unit[], room: number): Packed {
  // What all that follows takes at least.
  const least = units.map(({ full, short, isItem }) => (short !== null ? sizeOf([short]) : isItem ? 0 : sizeOf(full)))
  const pieces: Piece[] = []
  let after = least.reduce((sum, each) => sum + each, 0)
  let used = 0
  let left = 0
  for (const [at, { full, short, isItem }] of units.entries()) {
    after -= least[at] ?? 0
    const fitting = used + sizeOf(full) + after <= room ? full : short === null ? [] : [short]
    if (used + sizeOf(fitting) > room || (fitting.length === 0 && isItem)) {
      if (isItem) left++
      continue
    }
    used += sizeOf(fitting)
    pieces.push(...fitting)
  }
  return { pieces, left }
}

function inSeveral(all: readonly Piece[], room: number): readonly Packed[] {
  const mails: Piece[][] = [[]]
  let used = 0
  for (const piece of all) {
    const size = sizeOf([piece])
    if (used + size > room && (mails.at(-1)?.length ?? 0) > 0) {
      mails.push([])
      used = 0
    }
    mails.at(-1)?.push(piece)
    used += size
  }
  return mails.map((pieces) => ({ pieces, left: 0 }))
}

const sizeOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { html }) => sum + bytesOf(html), 0)
