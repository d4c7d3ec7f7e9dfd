import type { Adapter } from '../../adapter.ts'
import type { FixStep } from '../../store/corrections.ts'

/** A message, and what it shows where that is known. */
export interface Placed {
  readonly part: number
  readonly content: unknown
}

/**
 * For which parts the messages of a copy that is whole are to stand, where that is another one than now: each for the first that it
 * can be edited into, in their order. What can be edited into none of those that are left comes after all of them, as too much. Pure.
 */
export function placesOf(
  shown: readonly Placed[],
  wanted: readonly unknown[],
  becomes: NonNullable<Adapter['becomes']>,
): NonNullable<FixStep['moves']> {
  let last = -1
  let surplus = wanted.length
  return shown
    .map(({ part, content }) => {
      const fit = wanted.findIndex((each, at) => at > last && (content === undefined || becomes(content, each)))
      if (fit < 0) return { from: part, to: surplus++ }
      last = fit
      return { from: part, to: fit }
    })
    .filter(({ from, to }) => from !== to)
}
