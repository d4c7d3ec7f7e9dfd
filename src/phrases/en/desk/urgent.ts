import { plural } from '../../../text/plural.ts'

/** What Briefwire says in English of what goes out at once. */
export const urgent = {
  /** A button. */
  open: 'Out at once…',
  send: 'Send it out now',
  toDraft: 'Into the next issue',
  notNow: 'Not now',
  ask: (issue: number, readers: number) =>
    `Send this out at once, alone, as urgent issue ${issue}, to ${plural(readers, 'reader')}?`,
  onItsWay: (issue: number, readers: number) =>
    `Urgent issue ${issue} is on its way to ${plural(readers, 'reader')}. The next issue stays as it is.`,
  which: 'Which item shall go out at once, as an issue of its own? Write me one, or take one of the next issue:',
  changed: 'The item was changed after I asked. This is how it reads now:',
  notSent: 'All right, nothing went out.',
}

/** What every language has to say of it. */
export type Urgent = typeof urgent
