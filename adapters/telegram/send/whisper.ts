import type { MessageId } from '../../../src/adapter.ts'
import { DeliveryError, type DeliveryFailure } from '../../../src/errors.ts'
import type { Target } from '../../../src/model.ts'
import { createCache } from '../../cache/cache.ts'
import type { Client } from '../api/client.ts'
import { failureOf } from '../api/errors.ts'
import { address, chatId } from '../api/ids.ts'
import type { Part } from '../render/index.ts'
import type { Photos } from './photos.ts'
import type { RichMessages } from './rich.ts'

/** For whom alone an answer in a group is, and what of theirs it answers. */
export interface Asker {
  readonly person: string
  /** The ephemeral message that they wrote, or under which they pressed a button. */
  readonly ephemeral: string | null
  /** The press, where it was one. */
  readonly callback: string | null
}

/**
 * What became of an answer for one person. `open`: the API server is older than ephemeral messages, did not read what it did not know,
 * and everybody sees it. `refused`: nobody does.
 */
export type Whispered =
  | { readonly kind: 'alone' }
  | { readonly kind: 'open'; readonly message: MessageId }
  | { readonly kind: 'refused' }

/** Answers one person in a group so that nobody else is shown it. All throw DeliveryError and nothing else. */
export interface Whisper {
  /** Whether it may be allowed there: an administrator may at any time, others for 15 s after the person did something. */
  isWorthTrying(target: Target, asker: Asker): boolean
  send(target: Target, part: Part, asker: Asker, signal: AbortSignal): Promise<Whispered>
  /** Puts a part in the place of the ephemeral message under which was pressed; false: that cannot be. */
  edit(target: Target, part: Part, asker: Asker, signal: AbortSignal): Promise<boolean>
}

/** A bot that is no administrator is made one seldom. */
const refusedSeconds = 3600

/**
 * Over ephemeral messages (Bot API 10.2, parameters as in 10.3). They have no id of the chat's: the API gives 0, and nothing that goes by
 * a message's id works on them. Assumption: what the server answers where it does not allow one is a refusal of some kind; it is never
 * believed to be about the chat, because the same answer is then sent to everybody, as it was before there were such messages.
 */
export const createWhisper = (client: Client, photos: Photos, richly: RichMessages): Whisper => {
  const refusedIn = createCache<true>(refusedSeconds)

  const send = async (target: Target, part: Part, { person, ephemeral, callback }: Asker, signal: AbortSignal) => {
    const head = {
      ...address(target),
      ephemeral_message_parameters: {
        receiver_user_id: Number(person),
        ...(callback === null ? {} : { callback_query_id: callback }),
      },
      ...(ephemeral === null || callback !== null
        ? {}
        : { reply_parameters: { ephemeral_message_id: Number(ephemeral) } }),
    }
    if (part.kind === 'photo') return photos.send(part, head, signal)
    if (part.kind === 'rich') return richly.call('sendRichMessage', head, part, toJson, signal)
    return client.call('sendMessage', { ...head, ...part.body }, signal)
  }

  return {
    isWorthTrying: ({ chat }, { ephemeral, callback }) =>
      ephemeral !== null || callback !== null || !refusedIn.has(chat),
    async send(target, part, asker, signal) {
      try {
        const message = messageIn(await send(target, part, asker, signal))
        return message === 0 ? { kind: 'alone' } : { kind: 'open', message: String(message) }
      } catch (thrown) {
        throwUnlessRefused(thrown, target)
        if (asker.ephemeral === null && asker.callback === null) refusedIn.set(target.chat, true)
        return { kind: 'refused' }
      }
    },
    async edit(target, part, { person, ephemeral }, signal) {
      if (ephemeral === null || part.kind === 'photo') return false
      const head = {
        chat_id: chatId(target.chat),
        receiver_user_id: Number(person),
        ephemeral_message_id: Number(ephemeral),
      }
      try {
        if (part.kind === 'rich') await richly.call('editEphemeralMessageText', head, part, toJson, signal)
        else await client.call('editEphemeralMessageText', { ...head, ...part.body }, signal)
        return true
      } catch (thrown) {
        throwUnlessRefused(thrown, target)
        return false
      }
    },
  }
}

const toJson = (head: object, body: object): Uint8Array => Buffer.from(JSON.stringify({ ...head, ...body }))

const throwUnlessRefused = (thrown: unknown, target: Target): void => {
  if (thrown instanceof DeliveryError) throw thrown
  const failure = failureOf(thrown, target, 'send')
  if (!isRefusal(failure)) throw new DeliveryError(failure)
}

const isRefusal = ({ kind }: DeliveryFailure): boolean => {
  switch (kind) {
    case 'rejected':
    case 'gone':
    case 'unreachable':
      return true
    case 'throttled':
    case 'unavailable':
    case 'uncertain':
    case 'moved':
    case 'unauthorized':
      return false
  }
}

const messageIn = (result: unknown): number => {
  const message = typeof result === 'object' && result !== null && 'message_id' in result ? result.message_id : null
  if (typeof message !== 'number')
    throw new DeliveryError({ kind: 'uncertain', reason: 'telegram said ok and gave no message id' })
  return message
}
