import NodeCache from 'node-cache'
import type { ChatChange, MessageId } from '../../../src/adapter.ts'
import type { Doc } from '../../../src/doc.ts'
import { DeliveryError, messageOf } from '../../../src/errors.ts'
import type { Target } from '../../../src/model.ts'
import type { Log } from '../log.ts'
import type { Part } from '../render/index.ts'
import type { Sender } from './send.ts'

/** Which message an answer belongs to: one that it replaces, or one that it is a reply to. */
export interface Under {
  readonly edit?: MessageId
  readonly answers?: MessageId
}

/** Answers somebody. Never throws. */
export type Reply = (target: Target, doc: Doc, under?: Under) => Promise<void>

export interface ReplyOptions {
  readonly sender: Sender
  render(doc: Doc): readonly Part[]
  follow(change: ChatChange): Promise<void>
  /** A message shows this answer from now on. */
  bindMessage(doc: Doc, target: Target, message: MessageId): Promise<void>
  /** Resolves when an answer may go. Throws DeliveryError when that is too late. */
  turn(target: Target): Promise<void>
  readonly log: Log
  /** Aborted when the adapter closes. */
  readonly closing: AbortSignal
  wait(ms: number, signal: AbortSignal): Promise<unknown>
}

/** An answer that has to wait longer than this has lost its asker. */
const patienceMs = 30_000
const tries = 3
/** How long it is remembered which pictures stand under an answer. */
const daySeconds = 24 * 60 * 60

/** Where a part has gone. */
interface Put {
  readonly target: Target
  readonly message: MessageId
}

/**
 * Answers are not deliveries: nobody keeps a ledger of them. So what Telegram asks to be sent later is sent later
 * from here, a few times, and what may have arrived is not sent again.
 */
export const createReply = ({
  sender,
  render,
  follow,
  bindMessage: stands,
  turn,
  log,
  closing,
  wait,
}: ReplyOptions): Reply => {
  const shown = new NodeCache({ stdTTL: daySeconds, useClones: false, checkperiod: 3600 })

  const put = async (target: Target, part: Part, under: Under, left: number): Promise<Put> => {
    const { edit, answers = null } = under
    try {
      await turn(target)
      if (edit === undefined)
        return { target, message: await sender.send(target, part, { signal: closing, first: null, answers }) }
      await sender.edit(target, edit, part, closing)
      return { target, message: edit }
    } catch (thrown) {
      if (!(thrown instanceof DeliveryError) || left === 0) throw thrown
      const { failure } = thrown
      switch (failure.kind) {
        case 'throttled':
          if (failure.retryAfterMs > patienceMs) throw thrown
          await wait(failure.retryAfterMs, closing)
          return put(target, part, under, left - 1)
        case 'unavailable':
          await wait(1000, closing)
          return put(target, part, under, left - 1)
        case 'moved':
          await follow({ kind: 'moved', target: { ...target, thread: null }, to: { ...failure.to, thread: null } })
          return put(failure.to, part, under, left - 1)
        case 'gone':
          return put(target, part, {}, left - 1)
        case 'unreachable':
          await follow({ kind: 'lost', target, reason: failure.reason })
          throw thrown
        case 'uncertain':
        case 'rejected':
        case 'unauthorized':
          throw thrown
      }
    }
  }

  /** Sends the parts; a picture that already stands under the message that is replaced is not sent again. */
  const putAll = async (target: Target, doc: Doc, under: Under) => {
    const parts = render(doc)
    const before = shown.get<readonly string[]>(`${target.chat} ${under.edit}`) ?? []
    const pictures = parts.flatMap((part) => (part.kind === 'photo' ? [part.picture] : []))
    let first: Put | null = null
    for (const part of parts) {
      if (part.kind === 'photo' && first?.message === under.edit && before.includes(part.picture)) continue
      const done: Put = await put(first?.target ?? target, part, first === null ? under : {}, tries)
      first ??= done
      if (doc.shows !== undefined || under.edit !== undefined) await stands(doc, done.target, done.message)
    }
    if (first !== null && before.length + pictures.length > 0)
      shown.set(`${first.target.chat} ${first.message}`, [...new Set([...before, ...pictures])])
  }

  return async (target, doc, under = {}) => {
    try {
      await putAll(target, doc, under)
    } catch (thrown) {
      if (!closing.aborted) log.warn(`An answer to chat ${target.chat} was not delivered: ${messageOf(thrown)}`)
    }
  }
}
