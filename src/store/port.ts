import type { ArchiveStore } from './archive.ts'
import type { CorrectionStore } from './corrections.ts'
import type { DeskStore } from './desk.ts'
import type { DutyStore } from './duties.ts'
import type { HintStore } from './hints.ts'
import type { KeepingStore } from './keeping.ts'
import type { LedgerStore } from './ledger.ts'
import type { InstallationStore, UpdateStore } from './platforms.ts'
import type { ProposalStore } from './proposals.ts'
import type { ReaderStore, SignUpStore } from './readers.ts'
import type { SessionStore } from './sessions.ts'
import type { TopicStore } from './topics.ts'

export type * from './archive.ts'
export type { AuditAction, StoredDraft } from './desk.ts'
export type * from './ledger.ts'
export type * from './platforms.ts'
export type * from './proposals.ts'
export type * from './readers.ts'
export type * from './topics.ts'

/**
 * Where everything is kept, by who uses it. Every method is one transaction: it happens whole or not at all, also under `kill -9`.
 * All times are milliseconds since the epoch and come from the caller.
 */
export interface Store
  extends ArchiveStore,
    ReaderStore,
    LedgerStore,
    CorrectionStore,
    DeskStore,
    ProposalStore,
    TopicStore,
    SessionStore,
    KeepingStore,
    DutyStore,
    HintStore,
    SignUpStore,
    UpdateStore,
    InstallationStore {
  /**
   * Changes whenever another connection has committed something, or a reader came back to an issue: a cheap look for work done elsewhere.
   * Throws when the store is gone.
   */
  changes(): Promise<number>
  /**
   * Why nothing can be written, for the operator: the disk is full, the file is gone or may not be written, another process holds it.
   * Also what was found to be damaged. Null: it can, as far as the last writes tell; one that failed is tried again.
   */
  fault(): Promise<string | null>
  /** Reads everything that is stored, which takes seconds where that is much; tells what is damaged and what helps, or null. */
  damage(): Promise<string | null>
  /**
   * Writes down that it has come this far, in the database and beside it, so that an earlier state that is put back one day is known as
   * one (`putBackSetting`).
   */
  advance(): Promise<void>
  close(): Promise<void>
}
