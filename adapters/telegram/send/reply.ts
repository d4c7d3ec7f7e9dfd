import type { ChatChange, Host, MessageId } from '../../../src/adapter.ts'
import { type Doc, inWords, type TextFile } from '../../../src/doc.ts'
import { DeliveryError, messageOf } from '../../../src/errors.ts'
import type { Language, Target } from '../../../src/model.ts'
import { createCache } from '../../cache/cache.ts'
import { explain } from '../api/explain.ts'
import type { Log } from '../log.ts'
import type { Part } from '../render/index.ts'
import type { Sender } from './send.ts'
import type { Asker, Whisper } from './whisper.ts'

/** Which message an answer belongs to: one that it replaces, or one that it is a reply to. */
export interface Under {
  readonly edit?: MessageId
  readonly answers?: MessageId
  /** Only this person is shown it, where Telegram allows that; else everybody is. Null: everybody. */
  readonly only?: Asker | null
}

/** Answers somebody. Never throws. */
export type Reply = (target: Target, doc: Doc, under?: Under) => Promise<void>

export interface ReplyOptions {
  readonly sender: Sender
  readonly whisper: Whisper
  render(doc: Doc): readonly Part[]
  follow(change: ChatChange): Promise<void>
  /** A message shows this answer, or this part of it, from now on. */
  bindMessage(doc: Doc, target: Target, message: MessageId, part: number): Promise<void>
  /** The host that answers, or null: nobody has been answered yet. */
  host(): Pick<Host, 'inTurn' | 'afterPause' | 'sorry'> | null
  readonly log: Log
  /** Aborted when the adapter closes. */
  readonly closing: AbortSignal
}

/** How often an answer may turn out to belong elsewhere. */
const detours = 3
/** How long it is remembered which pictures stand under an answer. */
const daySeconds = 24 * 60 * 60

/** Where a part has gone. */
interface Put {
  readonly target: Target
  readonly message: MessageId
}

/**
 * Answers are not deliveries: nobody keeps a ledger of them. They wait as long as a person waits; then, or where nobody can say whether
 * they arrived, the person is told so as soon as Telegram lets us.
 */
export const createReply = ({
  sender,
  whisper,
  render,
  follow,
  bindMessage: stands,
  host,
  log,
  closing,
}: ReplyOptions): Reply => {
  const shown = createCache<readonly string[]>(daySeconds, 3600)

  const inTurn = async <T>(target: Target, act: () => Promise<T>): Promise<T> => {
    const on = host()
    return on === null ? act() : on.inTurn(target, act)
  }

  const put = async (target: Target, part: Part, under: Under, left: number): Promise<Put> => {
    const { edit, answers = null } = under
    try {
      const act = async (): Promise<MessageId> => {
        if (edit === undefined) return sender.send(target, part, { signal: closing, first: null, answers })
        await sender.edit(target, edit, part, closing)
        return edit
      }
      return { target, message: await inTurn(target, act) }
    } catch (thrown) {
      if (!(thrown instanceof DeliveryError) || left === 0) throw thrown
      const { failure } = thrown
      switch (failure.kind) {
        case 'moved':
          await follow({ kind: 'moved', target: { ...target, thread: null }, to: { ...failure.to, thread: null } })
          return put(failure.to, part, under, left - 1)
        case 'gone':
          return put(target, part, {}, left - 1)
        case 'unreachable':
          await follow({
            kind: 'lost',
            target,
            reason: failure.reason,
            ...(isTopics(failure.reason) ? { alone: true } : {}),
          })
          throw thrown
        case 'throttled':
        case 'unavailable':
        case 'uncertain':
        case 'rejected':
        case 'unauthorized':
          throw thrown
      }
    }
  }

  /** Shows the parts to one person; tells how many of them are out, and for whom. What is open to all is bound like any other message. */
  const putAlone = async (target: Target, doc: Doc, parts: readonly Part[], asker: Asker): Promise<number> => {
    let done = 0
    for (const part of parts) {
      const replaced =
        done === 0 &&
        asker.callback !== null &&
        (await inTurn(target, () => whisper.edit(target, part, asker, closing)))
      if (!replaced) {
        const whispered = await inTurn(target, () => whisper.send(target, part, asker, closing))
        if (whispered.kind === 'refused') return done
        if (whispered.kind === 'open' && doc.shows !== undefined) await stands(doc, target, whispered.message, done)
      }
      done += 1
    }
    return done
  }

  /** Sends the parts; a picture that already stands under the message that is replaced is not sent again. Tells where they stand. */
  const putAll = async (target: Target, doc: Doc, under: Under): Promise<Target> => {
    const whole = render(doc)
    const { only = null } = under
    const alone = only !== null && whisper.isWorthTrying(target, only) ? await putAlone(target, doc, whole, only) : 0
    const parts = whole.slice(alone)
    const before = shown.get(`${target.chat} ${under.edit}`) ?? []
    const pictures = parts.flatMap((part) => (part.kind === 'photo' ? [part.picture] : []))
    let first: Put | null = null
    for (const [at, part] of parts.entries()) {
      if (part.kind === 'photo' && first?.message === under.edit && before.includes(part.picture)) continue
      // Each part answers the one before it where the first answers somebody: outside of that thread nobody would look for it.
      const next: Under = first === null ? under : under.answers === undefined ? {} : { answers: first.message }
      const done: Put = await put(first?.target ?? target, part, next, detours)
      first ??= done
      if (doc.shows !== undefined || under.edit !== undefined) await stands(doc, done.target, done.message, alone + at)
    }
    if (first !== null && before.length + pictures.length > 0)
      shown.set(`${first.target.chat} ${first.message}`, [...new Set([...before, ...pictures])])
    return first?.target ?? target
  }

  /** A file after what was said of it; in words where the chat takes none. */
  const putFile = async (target: Target, doc: Doc, file: TextFile): Promise<void> => {
    try {
      await inTurn(target, () => sender.sendFile(target, file, { signal: closing, first: null }))
    } catch (thrown) {
      if (!(thrown instanceof DeliveryError) || thrown.failure.kind !== 'rejected') throw thrown
      for (const part of render(inWords(doc, file))) await put(target, part, {}, detours)
    }
  }

  /** Nobody waits for this: the chat's next update is dealt with meanwhile. */
  const regret = (target: Target, language: Language): void => {
    const on = host()
    if (on === null) return
    const [part] = render(on.sorry(language, 'lost'))
    const act = async (): Promise<void> => {
      if (part) await sender.send(target, part, { signal: closing, first: null })
    }
    void on.afterPause(target, act)
  }

  return async (target, doc, under = {}) => {
    try {
      const place = await putAll(target, doc, under)
      if (doc.file !== undefined) await putFile(place, doc, doc.file)
    } catch (thrown) {
      if (closing.aborted) return
      log.warn(`An answer to chat ${target.chat} was not delivered: ${messageOf(thrown)}`)
      if (isSilence(thrown)) regret(target, doc.language)
    }
  }
}

/** It is the topic's fault, not the chat's. */
const isTopics = (reason: string): boolean => ['topic-closed', 'topic-gone'].includes(explain(reason) ?? '')

/** Whether somebody now waits for nothing, who could be told. */
const isSilence = (thrown: unknown): boolean => {
  if (!(thrown instanceof DeliveryError)) return true
  const { kind } = thrown.failure
  return kind === 'throttled' || kind === 'unavailable' || kind === 'uncertain' || kind === 'rejected'
}
