import type { SlackPart } from '../../../adapters/slack/blocks.ts'
import { fromBolt } from '../../../adapters/slack/index.ts'
import { type AdapterRoom, adapterContract, type FailureCase } from '../../contracts/adapter.suite.ts'
import { idleAnswers } from '../../fakes/answers.ts'
import { type Slack, startSlack } from '../../fakes/slack.ts'
import { textOf } from './look.ts'

interface Room extends AdapterRoom<SlackPart> {
  readonly slack: Slack
}

const token = 'xoxb-contract-secret'
const post = 'chat.postMessage'

const failures: readonly FailureCase<Room>[] = [
  ...['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action'].map(
    (error): FailureCase<Room> => ({
      name: error,
      arrange: ({ slack }) => slack.fail({ method: post, how: { kind: 'error', error } }),
      expected: { kind: 'unreachable' },
    }),
  ),
  {
    name: 'an archived channel',
    arrange: ({ slack }) => {
      const channel = slack.state.channels.get('C1')
      if (channel) channel.archived = true
    },
    expected: { kind: 'unreachable' },
  },
  {
    name: 'a token that Slack does not know',
    arrange: ({ slack }) => slack.fail({ method: 'chat.postMessage', how: { kind: 'error', error: 'invalid_auth' } }),
    expected: { kind: 'unauthorized' },
  },
  // Nobody can mend that: the account is gone, and nothing is tried there again.
  { name: 'a revoked token', arrange: ({ slack }) => slack.revoke('T1'), expected: { kind: 'unavailable' } },
  {
    name: '429',
    arrange: ({ slack }) => slack.fail({ method: post, how: { kind: 'limit', seconds: 7 } }),
    expected: { kind: 'throttled', retryAfterMs: 7000, scope: 'chat' },
  },
  {
    name: '429 that does not say how long',
    arrange: ({ slack }) => slack.fail({ method: post, how: { kind: 'limit', seconds: null } }),
    expected: { kind: 'throttled', retryAfterMs: 30_000, scope: 'chat' },
  },
  {
    name: '429',
    on: 'edit',
    arrange: ({ slack }) => slack.fail({ method: 'chat.update', how: { kind: 'limit', seconds: 7 } }),
    expected: { kind: 'throttled', retryAfterMs: 7000, scope: 'lane' },
  },
  {
    name: 'a connection dropped after the message was taken',
    arrange: ({ slack }) => slack.fail({ method: post, how: { kind: 'drop' } }),
    expected: { kind: 'uncertain' },
  },
  {
    name: 'no answer in time',
    arrange: ({ slack }) => slack.fail({ method: post, how: { kind: 'hang' } }),
    expected: { kind: 'uncertain' },
  },
  {
    name: 'HTTP 500',
    arrange: ({ slack }) => slack.fail({ method: post, how: { kind: 'status', status: 500, body: 'oops' } }),
    expected: { kind: 'uncertain' },
  },
  {
    name: 'a page of HTML from a proxy',
    arrange: ({ slack }) => slack.fail({ method: post, how: { kind: 'page', body: '<html>502</html>' } }),
    expected: { kind: 'uncertain' },
  },
  {
    name: 'a page of HTML from a proxy',
    on: 'edit',
    arrange: ({ slack }) => slack.fail({ method: 'chat.update', how: { kind: 'page', body: '<html>502</html>' } }),
    expected: { kind: 'unavailable' },
  },
  {
    name: 'a payload that Slack cannot read',
    arrange: ({ slack }) => slack.fail({ method: post, how: { kind: 'error', error: 'invalid_blocks' } }),
    expected: { kind: 'rejected' },
  },
  // It may all the rest: the account is not refused.
  ...['missing_scope', 'permission_denied', 'not_pinnable'].map(
    (error): FailureCase<Room> => ({
      name: error,
      on: 'pin',
      arrange: ({ slack }) => slack.fail({ method: 'pins.add', how: { kind: 'error', error } }),
      expected: { kind: 'unreachable' },
    }),
  ),
  {
    name: 'a message that somebody took away',
    on: 'edit',
    arrange: ({ slack }) => void slack.state.messages.splice(0),
    expected: { kind: 'gone' },
  },
]

/** Bolt is not needed to send: an app with no receiver will do. */
const deaf = { command() {}, action() {}, shortcut() {}, view() {}, event() {} }

adapterContract<SlackPart, Room>({
  name: 'slack',
  secrets: [token],
  failures,
  async make() {
    const slack = await startSlack()
    const { botUser } = slack.team('T1', token)
    slack.channel('C1', { members: [botUser] })
    const adapter = fromBolt(deaf, { token, apiUrl: slack.apiUrl, timeoutMs: 500 })
    const target = { platform: 'slack', account: 'T1', chat: 'C1', thread: null }
    await adapter.listen?.({
      answer: async () => null,
      ...idleAnswers(),
      sorry: () => ({ language: 'en', blocks: [] }),
      find: async () => [],
      follow: async () => null,
      accountRemoved: async () => {},
      accountsBack: async () => {},
      menu: () => [],
      reads: async () => false,
      atDesk: async () => false,
      leave: async () => {},
      note: async () => null,
      bindMessage: async () => {},
      picture: async () => null,
      keepCopy: async () => {},
      receive: async () => true,
      handled: async () => {},
      unhandled: async () => [],
    })
    const pinned = () => [...(slack.state.pins.get('C1') ?? [])]
    return { slack, adapter, target, seen: () => slack.seen('C1').map(textOf), pinned, end: slack.close }
  },
})
