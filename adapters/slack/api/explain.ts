import type { Cause } from '../../../src/errors.ts'
import { refusals } from './errors.ts'

/** What Slack's words, and ours about its channels, come to; null: nothing that is known. Pure. */
export const explain = (reason: string): Cause | null => {
  const word = /^Slack: ([a-z0-9_]+)(?=$| \(|:)/.exec(reason)?.[1]
  const own = meanings.find(([words]) => words.test(word ?? reason))?.[1]
  if (own !== undefined || word === undefined) return own ?? null
  return (Object.entries(kinds).find(([kind]) => has(kind, word))?.[1] satisfies Cause | undefined) ?? null
}

/** The first that fits counts. */
const meanings: readonly (readonly [RegExp, Cause])[] = [
  [/^is_archived|channel was archived/, 'archived'],
  [/^(?:channel|user)_not_found|user_disabled|channel was deleted/, 'chat-gone'],
  [/^not_in_channel|removed from the channel/, 'removed'],
  [/^restricted_action|_sharing_blocked|^messages_tab_disabled|^cannot_dm_bot|^method_not_supported/, 'no-rights'],
  [/^account_inactive|removed from the workspace|not installed in the Slack workspace/, 'account-removed'],
  [/no key opens|its token|was exchanged|exchanging|could not be (?:stored|renewed)/, 'token-unusable'],
  [/cannot be reached|given up before/, 'unreached'],
  [/did not answer|broke before|answered|did not reach|gave no|without (?:saying|an answer)|unknown fault/, 'unclear'],
  [/too fast/, 'too-fast'],
]

/** What the rest of Slack's words comes to, by what it means for a send. */
const kinds = {
  unreachable: 'no-rights',
  unauthorized: 'account-refused',
  rejected: 'refused-content',
  unavailable: 'unreached',
  uncertain: 'unclear',
  gone: 'message-gone',
  throttled: 'too-fast',
} as const satisfies Readonly<Record<keyof typeof refusals, Cause>>

const has = (kind: string, word: string): boolean =>
  Object.entries(refusals).some(([name, words]) => name === kind && words.some((each) => each === word))
