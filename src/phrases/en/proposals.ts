import { plural } from '../../text/plural.ts'
/** What Briefwire says in English of what readers propose: to editors, and to the readers. */
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

  // to readers
  offer: 'Shall I propose this to the editors? They decide what goes into the brief.',
  propose: 'Propose it',
  offerRemark: 'Thank you for telling me. Shall I pass this on to the editors?',
  passOn: 'Pass it on',
  rather: 'No',
  withoutPhoto: 'I pass on the words, not the picture.',
  tooLong: (letters: number, limit: number) =>
    `That has ${letters.toLocaleString('en')} characters; I can propose up to ${limit.toLocaleString('en')}. Send me the part that matters, or a link.`,
  whatToPropose:
    'What would you like to see in the brief? Write it to me, pass a message on, or send a link. The editors decide.',
  handedOn: (headline: string) =>
    `Thank you! The editors have it now: “${headline}”. If it comes out in an issue, I tell you.`,
  notProposed: 'All right, I passed nothing on.',
  proposedBefore: 'You proposed this before; the editors have it.',
  enough: (limit: number, again: string) =>
    `Thank you, you proposed ${plural(limit, 'item')} within a day, and the editors want to read them all. Send me more from ${again} on.`,
  closed: 'The editors of this brief take no proposals at the moment.',
  used: (headline: string, issue: number, item: number) =>
    `Your proposal is out: “${headline}” is item ${item} of issue ${issue}. Thank you! Read it: `,
}

/** What every language has to say of it. */
export type Proposals = typeof proposals
