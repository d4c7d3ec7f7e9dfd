import type { Environment } from '../../config.ts'

/**
 * Whether a stream gets colours: never with NO_COLOR (no-color.org), always with FORCE_COLOR (unless that says 0 or false), else where it is a
 * terminal that is not a dumb one.
 */
export function wantsColour(
  { NO_COLOR, FORCE_COLOR, TERM }: Environment,
  { isTTY }: { readonly isTTY?: boolean },
): boolean {
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return !/^(?:0|false)$/i.test(FORCE_COLOR)
  return isTTY === true && TERM !== 'dumb'
}
