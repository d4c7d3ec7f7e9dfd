import { dueAt } from '../../choices/when.ts'
import type { Subscription, Wants } from '../../model.ts'
import type { DueAt } from '../../store/port.ts'
import type { CommandRequest } from '../command.ts'

/** When somebody who chose so gets what is there now. */
export const dueNow =
  ({ brief, now }: Pick<CommandRequest, 'brief' | 'now'>): DueAt =>
  (when, urgent) =>
    dueAt(when, now(), { timeZone: brief.timeZone, urgent })

/**
 * Changes what the place that a question is about gets; a pause that was asked for goes on, and what waits comes at the time that is chosen
 * now. Null: it is not subscribed.
 */
export const choose = (
  request: Pick<CommandRequest, 'store' | 'brief' | 'now' | 'query'>,
  wants: Partial<Wants>,
): Promise<Subscription | null> => request.store.choose(request.query.about, wants, request.now(), dueNow(request))
