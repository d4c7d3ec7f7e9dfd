import type { Adapter } from '../adapter.ts'
import { DeliveryError, type DeliveryFailure, messageOf } from '../errors.ts'
import type { FixVerdict } from '../store/corrections.ts'
import type { Claim, Verdict } from '../store/port.ts'
import { createDeadline } from './deadline.ts'
import type { PartsOf } from './parts.ts'
import { type Patience, verdictOn } from './retry.ts'

export interface SenderOptions {
  readonly partsOf: PartsOf
  readonly patience: Patience
  /** After this long without an answer a send is uncertain. */
  readonly timeoutMs: number
  readonly now: () => number
  readonly random: () => number
}

/** Sends one claimed part and tells what came of it. Never throws. */
export type SendPart = (claim: Claim, adapter: Adapter) => Promise<Verdict>

/** A sender that renders, sends and judges. */
export function createSender({ partsOf, patience, timeoutMs, now, random }: SenderOptions): SendPart {
  const deadline = createDeadline(timeoutMs)
  return async (claim, adapter) => {
    let parts: readonly unknown[] | null
    try {
      parts = await partsOf(claim, adapter)
    } catch (thrown) {
      return { kind: 'halted', reason: `could not be rendered: ${messageOf(thrown)}` }
    }
    if (parts === null) return { kind: 'skipped', reason: 'nothing in it for this reader' }
    const part = parts[claim.part]
    if (part === undefined) return { kind: 'complete', parts: parts.length }
    if (isTooLate(claim, now())) return tooLate(now())
    try {
      const id = await adapter.send(claim.target, part, {
        ...{ signal: deadline(now()), first: claim.first, once: `${claim.delivery}.${claim.part}` },
        ...(claim.follows === null ? {} : { follows: claim.follows }),
        ...(claim.wants.silent ? { silent: true } : {}),
      })
      return { kind: 'sent', id, parts: parts.length, nextAt: now() + adapter.pace.chatMs(claim.target) }
    } catch (thrown) {
      const verdict = verdictOn(failureOf(thrown), claim.attempt, now(), random(), patience)
      return verdict.kind === 'uncertain' ? { ...verdict, chatAt: now() + adapter.pace.chatMs(claim.target) } : verdict
    }
  }
}

/** Whether it has missed its place on a lane that other processes use as well: a busy machine, or a database that took its time. */
export const isTooLate = ({ leaveBy }: Pick<Claim, 'leaveBy'>, now: number): boolean =>
  leaveBy !== undefined && now > leaveBy

/** What becomes of that: it is given back, and takes another place. */
export const tooLate = (now: number) =>
  ({ kind: 'again', at: now, laneUntil: null, reason: 'its place on the lane was gone', unsent: true }) as const

/** Of that there is nothing to tell. */
export const isUnsent = (verdict: Verdict | FixVerdict): boolean => verdict.kind === 'again' && verdict.unsent === true

/** An adapter that throws something else has a bug; whether the message arrived nobody can say. */
export const failureOf = (thrown: unknown): DeliveryFailure =>
  thrown instanceof DeliveryError ? thrown.failure : { kind: 'uncertain', reason: messageOf(thrown) }
