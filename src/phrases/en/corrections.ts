/** What Briefwire says in English to readers whose copies could not be corrected. */
export const corrections = {
  title: (issue: number, items: readonly number[]): string =>
    `Correction to issue ${issue}, ${items.length === 1 ? 'item' : 'items'} ${items.join(', ')}`,
  note: 'I could not change the message that you have; this holds from now on:',
  retracted: (item: number, reason: string | null): string =>
    reason ? `Item ${item} was retracted: ${reason}` : `Item ${item} was retracted.`,
  whole: 'Read it whole: ',
}

/** What every language has to say of it. */
export type Corrections = typeof corrections
