import { plural } from '../../text/plural.ts'

const number = (count: number): string => count.toLocaleString('en')

/** What Briefwire says in English of an issue on its way. */
export const watching = {
  goingOut: 'going out',
  waiting: 'waiting for its readers’ hours',
  stopped: 'stopped',
  done: 'done',
  sentOf: (sent: number, total: number) => `${number(sent)} of ${number(total)} delivered`,
  noReaders: 'It had no readers.',
  perSecond: (rate: number) => `${number(rate)} a second`,
  left: (minutes: number) => (minutes < 1 ? 'less than a minute left' : `about ${plural(minutes, 'minute')} left`),
  lost: (count: number) => `${number(count)} blocked me or are gone; they are unsubscribed until they come back`,
  failed: (count: number) => `${number(count)} failed`,
  uncertain: (count: number) =>
    `${number(count)} may or may not have arrived; ${count === 1 ? 'it is' : 'they are'} held until you decide`,
  skipped: (count: number) =>
    `${number(count)} did not get it: nothing in it for them, they had it from elsewhere, or it was cancelled`,
  dueLater: (count: number, last: string) =>
    `${plural(count, 'reader gets', 'readers get')} it at their own hour, the last at ${last}`,
  fixes: (done: number, total: number) => `Correction: ${number(done)} of ${plural(total, 'copy', 'copies')}`,
  fixesTold: (count: number) => `${number(count)} could not be changed: told by a message, or with the next issue`,
  fixesFailed: (count: number) => `${number(count)} could be neither changed nor told`,
  lanePaused: (platform: string, until: string) => `${platform} asked for a pause until ${until}`,
  laneClosed: (platform: string) => `${platform} refuses our account; see to its token and start again`,
  haltReason: (reason: string) => `Stopped: ${reason}.`,
  haltReasons: {
    'too-many-lost': 'so many readers could not be reached that the fault is rather ours, so nobody was unsubscribed',
    rejected: 'the platform does not accept what I send',
  },
  inTheLog: 'The platform’s own words are in the log.',

  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  cancelIssue: (issue: number) => `Cancel issue ${issue}`,
  resend: (count: number) => `Resend the ${number(count)} uncertain`,
  leave: 'Leave them',
  why: 'Who failed and why',
  backToIssue: (issue: number) => `Back to issue ${issue}`,
  pausedBy: (name: string) => `paused by ${name}`,
  cancelledBy: (name: string) => `cancelled by ${name}`,
  askCancel: (issue: number, count: number) =>
    `Cancel issue ${issue}? ${plural(count, 'reader', 'readers')} who did not get it yet never will. Whoever has it keeps it.`,
  askInsist: (reason: string) => `It has stopped by itself: ${reason}. Shall it go on, however many readers it loses?`,
  askGoOn: (reason: string) => `It has stopped by itself: ${reason}. Shall it go on?`,
  goOn: 'Go on',
  notGoingOut: (issue: number) => `Issue ${issue} is not going out at the moment.`,
  following: (issue: number) => `I keep the message above up to date while issue ${issue} goes out.`,
  followingThere: (issue: number) =>
    `I have written to you in private: that message keeps up to date while issue ${issue} goes out.`,
  whyTitle: (issue: number) => `Issue ${issue}: who failed and why`,
  failure: (place: string, uncertain: boolean, why: string) =>
    `${place}: ${uncertain ? 'may have arrived; ' : ''}${why}`,
  nobodyFailed: 'It failed for nobody.',

  pauseTrouble: (platform: string, until: string) =>
    `${platform} asked for a pause until ${until}. Nothing is sent there until then; it goes on by itself.`,
  stopTrouble: (issue: number, reason: string) => `Issue ${issue} has stopped: ${reason}.`,
  placeOf: (platform: string, name: string, inTopic: boolean) =>
    inTopic ? `a topic of ${name} (${platform})` : `${name} (${platform})`,
  placeLost: (place: string, why: string) =>
    `Nothing can be delivered to ${place}: ${why}. What was chosen there is kept, and it goes on by itself when that is put right.`,
  haltTrouble: (issue: number) =>
    `Issue ${issue} has stopped: the platform does not accept what I send. Correct the item, then let it go on.`,
  closedTrouble: (platform: string, account: string) =>
    `${platform} refuses our account ${account}: nothing is sent there. I ask again by myself, less and less often; if its token is no longer good, put a new one into my settings and start me again.`,
  openedTrouble: (platform: string, account: string) =>
    `${platform} accepts our account ${account} again: what has waited goes out now.`,
  goneTrouble: (platform: string, account: string, readers: number) =>
    `${platform} ${account} has taken me off: ${plural(readers, 'reader gets', 'readers get')} nothing there until I am added again. Issues wait for them no longer.`,
  accountFault: (platform: string, account: string | null, why: string | null) =>
    `${account === null ? platform : `${platform} ${account}`} cannot be served${why === null ? '' : `: ${why}`}.`,
  storeTrouble: (minutes: number) =>
    `My database has not worked for ${plural(minutes, 'minute')}: nothing goes out, and I can take nothing in. Nothing is lost, and I go on by myself once it works again. What is wrong is in the log, and at /healthz.`,
  storeBack: (minutes: number) =>
    `My database works again, after ${plural(minutes, 'minute')}: what has waited goes out now.`,
  heldTrouble: (issue: number) =>
    `Some messages of issue ${issue} may or may not have arrived. They are held; look at them when the rest is out: `,
}

/** What every language has to say of it. */
export type Watching = typeof watching
