import type { PartsOf } from '../parts.ts'
import type { RevisionOf } from './revisions.ts'

/** What a plan looks things up with. */
export interface PlanTools {
  readonly partsOf: PartsOf
  readonly revisionOf: RevisionOf
}
