import type { Adapter } from '../adapter.ts'
import { composeCorrection } from '../compose/correction.ts'
import { messageOf } from '../errors.ts'
import type { Language } from '../model.ts'
import type { Fix, FixVerdict } from '../store/corrections.ts'
import type { Store } from '../store/port.ts'
import { currentSlugs } from '../topics/former.ts'
import { createDeadline } from './deadline.ts'
import { type Need, needOf } from './next-fix-step.ts'
import type { PartsOf } from './parts.ts'
import { later, type Patience } from './retry.ts'
import { failureOf } from './sender.ts'

export interface FixerOptions {
  readonly store: Pick<Store, 'issueAt' | 'topics'>
  /** The brief's own. */
  readonly language: Language
  readonly partsOf: PartsOf
  readonly patience: Patience
  /** After this long without an answer a call has failed. */
  readonly timeoutMs: number
  readonly now: () => number
  readonly random: () => number
}

/** Does the next step of a fix, one call at most, and tells what came of it. Never throws. */
export type FixCopy = (fix: Fix, adapter: Adapter) => Promise<FixVerdict>

/** Puts copies right: by changing what differs and taking back what is too much; where that cannot be, by telling the reader. */
export function createFixer({ store, language, partsOf, patience, timeoutMs, now, random }: FixerOptions): FixCopy {
  const deadline = createDeadline(timeoutMs)
  const onward = (fix: Fix, adapter: Adapter): number => now() + adapter.pace.chatMs(fix.target)

  const again = (reason: string, { attempt }: Fix, unsure: number | null): FixVerdict => {
    const verdict = later(reason, attempt, now(), random(), patience)
    return verdict.kind === 'again' ? { ...verdict, unsure } : verdict
  }

  /** What a refusal means, where it is not about this one message. */
  const refusal = (thrown: unknown, fix: Fix, unsure: number | null): FixVerdict => {
    const failure = failureOf(thrown)
    const { reason } = failure
    switch (failure.kind) {
      case 'throttled': {
        const at = now() + failure.retryAfterMs
        return { kind: 'again', at, laneUntil: failure.scope === 'lane' ? at : null, unsure: null, reason }
      }
      case 'uncertain':
        if (unsure === null) return { kind: 'uncertain', reason }
        return again(reason, fix, unsure)
      case 'unavailable':
        return again(reason, fix, unsure)
      case 'moved':
        return { kind: 'moved', to: failure.to }
      case 'unauthorized':
        return { kind: 'closed', reason }
      case 'rejected':
      case 'gone':
      case 'unreachable':
        return { kind: 'failed', reason }
      default:
        return failure satisfies never
    }
  }

  const change = async (fix: Fix, adapter: Adapter, need: Need): Promise<FixVerdict> => {
    const { call } = need
    if (call === null)
      return { kind: 'step', message: null, next: need.tells(null) ? 'tell' : 'nothing', nextAt: now() }
    const { part, id } = call
    const step = (became: 'changed' | 'removed' | 'gone'): FixVerdict => ({
      kind: 'step',
      message: { part, became },
      next: need.left > 0 ? 'change' : need.tells(became === 'gone' ? part : null) ? 'tell' : 'nothing',
      nextAt: onward(fix, adapter),
    })
    try {
      const signal = deadline(now())
      if (call.kind === 'remove') await adapter.remove?.(fix.target, id, signal)
      else await adapter.edit?.(fix.target, id, call.content, signal)
      return step(call.kind === 'remove' ? 'removed' : 'changed')
    } catch (thrown) {
      const { kind } = failureOf(thrown)
      // One that was taken back before, without an answer, is gone by our own hand.
      if (kind === 'gone' && call.kind === 'remove' && call.unsure) return step('removed')
      if (kind === 'gone' || (kind === 'rejected' && call.kind === 'remove')) return step('gone')
      // What cannot be changed into this may still be changed into something else one day.
      if (kind === 'rejected') return { kind: 'step', message: null, next: 'tell', nextAt: onward(fix, adapter) }
      return refusal(thrown, fix, part)
    }
  }

  const tell = async (fix: Fix, adapter: Adapter): Promise<FixVerdict> => {
    const outdated = fix.shown.filter((each) => each.revision < fix.revision)
    // From the oldest that anything still shows, unless the reader was told more since.
    const base = outdated.reduce((least, each) => Math.min(least, Math.max(each.revision, fix.told)), fix.revision)
    const [before, newest] = await Promise.all([store.issueAt(fix.issue, base), store.issueAt(fix.issue, fix.revision)])
    const view = {
      language: fix.wants.language ?? language,
      topics: currentSlugs(fix.wants.topics, await store.topics()),
    }
    const parts = (short: boolean): readonly unknown[] => {
      const doc = before && newest && composeCorrection(before, newest, { ...view, short })
      return doc ? adapter.render(doc) : []
    }
    const whole = parts(false)
    const [part] = whole.length > 1 ? parts(true) : whole
    if (part === undefined) return { kind: 'step', message: null, next: 'nothing', nextAt: now() }
    const answers = fix.shown[0]?.id ?? null
    try {
      const id = await adapter.send(fix.target, part, { signal: deadline(now()), first: null, answers })
      return { kind: 'told', id, nextAt: onward(fix, adapter) }
    } catch (thrown) {
      return refusal(thrown, fix, null)
    }
  }

  return async (fix, adapter) => {
    try {
      return fix.telling ? await tell(fix, adapter) : await change(fix, adapter, await needOf(fix, adapter, partsOf))
    } catch (thrown) {
      return { kind: 'failed', reason: `could not be rendered: ${messageOf(thrown)}` }
    }
  }
}
