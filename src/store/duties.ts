/** Something that one process at a time does for all of them, while it has it. */
export interface Duty {
  /** Aborted as soon as it may be somebody else's: the connection to the database was lost, or it was let go of. */
  readonly lost: AbortSignal
  /** Leaves it to others. Harmless when called twice. */
  release(): Promise<void>
}

/** Who does what there must be one of. */
export interface DutyStore {
  /** Takes a duty that no other process has at this moment; null: another has it. One whose process is gone, however that ended, is free at once. */
  takeDuty(name: string): Promise<Duty | null>
}
