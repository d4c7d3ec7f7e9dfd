/** Hebrew, Arabic and the other scripts that run from right to left: the blocks that Unicode keeps for them. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * Text that may run from right to left, to be set into ours or beside a figure: isolated by FSI and PDI (Unicode, UAX #9), each line by
 * itself, so that it neither turns what stands around it nor is turned. Any other text stays as it is. Telegram and Slack keep both signs.
 */
export const isolated = (text: string): string =>
  rightToLeft.test(text)
    ? text.replaceAll(/[^\n]+/g, (line) => (rightToLeft.test(line) ? `\u2068${line}\u2069` : line))
    : text

/** `3. …`: an item's number and its headline, or another text. */
export const numbered = (number: number, text: string): string => `${number}. ${isolated(text)}`

/** The same phrases, whose functions isolate what is put into them: a copy; through a Proxy a tenth of composing an issue was looking them up. */
export const isolating = <T extends object>(phrases: T): T => {
  const copy: T = { ...phrases }
  for (const key of Reflect.ownKeys(copy)) Reflect.set(copy, key, within(Reflect.get(copy, key)))
  return copy
}

function within(value: unknown): unknown {
  if (typeof value === 'function') return (...given: unknown[]) => Reflect.apply(value, undefined, given.map(put))
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? isolating(value) : value
}

const put = (given: unknown): unknown =>
  typeof given === 'string' ? isolated(given) : Array.isArray(given) ? given.map(put) : given
