import type { Adapter } from '../../adapter.ts'
import type { DeliveryFailure } from '../../errors.ts'
import type { FixStep } from '../../store/corrections.ts'
import type { Plan } from './plan.ts'

/**
 * What a call left of one message, where the platform will not do it; null: it may yet, or something else is the matter. `hasToGo`: what
 * cannot be changed is taken back. Pure.
 */
export function onRefusal(
  call: NonNullable<Plan['call']>,
  { kind }: DeliveryFailure,
  { remove }: Pick<Adapter, 'remove'>,
  hasToGo: boolean,
): Pick<FixStep, 'message' | 'notice'> | null {
  if (kind !== 'gone' && kind !== 'rejected') return null
  switch (call.kind) {
    case 'edit': {
      // What cannot be changed into this may still be changed into something else one day. What is said to be gone may only be too old
      // to be changed.
      const became = kind === 'rejected' || (hasToGo && remove) ? 'refused' : 'gone'
      return { message: { part: call.part, became } }
    }
    case 'remove': {
      const became = call.surplus ? 'refused' : call.again && kind === 'gone' ? 'removed' : 'gone'
      return { message: { part: call.part, became } }
    }
    case 'empty':
      // One that was taken back before, without an answer, is gone by our own hand.
      return { message: { part: call.part, became: call.again && kind === 'gone' ? 'removed' : 'gone' } }
    case 'edit notice':
      return { message: null, notice: { notice: call.notice, items: call.items, became: remove ? 'refused' : 'stuck' } }
    case 'remove notice':
      return { message: null, notice: { notice: call.notice, items: call.items, became: 'stuck' } }
    default:
      return call satisfies never
  }
}
