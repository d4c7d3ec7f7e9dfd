import type { Language } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import type { CorrectionStore } from '../../store/corrections.ts'
import type { Actor, DeskStore } from '../../store/desk.ts'
import type { LedgerStore } from '../../store/ledger.ts'
import type { AuditAction } from '../../store/port.ts'
import { sayPerson } from '../people/display-name.ts'

/** What editors can do with an issue that is on its way; each is in the record. */
export interface Broadcasts {
  /** Stops it until it is resumed. */
  pause(issue: number, actor: Actor): Promise<void>
  /** Lets it go on; with `insist` however many readers it loses. */
  resume(issue: number, actor: Actor, insist: boolean): Promise<void>
  /** Skips every delivery that has not begun. Tells how many. */
  cancel(issue: number, actor: Actor): Promise<number>
  /** What may or may not have arrived goes out again. Tells how much. */
  resend(issue: number, actor: Actor): Promise<number>
  /** What may or may not have arrived counts as failed. Tells how much. */
  leave(issue: number, actor: Actor): Promise<number>
}

/** Broadcasts over a store; `moved` is told that there may be something to send. Reasons are written in the brief's language. */
export function createBroadcasts(
  store: Pick<
    LedgerStore & CorrectionStore & DeskStore,
    'halt' | 'halted' | 'unhalt' | 'cancel' | 'resendUncertain' | 'leaveUncertain' | 'recordAudit'
  >,
  brief: { readonly language: Language },
  now: () => number,
  moved: () => void,
): Broadcasts {
  const words = phrasesIn(brief.language)
  const phrases = words.publishing
  const record = (issue: number, actor: Actor, action: AuditAction, detail: Readonly<Record<string, unknown>>) =>
    store.recordAudit({ at: now(), actor, action, subject: `issue ${issue}`, detail })
  return {
    async pause(issue, actor) {
      await store.halt(issue, phrases.pausedBy(sayPerson(actor, words)))
      await record(issue, actor, 'paused', {})
    },
    async resume(issue, actor, insist) {
      const reason = (await store.halted(issue))?.reason ?? null
      await store.unhalt(issue, insist)
      await record(issue, actor, 'resumed', { reason, insist })
      moved()
    },
    async cancel(issue, actor) {
      const count = await store.cancel(issue, phrases.cancelledBy(sayPerson(actor, words)), now())
      // Corrections of what did go out must not wait for an issue that nobody resumes.
      await store.unhalt(issue, false)
      await record(issue, actor, 'cancelled', { count })
      moved()
      return count
    },
    async resend(issue, actor) {
      const count = await store.resendUncertain(issue, now())
      if (count > 0) await record(issue, actor, 'resent', { count })
      moved()
      return count
    },
    async leave(issue, actor) {
      const count = await store.leaveUncertain(issue, now())
      if (count > 0) await record(issue, actor, 'left', { count })
      return count
    },
  }
}
