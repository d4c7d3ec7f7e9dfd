import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { refusals, toFailure, unanswered } from '../../adapters/slack/api/errors.ts'
import { explain as slack } from '../../adapters/slack/api/explain.ts'
import { explain as telegram } from '../../adapters/telegram/api/explain.ts'
import { createExplain } from '../../src/desk/notify/explain.ts'

const explain = createExplain([
  { platform: 'telegram', explain: telegram },
  { platform: 'slack', explain: slack },
])

/** The reasons that stand in the code of these files, as they are written there. */
const written = (pattern: string): readonly string[] =>
  globSync(pattern).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\b(?:reason|Reason)(?::| =) (?:'([^']+)'|`([^`]+)`)/g)].map(
      ([, plain, template]) => (plain ?? template ?? '').replace(/\$\{[^}]*\}/g, 'X'),
    ),
  )

it.each(['src/store/**/*.ts', 'src/delivery/{answers,fix,sender,messenger}.ts'])(
  'every reason that the core gives is known to readers in plain words: %s',
  (pattern) => {
    const reasons = written(pattern).filter((reason) => !reason.startsWith('X'))
    expect(reasons.length).toBeGreaterThan(2)
    expect(reasons.filter((reason) => explain('nowhere', reason) === 'unknown')).toEqual([])
  },
)

it.each([
  ['telegram', telegram],
  ['slack', slack],
] as const)('every reason that stands in the adapter of %s is known to it', (platform, own) => {
  const reasons = written(`adapters/${platform}/**/*.ts`).filter((reason) => !/^(?:telegram X|X: X)/.test(reason))
  expect(reasons.length).toBeGreaterThan(3)
  expect(reasons.filter((reason) => own(reason) === null)).toEqual([])
})

it('every word of Slack is known, and what never got through', () => {
  const words = Object.values(refusals).flat()
  const reasons = [
    ...words.map((error) => toFailure({ kind: 'refused', error }, 'chat.postMessage').reason),
    toFailure({ kind: 'throttled', retryAfterMs: 1 }, 'chat.update').reason,
    ...['ECONNREFUSED', 'TimeoutError', 'TypeError'].map(
      (code) => toFailure(unanswered(code, code !== 'ECONNREFUSED'), 'chat.postMessage').reason,
    ),
  ]
  expect(reasons.filter((reason) => slack(reason) === null)).toEqual([])
})

it.each([
  ['telegram', 'telegram sendMessage: 403 Forbidden: bot was blocked by the user', 'blocked'],
  ['telegram', 'telegram sendMessage: 400 Bad Request: TOPIC_CLOSED', 'topic-closed'],
  ['telegram', 'the bot may no longer post in the channel', 'no-rights'],
  ['telegram', 'telegram sendMessage: 502 Bad Gateway (gave up after 8 attempts)', 'unclear'],
  ['slack', 'Slack: is_archived (the channel is archived): C1', 'archived'],
  ['slack', 'the channel was deleted', 'chat-gone'],
  ['slack', 'Slack: a_word_of_tomorrow', 'unknown'],
  ['slack', null, 'unknown'],
  ['telegram', 'the subscription is paused', 'paused'],
] as const)('on %s "%s" comes to %s', (platform, reason, cause) => {
  expect(explain(platform, reason)).toBe(cause)
})
