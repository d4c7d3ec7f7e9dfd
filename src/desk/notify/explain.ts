import type { Adapter } from '../../adapter.ts'
import type { Cause } from '../../errors.ts'

/** What the reason of a pause or a failure comes to, as people may be told; the words themselves are the operator's. */
export type Explain = (platform: string, reason: string | null) => Cause

/** What our own reasons come to, else what the platform's adapter makes of its words. */
export const createExplain =
  (adapters: readonly Pick<Adapter, 'platform' | 'explain'>[]): Explain =>
  (platform, reason) => {
    if (reason === null) return 'unknown'
    const own = ours.find(([words]) => words.test(reason))
    if (own) return own[1]
    return adapters.find((adapter) => adapter.platform === platform)?.explain?.(reason) ?? 'unknown'
  }

/** In the ledger's own words, whatever stands around them. */
const ours: readonly (readonly [RegExp, Cause])[] = [
  [/^this chat gets it through another account/, 'elsewhere'],
  [/^it comes with a newer issue/, 'elsewhere'],
  [/chat has moved|said to have moved/, 'moved'],
  [/subscription has ended/, 'ended'],
  [/^the subscription is paused|^the reader came back to a newer issue/, 'paused'],
  [/^left$/, 'left-alone'],
  [
    /whether the reader was told is not known|process ended before|^no answer came|^an earlier state of the database/,
    'unclear',
  ],
  [/^nothing in it for this reader/, 'nothing'],
  [/could not be rendered/, 'refused-content'],
  [/ is not configured$/, 'not-served'],
  [/has asked for a pause|^its place on the lane was gone/, 'too-fast'],
]
