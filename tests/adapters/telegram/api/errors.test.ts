import { describe, expect, test } from 'vitest'
import { ApiError, createStrip, NoAnswer } from '../../../../adapters/telegram/api/client.ts'
import { failureOf, isNoPhoto, isStaleFile, isUnchanged } from '../../../../adapters/telegram/api/errors.ts'
import { explain } from '../../../../adapters/telegram/api/explain.ts'
import { discreet } from '../../../../adapters/telegram/log.ts'
import { createCongestion } from '../../../../adapters/telegram/send/throttle-scope.ts'
import type { DeliveryFailure } from '../../../../src/errors.ts'

import { recording } from '../stage.ts'

const target = { platform: 'telegram', account: '42', chat: '-5', thread: '7' }
const answer = (error_code: number, description: string, parameters?: object) =>
  new ApiError('sendMessage', {
    ok: false,
    error_code,
    description,
    ...(parameters === undefined ? {} : { parameters }),
  })

/** Every answer that Telegram is known to give to a send, an edit or a removal. */
const table: Readonly<Record<DeliveryFailure['kind'], readonly ApiError[]>> = {
  throttled: [answer(429, 'Too Many Requests: retry after 5', { retry_after: 5 })],
  moved: [
    answer(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: -1_001_234_567_890,
    }),
  ],
  unreachable: [
    answer(403, 'Forbidden: bot was blocked by the user'),
    answer(403, 'Forbidden: user is deactivated'),
    answer(403, 'Forbidden: bot was kicked from the group chat'),
    answer(403, 'Forbidden: bot was kicked from the supergroup chat'),
    answer(403, 'Forbidden: bot was kicked from the channel chat'),
    answer(403, 'Forbidden: bot is not a member of the supergroup chat'),
    answer(403, 'Forbidden: bot is not a member of the channel chat'),
    answer(403, 'Forbidden: the group chat was deleted'),
    answer(403, "Forbidden: bot can't initiate conversation with a user"),
    answer(403, "Forbidden: the bot can't send messages to the bot"),
    answer(400, 'Bad Request: chat not found'),
    answer(400, 'Bad Request: private chat not found'),
    answer(400, 'Bad Request: not enough rights to send text messages to the chat'),
    answer(400, 'Bad Request: need administrator rights in the channel chat'),
    answer(400, 'Bad Request: have no write access to the chat'),
    answer(400, 'Bad Request: CHAT_WRITE_FORBIDDEN'),
    answer(400, 'Bad Request: CHAT_RESTRICTED'),
    answer(400, 'Bad Request: TOPIC_CLOSED'),
    answer(400, 'Bad Request: message thread not found'),
  ],
  gone: [
    answer(400, 'Bad Request: message to edit not found'),
    answer(400, "Bad Request: message can't be edited"),
    answer(400, 'Bad Request: message to delete not found'),
    answer(400, "Bad Request: message can't be deleted"),
    answer(400, 'Bad Request: MESSAGE_ID_INVALID'),
    answer(400, 'Bad Request: there is no text in the message to edit'),
    answer(400, 'Bad Request: there is no caption in the message to edit'),
  ],
  rejected: [
    answer(400, 'Bad Request: can\'t parse entities: Unsupported start tag "3" at byte offset 2'),
    answer(400, 'Bad Request: message is too long'),
    answer(400, 'Bad Request: message text is empty'),
    answer(400, 'Bad Request: text must be non-empty'),
    answer(400, 'Bad Request: BUTTON_DATA_INVALID'),
    answer(400, 'Bad Request: reply markup is too long'),
    answer(400, 'Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset 9'),
    answer(404, 'Not Found: method not found'),
    answer(413, 'Request Entity Too Large'),
  ],
  unauthorized: [answer(401, 'Unauthorized'), answer(404, 'Not Found')],
  unavailable: [
    answer(409, 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'),
  ],
  uncertain: [],
}

describe('what an answer means', () => {
  for (const [kind, answers] of Object.entries(table))
    test.each(answers.map((error) => [error.description, error] as const))(`${kind}: %s`, (_, error) => {
      const failure = failureOf(error, target, 'send')
      expect(failure.kind).toBe(kind)
      expect(failure.reason).toContain(error.description)
      // A chat that moved, and an account that is refused by a bare 404, are told of in no answer.
      if (kind !== 'moved') expect(explain(failure.reason)).not.toBeNull()
    })

  test('how long to wait, and where the chat has gone', () => {
    expect(table.throttled.map((error) => failureOf(error, target, 'send'))).toMatchObject([{ retryAfterMs: 5000 }])
    expect(table.moved.map((error) => failureOf(error, target, 'send'))).toMatchObject([
      { to: { ...target, chat: '-1001234567890' } },
    ])
  })

  test('a 429 without a number waits a second', () => {
    expect(failureOf(answer(429, 'Too Many Requests'), target, 'send')).toMatchObject({ retryAfterMs: 1000 })
  })

  test.each([
    ['send', true, 'uncertain'],
    ['send', false, 'unavailable'],
    ['edit', true, 'unavailable'],
    ['remove', true, 'unavailable'],
  ] as const)('no answer to a %s (arrived: %s) is %s', (attempt, arrived, kind) => {
    expect(failureOf(new NoAnswer('x', 'ECONNRESET', arrived), target, attempt).kind).toBe(kind)
  })

  test('a fault that nobody has foreseen may have sent', () => {
    expect(failureOf(new Error('what?'), target, 'send').kind).toBe('uncertain')
  })

  test('an edit that changes nothing is recognised', () => {
    expect(isUnchanged(answer(400, 'Bad Request: message is not modified: specified new message content'))).toBe(true)
    expect(isUnchanged(answer(400, 'Bad Request: message is too long'))).toBe(false)
  })
})

test.each([
  ['Bad Request: wrong file identifier/HTTP URL specified', true, false],
  ['Bad Request: wrong remote file identifier specified: Wrong string length', true, false],
  ['Bad Request: FILE_REFERENCE_EXPIRED', true, false],
  ['Bad Request: PHOTO_INVALID_DIMENSIONS', false, true],
  ['Bad Request: IMAGE_PROCESS_FAILED', false, true],
  ['Bad Request: file of size 11000000 bytes is too big for a photo; the maximum size is 10485760 bytes', false, true],
  ['Bad Request: chat not found', false, false],
])('%s: an old name (%s), or no photo at all (%s)', (description, old, none) => {
  expect([isStaleFile(answer(400, description)), isNoPhoto(answer(400, description))]).toEqual([old, none])
})

test('a log line loses the token, whole, in part or encoded', () => {
  const lines: string[] = []
  const log = discreet(recording(lines), createStrip('42:s3cret-token'))
  log.warn('request to https://api.telegram.org/bot42:s3cret-token/getMe failed')
  log.error('bot42%3As3cret-token and s3cret-token')
  expect(lines.join()).not.toContain('s3cret')
})

describe('how far a 429 reaches', () => {
  test('the chat, until three different chats were refused within ten seconds', () => {
    let now = 0
    const scope = createCongestion(() => now)
    expect([scope('a'), scope('a'), scope('a'), scope('b')]).toEqual(['chat', 'chat', 'chat', 'chat'])
    now = 9_000
    expect(scope('c')).toBe('lane')
    now = 30_000
    expect(scope('d')).toBe('chat')
  })
})
