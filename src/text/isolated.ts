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

/** The same phrases, whose functions isolate what is put into them. */
export const isolating = <T extends object>(phrases: T): T =>
  new Proxy(phrases, { get: (target, key) => within(Reflect.get(target, key)) })

/** What was wrapped stays the same thing. */
const wrapped = new WeakMap<object, object>()

function within(value: unknown): unknown {
  if (Array.isArray(value) || value === null) return value
  if (typeof value !== 'object' && typeof value !== 'function') return value
  const known = wrapped.get(value)
  if (known !== undefined) return known
  const fresh =
    typeof value === 'function'
      ? new Proxy(value, { apply: (said, self, given) => Reflect.apply(said, self, given.map(put)) })
      : isolating(value)
  wrapped.set(value, fresh)
  return fresh
}

const put = (given: unknown): unknown =>
  typeof given === 'string' ? isolated(given) : Array.isArray(given) ? given.map(put) : given
