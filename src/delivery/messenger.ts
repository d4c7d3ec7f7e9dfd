import type { Adapter, SendContext } from '../adapter.ts'
import type { LiveMessenger } from '../desk/notify/messenger.ts'
import { DeliveryError, type DeliveryFailure, messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Target } from '../model.ts'
import type { Answers } from './answers.ts'

export interface MessengerOptions {
  readonly adapters: readonly Adapter[]
  readonly answers: Pick<Answers, 'inTurn'>
  readonly log: Log
  /** Aborted when the program ends. */
  readonly closing: AbortSignal
}

/** After this long without an answer nobody knows whether it arrived; it is not sent again. */
const timeoutMs = 30_000

/** A messenger over adapters. */
export function createMessenger({ adapters, answers, log, closing }: MessengerOptions): LiveMessenger {
  const adapterOf = (target: Target): Adapter => {
    const adapter = adapters.find(({ platform }) => platform === target.platform)
    if (adapter) return adapter
    throw new DeliveryError({ kind: 'unreachable', reason: `${target.platform} is not configured` })
  }

  const signal = (): AbortSignal => AbortSignal.any([closing, AbortSignal.timeout(timeoutMs)])

  /** Does it when it is its turn, and again where the platform said: in a moment. */
  const inTurn = <T>(target: Target, act: (signal: AbortSignal) => Promise<T>): Promise<T> =>
    answers.inTurn(target, () => act(signal()))

  const note = (target: Target, thrown: unknown, what: string): DeliveryFailure => {
    const failure = failureOf(thrown)
    if (!closing.aborted) log.warn({ ...target, reason: failure.reason }, what)
    return failure
  }

  return {
    async nameOf(target) {
      try {
        return (await adapterOf(target).nameOf?.(target, signal())) ?? null
      } catch (thrown) {
        note(target, thrown, 'the name of a place could not be had')
        return null
      }
    },
    async invitationLinks(code) {
      const link = async ({ platform, invitationLink }: Adapter): Promise<string | null> => {
        try {
          return (await invitationLink?.(code, signal())) ?? null
        } catch (thrown) {
          note({ platform, account: '', chat: '', thread: null }, thrown, 'the link of an invitation could not be had')
          return null
        }
      }
      return (await Promise.all(adapters.map(link))).filter((each) => each !== null)
    },
    async say(target, doc, failed) {
      let first: string | null = null
      try {
        const adapter = adapterOf(target)
        for (const part of adapter.render(doc)) {
          const context: Pick<SendContext, 'first'> = { first }
          const id = await inTurn(target, (signal) => adapter.send(target, part, { ...context, signal }))
          first ??= id
        }
      } catch (thrown) {
        const { reason } = note(target, thrown, 'a message of the desk did not go out')
        failed?.(reason)
      }
      return first
    },
    async change(target, message, doc) {
      try {
        const adapter = adapterOf(target)
        const { edit } = adapter
        const parts = adapter.render(doc)
        if (!edit || (typeof message !== 'string' && message.length !== parts.length)) return false
        for (const [at, id] of (typeof message === 'string' ? [message] : message).entries())
          await inTurn(target, (signal) => edit.call(adapter, target, id, parts[at], signal))
        return true
      } catch (thrown) {
        const { kind } = note(target, thrown, 'a message of the desk could not be changed')
        return kind === 'gone' || kind === 'unreachable' || kind === 'rejected' ? false : null
      }
    },
    async pin(target, message) {
      try {
        const adapter = adapterOf(target)
        const { pin } = adapter
        if (!pin) return false
        await inTurn(target, (signal) => pin.call(adapter, target, message, signal))
        return true
      } catch (thrown) {
        note(target, thrown, 'a message of the desk could not be pinned')
        return false
      }
    },
    async remove(target, message) {
      try {
        const adapter = adapterOf(target)
        const { remove } = adapter
        if (remove) await inTurn(target, (signal) => remove.call(adapter, target, message, signal))
      } catch (thrown) {
        note(target, thrown, 'a message of the desk could not be taken back')
      }
    },
    async offer(target, commands) {
      try {
        await adapterOf(target).offer?.(target, commands, signal())
      } catch (thrown) {
        note(target, thrown, 'the menu of an editor could not be set')
      }
    },
  }
}

const failureOf = (thrown: unknown): DeliveryFailure =>
  thrown instanceof DeliveryError ? thrown.failure : { kind: 'uncertain', reason: messageOf(thrown) }
