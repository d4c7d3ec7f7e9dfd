import type { ChatChange, MessageId } from '../../src/adapter.ts'
import type { Doc } from '../../src/doc.ts'
import { DeliveryError, messageOf } from '../../src/errors.ts'
import type { Target } from '../../src/model.ts'
import type { Log } from './log.ts'
import type { Part } from './render/index.ts'
import type { Sender } from './send.ts'

/** Answers somebody; `edit` names the message to put the answer into. Never throws. */
export type Reply = (target: Target, doc: Doc, edit?: MessageId | null) => Promise<void>

export interface ReplyOptions {
  readonly sender: Sender
  render(doc: Doc): readonly Part[]
  follow(change: ChatChange): Promise<void>
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

/**
 * Answers are not deliveries: nobody keeps a ledger of them. So what Telegram asks to be sent later is sent later
 * from here, a few times, and what may have arrived is not sent again.
 */
export const createReply = ({ sender, render, follow, turn, log, closing, wait }: ReplyOptions): Reply => {
  const put = async (target: Target, part: Part, edit: MessageId | null, left: number): Promise<Target> => {
    try {
      await turn(target)
      if (edit === null) await sender.send(target, part, { signal: closing, first: null })
      else await sender.edit(target, edit, part, closing)
      return target
    } catch (thrown) {
      if (!(thrown instanceof DeliveryError) || left === 0) throw thrown
      const { failure } = thrown
      switch (failure.kind) {
        case 'throttled':
          if (failure.retryAfterMs > patienceMs) throw thrown
          await wait(failure.retryAfterMs, closing)
          return put(target, part, edit, left - 1)
        case 'unavailable':
          await wait(1000, closing)
          return put(target, part, edit, left - 1)
        case 'moved':
          await follow({ kind: 'moved', target: { ...target, thread: null }, to: { ...failure.to, thread: null } })
          return put(failure.to, part, edit, left - 1)
        case 'gone':
          return put(target, part, null, left - 1)
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

  return async (target, doc, edit = null) => {
    try {
      let at = target
      for (const [index, part] of render(doc).entries()) at = await put(at, part, index === 0 ? edit : null, tries)
    } catch (thrown) {
      if (!closing.aborted) log.warn(`An answer to chat ${target.chat} was not delivered: ${messageOf(thrown)}`)
    }
  }
}
