import { plural } from '../../../text/plural.ts'

/** What is said when an earlier state of the database was put back. */
export const putBack = {
  lead: (moment: string) =>
    `The database was put back as it was on ${moment}. What was sent after that is not known here any more, so nothing of it goes out again by itself.`,
  uncertain: (issue: number, count: number) =>
    `Issue ${issue}: ${plural(count, 'message')} may have arrived. Send ${count === 1 ? 'it' : 'them'} again, or leave ${count === 1 ? 'it' : 'them'}: `,
  planned: (moment: string) =>
    `The next issue was to go out on ${moment}, and may have. It was not sent out again; look at the draft first: `,
}

export type PutBackPhrases = typeof putBack
