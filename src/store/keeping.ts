/** What becomes of what is old: what happened stays as counts, what nobody needs any more goes. */
export interface KeepingStore {
  /**
   * Lets go of the next copies, at most so many, that have come to their end, of issues that came out before this moment: to whom they went
   * and as which messages. How many went to which platform, and with what result, stays. Tells whether there is more; a piece of 500 takes
   * some 10 ms.
   */
  retire(before: number, most: number): Promise<{ readonly copies: number; readonly more: boolean }>
  /** Whether copies of an issue are not known any more: corrections do not reach those. */
  isRetired(issue: number): Promise<boolean>
  /** Clears pictures that nothing shows since before this moment, and what was settled before it: notes, offers, invitations. */
  sweep(before: number): Promise<void>
  /** Gives back to the disk a little of what lies empty, where that is much. Tells whether there is more to give. */
  shrink(): Promise<boolean>
}
