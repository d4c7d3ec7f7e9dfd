import type { DeliveryState, Issue } from '../../model.ts'
import type { ArchiveStore } from '../../store/archive.ts'
import type { CorrectionStore, FixState } from '../../store/corrections.ts'
import type { DeskStore } from '../../store/desk.ts'
import type { Halt, LaneState, LedgerStore } from '../../store/ledger.ts'

/** What knows how far an issue is. */
export type ProgressStore = Pick<
  ArchiveStore & LedgerStore & CorrectionStore & DeskStore,
  'issue' | 'progress' | 'fixes' | 'halted' | 'lanes' | 'dueAfter' | 'lost'
>

/** How far an issue is. */
export interface ProgressState {
  readonly issue: Issue
  readonly progress: Readonly<Record<DeliveryState, number>>
  readonly fixes: Readonly<Record<FixState, number>>
  /** Why its broadcast stopped, or null. */
  readonly halted: Halt | null
  /** Pending for readers who chose an hour that is still to come, and when the last of them gets it. */
  readonly later: { readonly count: number; readonly last: number | null }
  /** Of those that failed: whose subscription pauses. */
  readonly lost: number
  /** Accounts that send nothing for a while, or at all. */
  readonly resting: readonly LaneState[]
}

/** Only a longer pause is shown. */
const shortPauseMs = 60_000
/** A delivery due within this time counts as due now. */
const momentMs = 5_000

/** Reads how far an issue is, or null: there is no such issue. Only counters are read, and little else. */
export async function readProgress(store: ProgressStore, number: number, now: number): Promise<ProgressState | null> {
  const issue = await store.issue(number)
  if (issue === null) return null
  const progress = await store.progress(number)
  const open = progress.pending + progress.sending > 0
  const resting = open ? (await store.lanes()).filter((lane) => rests(lane, now)) : []
  return {
    issue,
    progress,
    fixes: await store.fixes(number),
    halted: await store.halted(number),
    later: progress.pending > 0 ? await store.dueAfter(number, now + momentMs) : { count: 0, last: null },
    lost: progress.failed > 0 ? await store.lost(number) : 0,
    resting,
  }
}

/** Whether nothing of it is on its way any more, corrections included. */
export const isOver = ({ progress, fixes }: Pick<ProgressState, 'progress' | 'fixes'>): boolean =>
  progress.pending + progress.sending + fixes.pending + fixes.sending === 0

/** How many of something there are in all. */
export const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/** How many deliveries came to an end. */
export const ended = ({ progress }: Pick<ProgressState, 'progress'>): number =>
  total(progress) - progress.pending - progress.sending

const rests = ({ standing, pausedUntil }: LaneState, now: number): boolean =>
  standing === 'closed' || (pausedUntil ?? 0) > now + shortPauseMs
