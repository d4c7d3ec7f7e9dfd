import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Issue, Target } from '../model.ts'
import type { Claim, Store, Verdict } from '../store/port.ts'

/**
 * What happens, by name. Each is told once by the process in which it happens; after a crash the last ones may be told again or not at
 * all: the ledger (`desk`, `briefwire deliveries`) is what counts.
 */
export interface BriefwireEvents {
  /** An issue is out: it has its number, and a delivery waits for each of so many readers. */
  published: { readonly issue: Issue; readonly deliveries: number }
  /** An item of an issue was corrected or retracted; so many copies are put right. */
  corrected: { readonly issue: Issue; readonly item: number; readonly copies: number }
  /** A reader has all of an issue; the ledger has it a moment later. */
  delivered: { readonly issue: number; readonly target: Target }
  /** A reader does not get an issue. `reason` is for the operator. */
  failed: { readonly issue: number; readonly target: Target; readonly reason: string }
  /** A message may or may not have arrived; the operator decides (`ON_UNCERTAIN`). */
  uncertain: { readonly issue: number; readonly target: Target; readonly reason: string }
}

export type EventName = keyof BriefwireEvents

type Listeners = { readonly [Name in EventName]: Set<(event: BriefwireEvents[Name]) => void> }

/** Tells listeners what happens; one that throws is logged and disturbs nothing else. */
export interface Events {
  /** Hears of it from now on; the function that comes back ends that. */
  on<Name extends EventName>(name: Name, listener: (event: BriefwireEvents[Name]) => void): () => void
  /** The same store, which tells what is published and corrected through it. */
  watch(store: Store): Store
  /** What came of a send. */
  settled(claim: Claim, verdict: Verdict): void
}

export function createEvents(log: Log): Events {
  const listeners: Listeners = {
    published: new Set(),
    corrected: new Set(),
    delivered: new Set(),
    failed: new Set(),
    uncertain: new Set(),
  }
  const tell = <Name extends EventName>(name: Name, event: BriefwireEvents[Name]): void => {
    for (const listener of listeners[name])
      try {
        listener(event)
      } catch (thrown) {
        log.error({ event: name, reason: messageOf(thrown) }, 'a listener of this program failed')
      }
  }
  return {
    on(name, listener) {
      listeners[name].add(listener)
      return () => void listeners[name].delete(listener)
    },
    watch: (store) => ({
      ...store,
      async publish(publication) {
        const published = await store.publish(publication)
        if (published.kind === 'published')
          tell('published', { issue: published.issue, deliveries: published.deliveries })
        return published
      },
      async correct(correction) {
        const corrected = await store.correct(correction)
        if (corrected.kind === 'corrected')
          tell('corrected', { issue: corrected.issue, item: correction.item.number, copies: corrected.copies })
        return corrected
      },
    }),
    settled({ issue, target, part }, verdict) {
      switch (verdict.kind) {
        case 'sent':
          if (part + 1 >= verdict.parts) tell('delivered', { issue, target })
          break
        case 'complete':
          tell('delivered', { issue, target })
          break
        case 'failed':
        case 'lost':
          tell('failed', { issue, target, reason: verdict.reason })
          break
        case 'uncertain':
          tell('uncertain', { issue, target, reason: verdict.reason })
          break
        case 'skipped':
        case 'again':
        case 'moved':
        case 'halted':
        case 'closed':
          break
      }
    },
  }
}
