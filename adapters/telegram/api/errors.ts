import type { DeliveryFailure } from '../../../src/errors.ts'
import { messageOf } from '../../../src/errors.ts'
import type { Target } from '../../../src/model.ts'
import { ApiError, NoAnswer } from './client.ts'

/** What was tried: a send that may have arrived must not be repeated, an edit may. */
export type Attempt = 'send' | 'edit' | 'remove'

/**
 * What a failed call means for the delivery, by Telegram's description and parameters; the code alone says little
 * (Bot API server, Client.cpp, rewrites 403 to 400 and back).
 */
export const failureOf = (thrown: unknown, target: Target, attempt: Attempt): DeliveryFailure => {
  if (thrown instanceof ApiError) return fromAnswer(thrown, target)
  const reason = `telegram ${messageOf(thrown)}`
  const arrived = thrown instanceof NoAnswer ? thrown.arrived : true
  return { kind: arrived && attempt === 'send' ? 'uncertain' : 'unavailable', reason }
}

/** An edit that changes nothing has succeeded. */
export const isUnchanged = (thrown: unknown): boolean =>
  thrown instanceof ApiError && thrown.description.includes('message is not modified')

/** It was pinned before. */
export const isPinned = (thrown: unknown): boolean =>
  thrown instanceof ApiError && thrown.description.includes('CHAT_NOT_MODIFIED')

/** The name under which a file was uploaded before holds no longer. */
export const isStaleFile = (thrown: unknown): boolean =>
  thrown instanceof ApiError && thrown.code === 400 && mentions(thrown, stale)

/** Telegram cannot make a photo of these bytes, for any chat. */
export const isNoPhoto = (thrown: unknown): boolean =>
  thrown instanceof ApiError && (thrown.code === 413 || mentions(thrown, noPhoto))

/** The API server is older than the method. */
export const isUnknownMethod = (thrown: unknown): boolean =>
  thrown instanceof ApiError && thrown.code === 404 && thrown.description.includes('method not found')

const fromAnswer = (error: ApiError, target: Target): DeliveryFailure => {
  const reason = `telegram ${error.message}`
  if (error.code === 429) return { kind: 'throttled', retryAfterMs: error.retryAfterMs ?? 1000, scope: 'chat', reason }
  if (error.movedTo !== null) return { kind: 'moved', to: { ...target, chat: error.movedTo }, reason }
  // A token that is not even shaped like one is answered with a bare 404.
  if (error.code === 401 || (error.code === 404 && !isUnknownMethod(error))) return { kind: 'unauthorized', reason }
  // Only polling can conflict; should a send ever hear it, nothing arrived.
  if (error.code === 409) return { kind: 'unavailable', reason }
  if (mentions(error, gone)) return { kind: 'gone', reason }
  if (error.code === 403 || mentions(error, unreachable) || serverCode(error)) return { kind: 'unreachable', reason }
  return { kind: 'rejected', reason }
}

const mentions = (error: ApiError, words: readonly string[]): boolean =>
  words.some((word) => error.description.includes(word))

const gone = [
  'message to edit not found',
  "message can't be edited",
  'message to delete not found',
  'message to pin not found',
  "message can't be deleted",
  'MESSAGE_ID_INVALID',
  // A photo never becomes a text, and a text has no caption: what this edit was meant for is not there.
  'there is no text in the message to edit',
  'there is no caption in the message to edit',
] as const

const stale = [
  'wrong file identifier',
  'wrong remote file identifier',
  'wrong file_id',
  'invalid file_id',
  'type of file mismatch',
  'FILE_REFERENCE_',
  'MEDIA_EMPTY',
] as const

const noPhoto = [
  'PHOTO_INVALID_DIMENSIONS',
  'PHOTO_EXT_INVALID',
  'PHOTO_SAVE_FILE_INVALID',
  'IMAGE_PROCESS_FAILED',
  'too big',
] as const

const unreachable = [
  'chat not found',
  'user not found',
  'not enough rights',
  'need administrator rights',
  'have no write access to the chat',
  'message thread not found',
  'the group chat was deleted',
  'PEER_ID_INVALID',
  'TOPIC_CLOSED',
  'TOPIC_DELETED',
] as const

/** Codes that Telegram's own servers give in upper case; those about a chat concern this chat only. */
const serverCode = (error: ApiError): boolean => /\b(?:CHAT|CHANNEL|USER|INPUT_USER)_[A-Z_]+\b/.test(error.description)
