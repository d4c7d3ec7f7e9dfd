import { plural } from '../../../text/plural.ts'

/** What Briefwire says in English of days without an issue. */
export const daysOff = {
  none: 'The standing schedule skips no day.',
  are: 'On these days nothing goes out by the standing schedule:',
  line: (date: string, note: string) => `${date}: ${note}`,
  how: 'Which days shall be skipped? One a line, or with commas between: 24 Dec, 25 Dec: Christmas, 1–3 January.',
  add: 'Skip more days…',
  title: 'Days to skip',
  remove: (date: string) => `Not ${date}`,
  button: 'Days without an issue…',
  added: (days: number) => `Noted: nothing goes out by the standing schedule on ${plural(days, 'day')}.`,
  removed: (days: number) => `${plural(days, 'day')} taken off the list.`,
  notOff: 'Such a day is not on the list.',
  past: (dates: string) => `These have passed: ${dates}.`,
  unread: (pieces: string) => `I cannot read these as days: ${pieces}. Write for example 2026-12-24 or 24 December.`,
}

/** What every language has to say of it. */
export type DaysOff = typeof daysOff
