import type { Adapter } from '../../adapter.ts'
import { composeEmptied, composeNotice } from '../../compose/correction.ts'
import { itemsFor } from '../../compose/issue.ts'
import { type DeliveryFailure, messageOf } from '../../errors.ts'
import type { Language } from '../../model.ts'
import type { Fix, FixStep, FixVerdict } from '../../store/corrections.ts'
import type { Store } from '../../store/port.ts'
import { currentSelection, namesTopics } from '../../topics/former.ts'
import { createDeadline } from '../deadline.ts'
import type { PartsOf } from '../parts.ts'
import { later, type Patience } from '../retry.ts'
import { failureOf, isTooLate, tooLate } from '../sender.ts'
import { afterStep } from './apply.ts'
import { flows } from './flows.ts'
import { type Plan, planOf } from './plan.ts'
import { onRefusal } from './refusal.ts'
import { createRevisions } from './revisions.ts'

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

type Outcome = Pick<FixStep, 'message' | 'notice'>

/**
 * Puts copies right: by changing what differs and taking back what is too much; what a copy needs more goes out as any part does;
 * what can be neither is told in a notice, and notices are kept true as well.
 */
export function createFixer({ store, language, partsOf, patience, timeoutMs, now, random }: FixerOptions): FixCopy {
  const deadline = createDeadline(timeoutMs)
  const tools = { partsOf, revisionOf: createRevisions(store) }
  const onward = (fix: Fix, adapter: Adapter): number => now() + adapter.pace.chatMs(fix.target)
  const languageOf = ({ wants }: Fix): Language => wants.language ?? language

  const plan = async (fix: Fix, adapter: Adapter): Promise<Plan> => {
    const { wants } = fix
    return planOf(fix, namesTopics(wants) ? currentSelection(wants, await store.topics()) : wants, adapter, tools)
  }

  /** The notice as one message: whole, or in short where that would be too long. */
  const notice = async (
    { issue, revision, ...fix }: Fix,
    items: readonly number[],
    adapter: Adapter,
  ): Promise<unknown> => {
    const newest = await tools.revisionOf(issue, revision)
    const parts = (short: boolean): readonly unknown[] => {
      const doc = newest && composeNotice(newest, items, { language: languageOf({ issue, revision, ...fix }), short })
      return doc ? adapter.render(doc) : []
    }
    const whole = parts(false)
    return (whole.length > 1 ? parts(true) : whole)[0]
  }

  const call = async (fix: Fix, next: NonNullable<Plan['call']>, adapter: Adapter): Promise<Outcome> => {
    const signal = deadline(now())
    switch (next.kind) {
      case 'edit':
        await adapter.edit?.(fix.target, next.id, next.content, signal)
        return { message: { part: next.part, became: 'changed' } }
      case 'remove':
        await adapter.remove?.(fix.target, next.id, signal)
        return { message: { part: next.part, became: 'removed' } }
      case 'empty': {
        const [empty] = adapter.render(composeEmptied(languageOf(fix)))
        await adapter.edit?.(fix.target, next.id, empty, signal)
        return { message: { part: next.part, became: 'changed' } }
      }
      case 'edit notice': {
        const content = await notice(fix, next.items, adapter)
        if (content !== undefined) await adapter.edit?.(fix.target, next.id, content, signal)
        return { message: null, notice: { notice: next.notice, items: next.items, became: 'changed' } }
      }
      case 'remove notice':
        await adapter.remove?.(fix.target, next.id, signal)
        return { message: null, notice: { notice: next.notice, items: next.items, became: 'removed' } }
      default:
        return next satisfies never
    }
  }

  const step = async (before: Plan, outcome: Outcome, adapter: Adapter, nextAt: number): Promise<FixStep> => {
    const { call, pressing, grow, tell } = await plan(afterStep(before.fix, outcome), adapter)
    return {
      ...{ kind: 'step', ...outcome, pressing, nextAt },
      ...(before.moves.length > 0 ? { moves: before.moves } : {}),
      ...(grow === undefined ? {} : { grow }),
      next: call !== null ? 'change' : tell.length > 0 ? 'tell' : 'nothing',
    }
  }

  /** Whether the place of a message has to be taken by another one where it cannot be changed. */
  const isNeeded = async (fix: Fix, part: number, adapter: Adapter): Promise<boolean> => {
    const shown = fix.shown.find((each) => each.part === part)
    return shown !== undefined && flows(fix, shown, adapter, tools)
  }

  /** Where that is the way of the platform, what is to be told waits for the reader's next issue; but for what was retracted. */
  const wait = async ({ fix, tell: items }: Plan, adapter: Adapter): Promise<FixVerdict | null> => {
    if (!adapter.tellsLater || items.length === 0) return null
    const newest = await tools.revisionOf(fix.issue, fix.revision)
    const retracted = newest === null ? [] : itemsFor(newest, []).filter(({ amended }) => amended?.kind === 'retracted')
    if (retracted.some(({ number }) => items.includes(number))) return null
    return { kind: 'later', items, nextAt: now() }
  }

  const change = async (fix: Fix, adapter: Adapter): Promise<FixVerdict> => {
    const planned = await plan(fix, adapter)
    const { call: next } = planned
    if (next === null) return (await wait(planned, adapter)) ?? step(planned, { message: null }, adapter, now())
    try {
      return await step(planned, await call(planned.fix, next, adapter), adapter, onward(fix, adapter))
    } catch (thrown) {
      const failure = failureOf(thrown)
      const hasToGo =
        next.kind === 'edit' &&
        failure.kind === 'gone' &&
        (next.pressing || (await isNeeded(planned.fix, next.part, adapter)))
      const outcome = onRefusal(next, failure, adapter, hasToGo)
      if (outcome !== null) return step(planned, outcome, adapter, onward(fix, adapter))
      return verdictOn(failure, fix, adapter, 'notice' in next ? { notice: next.notice } : { part: next.part })
    }
  }

  const tell = async (fix: Fix, adapter: Adapter): Promise<FixVerdict> => {
    const planned = await plan(fix, adapter)
    const { tell: items } = planned
    const part = await notice(fix, items, adapter)
    if (items.length === 0 || part === undefined) {
      const looked = await step(planned, { message: null }, adapter, now())
      return looked.next === 'tell' ? { ...looked, next: 'nothing' } : looked
    }
    const answers = fix.shown[0]?.id ?? null
    try {
      const id = await adapter.send(fix.target, part, {
        ...{ signal: deadline(now()), first: null, answers, once: `${fix.delivery}.r${fix.revision}` },
        ...(fix.wants.silent ? { silent: true } : {}),
      })
      return { kind: 'told', id, items, nextAt: onward(fix, adapter) }
    } catch (thrown) {
      return verdictOn(failureOf(thrown), fix, adapter, null, items)
    }
  }

  /** What a failure means, where it is not about this one message. `unsure`: what may have changed; null: nothing, the reader may have been told. */
  const verdictOn = (
    failure: DeliveryFailure,
    fix: Fix,
    adapter: Adapter,
    unsure: Extract<FixVerdict, { kind: 'again' }>['unsure'],
    items: readonly number[] = [],
  ): FixVerdict => {
    const { reason } = failure
    const chatAt = onward(fix, adapter)
    const again = (): FixVerdict => {
      const verdict = later(reason, fix.attempt, now(), random(), patience)
      return verdict.kind === 'again' ? { ...verdict, unsure, chatAt } : verdict
    }
    const tellAgain = (): { readonly resendAt?: number } => {
      const verdict = later(reason, fix.attempt, now(), random(), patience)
      return patience.onUncertain === 'resend' && verdict.kind === 'again' ? { resendAt: verdict.at } : {}
    }
    switch (failure.kind) {
      case 'throttled': {
        const at = now() + failure.retryAfterMs
        return failure.scope === 'lane'
          ? { kind: 'again', at, laneUntil: at, unsure: null, reason }
          : { kind: 'again', at, laneUntil: null, unsure: null, chatAt: at, reason }
      }
      case 'uncertain':
        return unsure === null ? { kind: 'uncertain', items, chatAt, reason, ...tellAgain() } : again()
      case 'unavailable':
        return again()
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

  return async (fix, adapter) => {
    if (isTooLate(fix, now())) return { ...tooLate(now()), unsure: null }
    try {
      return fix.telling ? await tell(fix, adapter) : await change(fix, adapter)
    } catch (thrown) {
      return { kind: 'failed', reason: `could not be rendered: ${messageOf(thrown)}` }
    }
  }
}
