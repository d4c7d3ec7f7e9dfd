import type { Part } from '../../../adapters/telegram/render/index.ts'
import type { Adapter } from '../../../src/adapter.ts'
import { type AdapterRoom, adapterContract, type FailureCase } from '../../contracts/adapter.suite.ts'
import { createFakeTelegram, type FakeTelegram, type Person } from '../../fakes/telegram.ts'

interface Room extends AdapterRoom<Part> {
  readonly telegram: FakeTelegram
  readonly reader: Person
}

/** What the strict server refuses, in Telegram's words, and what has to become of it. */
const failures: readonly FailureCase<Room>[] = [
  { name: 'blocked by the person', arrange: ({ reader }) => reader.block(), expected: { kind: 'unreachable' } },
  { name: 'a deactivated account', arrange: ({ reader }) => reader.deactivate(), expected: { kind: 'unreachable' } },
  {
    name: '429',
    arrange: ({ telegram }) => telegram.fault({ kind: 'throttle', retryAfter: 7 }),
    expected: { kind: 'throttled', retryAfterMs: 7000, scope: 'chat' },
  },
  { name: 'a revoked token', arrange: ({ telegram }) => telegram.revoke(), expected: { kind: 'unauthorized' } },
  {
    name: 'a connection dropped after the message was taken',
    arrange: ({ telegram }) => telegram.fault({ kind: 'drop' }),
    expected: { kind: 'uncertain' },
  },
  {
    name: 'no answer in time',
    arrange: ({ telegram }) => telegram.fault({ kind: 'hang' }),
    expected: { kind: 'uncertain' },
  },
  {
    name: 'a server that is restarting',
    arrange: ({ telegram }) =>
      telegram.fault({ kind: 'refuse', code: 500, description: 'Internal Server Error: restart' }),
    expected: { kind: 'uncertain' },
  },
  {
    name: 'an answer that repeats the token',
    arrange: ({ telegram }) =>
      telegram.fault({ kind: 'refuse', code: 403, description: `Forbidden: /bot${telegram.token}/sendMessage` }),
    expected: { kind: 'unreachable' },
  },
  {
    name: 'a page of HTML from a proxy',
    arrange: ({ telegram }) => telegram.fault({ kind: 'html' }),
    expected: { kind: 'uncertain' },
  },
  {
    name: 'a page of HTML from a proxy',
    on: 'edit',
    arrange: ({ telegram }) => telegram.fault({ kind: 'html' }),
    expected: { kind: 'unavailable' },
  },
  {
    name: 'a dropped connection',
    on: 'remove',
    arrange: ({ telegram }) => telegram.fault({ kind: 'drop' }),
    expected: { kind: 'unavailable' },
  },
  {
    name: 'a message that a moderator took away',
    on: 'edit',
    arrange: ({ reader }) => {
      for (const message of reader.chat.messages()) message.deleted = true
    },
    expected: { kind: 'gone' },
  },
  {
    name: 'a message that may no longer be changed',
    on: 'edit',
    arrange: ({ telegram }) => telegram.fault({ kind: 'refuse', description: "Bad Request: message can't be edited" }),
    expected: { kind: 'gone' },
  },
  {
    name: 'a message that may no longer be taken back',
    on: 'remove',
    arrange: ({ telegram }) => telegram.fault({ kind: 'refuse', description: "Bad Request: message can't be deleted" }),
    expected: { kind: 'gone' },
  },
  {
    name: 'a chat in which we may not pin',
    on: 'pin',
    arrange: ({ telegram }) =>
      telegram.fault({
        kind: 'refuse',
        description: 'Bad Request: not enough rights to manage pinned messages in the chat',
      }),
    expected: { kind: 'unreachable' },
  },
  {
    name: 'a payload that Telegram cannot read',
    arrange: ({ telegram }) =>
      telegram.fault({ kind: 'refuse', description: "Bad Request: can't parse entities: character '.' is reserved" }),
    expected: { kind: 'rejected' },
  },
]

/** The contract of all adapters over a real library and the strict server. */
export const telegramContract = (
  name: string,
  create: (options: { token: string; apiRoot: string; timeoutMs: number }) => Adapter<Part>,
): void => {
  const token = '4242:fake-token_ABCdef-123456789'
  adapterContract<Part, Room>({
    name,
    failures,
    secrets: [token, 'fake-token_ABCdef-123456789'],
    async make() {
      const telegram = await createFakeTelegram({ token })
      const reader = telegram.person('Reader')
      reader.start()
      return {
        telegram,
        reader,
        adapter: create({ token, apiRoot: telegram.root, timeoutMs: 1500 }),
        target: { platform: 'telegram', account: '4242', chat: String(reader.id), thread: null },
        seen: () =>
          reader.chat
            .messages()
            .map(({ text, keyboard }) => [text, ...keyboard.flat().map((key) => key.text)].join('\n')),
        pinned: () => reader.chat.messages().flatMap(({ id, pinned }) => (pinned ? [String(id)] : [])),
        async end() {
          const { entities, links } = telegram.losses
          await telegram.close()
          if (entities + links > 0) throw new Error(`Telegram silently dropped ${entities} entities and ${links} links`)
        },
      }
    },
  })
}
