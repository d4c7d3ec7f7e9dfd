import type { Duty } from '../adapter.ts'

export type { Duty } from '../adapter.ts'

/** Who does what there must be one of. */
export interface DutyStore {
  /** Takes a duty that no other process has at this moment; null: another has it. One whose process is gone, however that ended, is free at once. */
  takeDuty(name: string): Promise<Duty | null>
  /** Whether any other process runs on this database at this moment: one that has or had a duty and is still there. */
  inUse(): Promise<boolean>
}
