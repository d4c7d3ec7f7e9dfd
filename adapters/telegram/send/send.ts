import type { MessageId, SendContext } from '../../../src/adapter.ts'
import type { TextFile } from '../../../src/doc.ts'
import { DeliveryError } from '../../../src/errors.ts'
import type { Target } from '../../../src/model.ts'
import { ApiError, type Client } from '../api/client.ts'
import { type Attempt, failureOf, isPinned, isUnchanged, isUnknownMethod } from '../api/errors.ts'
import { address, chatId } from '../api/ids.ts'
import type { Part } from '../render/index.ts'
import type { Photos } from './photos.ts'
import { formOf } from './picture-names.ts'
import type { RichMessages } from './rich.ts'
import { createCongestion } from './throttle-scope.ts'

type RichPart = Extract<Part, { kind: 'rich' }>
type Plain = Exclude<Part, RichPart>

/** The ways to change a chat. All throw DeliveryError and nothing else. */
export interface Sender {
  send(target: Target, part: Part, context: SendContext): Promise<MessageId>
  /** Sends a text as a document. */
  sendFile(target: Target, file: TextFile, context: SendContext): Promise<MessageId>
  edit(target: Target, id: MessageId, part: Part, signal: AbortSignal): Promise<void>
  remove(target: Target, id: MessageId, signal: AbortSignal): Promise<void>
  pin(target: Target, id: MessageId, signal: AbortSignal): Promise<void>
}

export interface SenderOptions {
  readonly client: Client
  readonly photos: Photos
  readonly richly: RichMessages
  /** Adds `allow_paid_broadcast`: up to 1000 messages a second, for Stars. */
  readonly paidBroadcast?: boolean | undefined
  /** Called once it is known that the API server has no rich messages, or not all that is in ours. */
  onNoRich(reason: string): void
  readonly now: () => number
}

/** Sends parts; each is written out as JSON once, however many readers it has. */
export const createSender = ({
  client,
  photos,
  richly,
  paidBroadcast = false,
  onNoRich,
  now,
}: SenderOptions): Sender => {
  const congestion = createCongestion(now)
  /** Why rich messages are of no use here. */
  let noRich: string | null = null
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

  const headOf = (target: Target, { answers, follows, silent }: SendContext): Head => ({
    ...address(target),
    ...(paidBroadcast ? { allow_paid_broadcast: true } : {}),
    ...(silent ? { disable_notification: true } : {}),
    ...replyTo(answers ?? follows ?? null),
  })

  const postPlain = (head: object, part: Plain, signal: AbortSignal): Promise<MessageId> =>
    (part.kind === 'classic'
      ? client.send('sendMessage', write(head, part.body), signal)
      : photos.send(part, head, signal)
    ).then(idOf)

  /** One message after another; what fails after the first has arrived cannot be told from here. */
  const postAll = async (
    target: Target,
    head: Head,
    parts: readonly Plain[],
    signal: AbortSignal,
  ): Promise<MessageId> => {
    // Only the first one is a reply.
    const { reply_parameters: _reply, ...rest } = head
    let first: MessageId | null = null
    for (const part of parts) {
      try {
        const id: MessageId = await postPlain(first === null ? head : rest, part, signal)
        first ??= id
      } catch (thrown) {
        if (first === null) throw thrown
        const { reason } = failureOf(thrown, target, 'send')
        throw new DeliveryError({ kind: 'uncertain', reason: `only a part arrived: ${reason}` })
      }
    }
    return first ?? ''
  }

  /** Whether the server would never take this rich message, but may take the classic ones. Nothing was sent then. */
  const isBeyondIt = (thrown: unknown, target: Target): boolean => {
    if (isUnknownMethod(thrown)) noRich = 'This Bot API server does not know rich messages'
    // Tags and buttons came version by version: a server in between refuses what it does not know.
    else if (failureOf(thrown, target, 'edit').kind === 'rejected' && thrown instanceof ApiError)
      noRich = `Telegram refuses a rich message (${thrown.description})`
    else return false
    onNoRich(noRich)
    return true
  }

  const sendRich = async (target: Target, part: RichPart, head: Head, signal: AbortSignal): Promise<MessageId> => {
    if (noRich !== null) return postAll(target, head, part.fallback, signal)
    try {
      return idOf(await richly.call('sendRichMessage', head, part, write, signal))
    } catch (thrown) {
      if (!isBeyondIt(thrown, target)) throw thrown
      return postAll(target, head, part.fallback, signal)
    }
  }

  const editPlain = async (head: object, part: Plain, signal: AbortSignal): Promise<void> => {
    if (part.kind === 'photo') await photos.edit(part, head, signal)
    else await client.call('editMessageText', write(head, part.body), signal)
  }

  const editRich = async (target: Target, part: RichPart, head: object, signal: AbortSignal): Promise<void> => {
    const [plain] = part.fallback
    if (noRich === null) {
      try {
        await richly.call('editMessageText', head, part, write, signal)
        return
      } catch (thrown) {
        if (isUnchanged(thrown) || !isBeyondIt(thrown, target)) throw thrown
      }
    }
    if (plain) await editPlain(head, plain, signal)
  }

  return {
    send: (target, part, context) =>
      attempt(target, 'send', () => {
        const { signal } = context
        const head = headOf(target, context)
        return part.kind === 'rich' ? sendRich(target, part, head, signal) : postPlain(head, part, signal)
      }),
    sendFile: (target, { name, text }, context) =>
      attempt(target, 'send', async () => {
        const form = formOf(headOf(target, context), new Map())
        form.append('document', new Blob([text], { type: 'text/plain' }), name)
        return idOf(await client.call('sendDocument', form, context.signal))
      }),
    edit: (target, id, part, signal) =>
      attempt(target, 'edit', async () => {
        const head = { chat_id: chatId(target.chat), message_id: Number(id) }
        try {
          await (part.kind === 'rich' ? editRich(target, part, head, signal) : editPlain(head, part, signal))
        } catch (thrown) {
          if (!isUnchanged(thrown)) throw thrown
        }
      }),
    remove: (target, id, signal) =>
      attempt(target, 'remove', async () => {
        await client.call('deleteMessage', { chat_id: chatId(target.chat), message_id: Number(id) }, signal)
      }),
    pin: (target, id, signal) =>
      attempt(target, 'edit', async () => {
        const which = { chat_id: chatId(target.chat), message_id: Number(id) }
        try {
          await client.call('pinChatMessage', { ...which, disable_notification: true }, signal)
        } catch (thrown) {
          if (!isPinned(thrown)) throw thrown
        }
      }),
  }
}

/** What a message is sent with, besides what it says. */
interface Head {
  readonly allow_paid_broadcast?: true
  readonly disable_notification?: true
  readonly reply_parameters?: object
}

const replyTo = (id: MessageId | null): Pick<Head, 'reply_parameters'> =>
  id === null ? {} : { reply_parameters: { message_id: Number(id), allow_sending_without_reply: true } }

const idOf = (result: unknown): MessageId => {
  const message = typeof result === 'object' && result !== null && 'message_id' in result ? result.message_id : null
  // It said ok, so the message is there: without its id it can neither be corrected nor sent again.
  if (!Number.isSafeInteger(message))
    throw new DeliveryError({ kind: 'uncertain', reason: 'telegram said ok and gave no message id' })
  return String(message)
}
