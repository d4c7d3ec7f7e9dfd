import type { MessageId, SendContext } from '../../../src/adapter.ts'
import { DeliveryError } from '../../../src/errors.ts'
import type { Target } from '../../../src/model.ts'
import type { Client } from '../api/client.ts'
import { type Attempt, failureOf, isUnchanged, isUnknownMethod } from '../api/errors.ts'
import { address, chatId } from '../api/ids.ts'
import type { Part } from '../render/index.ts'
import type { Photos } from './photos.ts'
import { createCongestion } from './throttle-scope.ts'

/** The three ways to change a chat. All throw DeliveryError and nothing else. */
export interface Sender {
  send(target: Target, part: Part, context: SendContext): Promise<MessageId>
  edit(target: Target, id: MessageId, part: Part, signal: AbortSignal): Promise<void>
  remove(target: Target, id: MessageId, signal: AbortSignal): Promise<void>
}

export interface SenderOptions {
  readonly client: Client
  readonly photos: Photos
  /** Adds `allow_paid_broadcast`: up to 1000 messages a second, for Stars. */
  readonly paidBroadcast?: boolean | undefined
  /** Called once it is known that the API server has no rich messages. */
  onNoRich(): void
  readonly now: () => number
}

/** Sends parts; each is written out as JSON once, however many readers it has. */
export const createSender = ({ client, photos, paidBroadcast = false, onNoRich, now }: SenderOptions): Sender => {
  const congestion = createCongestion(now)
  let noRich = false
  const written = new WeakMap<object, Buffer>()
  const write = (head: object, body: object): Uint8Array => {
    let rest = written.get(body)
    if (rest === undefined) {
      rest = Buffer.from(JSON.stringify(body).slice(1))
      written.set(body, rest)
    }
    return Buffer.concat([Buffer.from(`${JSON.stringify(head).slice(0, -1)},`), rest])
  }

  const attempt = async <T>(target: Target, kind: Attempt, run: () => Promise<T>): Promise<T> => {
    try {
      return await run()
    } catch (thrown) {
      if (thrown instanceof DeliveryError) throw thrown
      const failure = failureOf(thrown, target, kind)
      throw new DeliveryError(failure.kind === 'throttled' ? { ...failure, scope: congestion(target.chat) } : failure)
    }
  }

  const headOf = (target: Target, answers: MessageId | null = null) => ({
    ...address(target),
    ...(paidBroadcast ? { allow_paid_broadcast: true } : {}),
    ...(answers === null
      ? {}
      : { reply_parameters: { message_id: Number(answers), allow_sending_without_reply: true } }),
  })

  const post = async (method: string, head: object, body: object, signal: AbortSignal): Promise<MessageId> =>
    idOf(await client.call(method, write(head, body), signal))

  /** One message after another; what fails after the first has arrived cannot be told from here. */
  const postAll = async (
    target: Target,
    head: object,
    bodies: readonly object[],
    signal: AbortSignal,
  ): Promise<MessageId> => {
    let first: MessageId | null = null
    for (const body of bodies) {
      try {
        const id: MessageId = await post('sendMessage', first === null ? head : headOf(target), body, signal)
        first ??= id
      } catch (thrown) {
        if (first === null) throw thrown
        const { reason } = failureOf(thrown, target, 'send')
        throw new DeliveryError({ kind: 'uncertain', reason: `only a part arrived: ${reason}` })
      }
    }
    return first ?? ''
  }

  return {
    send: (target, part, { signal, answers }) =>
      attempt(target, 'send', async () => {
        const head = headOf(target, answers)
        if (part.kind === 'classic') return post('sendMessage', head, part.body, signal)
        if (part.kind === 'photo') return idOf(await photos.send(part, head, signal))
        if (noRich) return postAll(target, head, part.fallback, signal)
        try {
          return await post('sendRichMessage', head, part.body, signal)
        } catch (thrown) {
          if (!isUnknownMethod(thrown)) throw thrown
          noRich = true
          onNoRich()
          return postAll(target, head, part.fallback, signal)
        }
      }),
    edit: (target, id, part, signal) =>
      attempt(target, 'edit', async () => {
        try {
          const head = { chat_id: chatId(target.chat), message_id: Number(id) }
          const body = part.kind === 'rich' && noRich ? (part.fallback[0] ?? part.body) : part.body
          if (part.kind === 'photo') await photos.edit(part, head, signal)
          else await client.call('editMessageText', write(head, body), signal)
        } catch (thrown) {
          if (!isUnchanged(thrown)) throw thrown
        }
      }),
    remove: (target, id, signal) =>
      attempt(target, 'remove', async () => {
        await client.call('deleteMessage', { chat_id: chatId(target.chat), message_id: Number(id) }, signal)
      }),
  }
}

const idOf = (result: unknown): MessageId => {
  const message = typeof result === 'object' && result !== null && 'message_id' in result ? result.message_id : null
  // It said ok, so the message is there: without its id it can neither be corrected nor sent again.
  if (!Number.isSafeInteger(message))
    throw new DeliveryError({ kind: 'uncertain', reason: 'telegram said ok and gave no message id' })
  return String(message)
}
