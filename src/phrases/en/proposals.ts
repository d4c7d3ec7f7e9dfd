import { plural } from '../../text/plural.ts'
/** What Briefwire says in English to editors of what readers propose. */
export const proposals = {
  add: 'Add',
  dismiss: 'Dismiss',
  next: 'Next',
  title: (at: number, count: number) => `Proposal ${at} of ${count}`,
  from: (who: string, time: string, section: string | null) =>
    `${who} proposed this at ${time}${section === null ? '' : `, for ${section}`}.`,
  none: 'No proposals by readers wait for you.',
  noMore: 'There are no further ones. From the first: ',
  waiting: (count: number) => `${plural(count, 'proposal')} by readers: `,
  more: (count: number) => `${plural(count, 'more proposal')} by readers: `,
  arrived: (count: number) =>
    count === 1 ? 'A reader has proposed an item: ' : `Readers have proposed ${plural(count, 'item')}: `,
  dismissed: (headline: string) => `Dismissed: ${headline}`,
  addedBy: (who: string | null, time: string) => `${who ?? 'You'} added this proposal to the next issue at ${time}.`,
  dismissedBy: (who: string | null, time: string) => `${who ?? 'You'} dismissed this proposal at ${time}.`,
  gone: 'That proposal was settled before.',
  proposalWhat: (headline: string) => `the proposal “${headline}”`,
  proposedBy: (what: string, who: string) => `${what}, proposed by ${who}`,
}

/** What every language has to say of it. */
export type Proposals = typeof proposals
