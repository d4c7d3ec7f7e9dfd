/** What Briefwire says in English to readers of corrections that their copies cannot show. */
export const corrections = {
  title: (items: readonly number[]): string =>
    `Correction to ${items.length === 1 ? 'item' : 'items'} ${new Intl.ListFormat('en-GB').format(items.map(String))}`,
  reads: (count: number): string => (count === 1 ? 'It now reads:' : 'They now read:'),
  retracted: (item: number, reason: string | null): string =>
    `Item ${item} was retracted, please disregard it${reason ? `: ${reason}` : '.'}`,
  whole: 'Read it whole: ',
  /** Stands in the place of a headline that was retracted too. */
  headline: 'Retracted item',
  /** Over what was corrected in earlier issues, in the next one that a reader gets. */
  since: 'Corrected since then',
  emptied: '(The issue is shorter now; nothing stands here any more.)',
}

/** What every language has to say of it. */
export type Corrections = typeof corrections
