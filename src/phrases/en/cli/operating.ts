import type { DeliveryState } from '../../../model.ts'
import { plural } from '../../../text/plural.ts'

const states: Readonly<Record<DeliveryState, string>> = {
  pending: 'pending',
  sending: 'sending',
  sent: 'sent',
  uncertain: 'uncertain',
  failed: 'failed',
  skipped: 'skipped',
}

/** What commands say that look after deliveries, lanes and secrets. */
export const operating = {
  states,
  comma: ', ',
  issueTitle: (issue: number, title: string): string => `Issue ${issue} · ${title}`,
  stateCount: (state: DeliveryState, count: number): string => `${count} ${states[state]}`,
  noReaders: 'It had no readers.',
  chooseOne: 'Choose one of --resend and --leave.',
  resent: (count: number): string =>
    `${plural(count, 'uncertain delivery goes', 'uncertain deliveries go')} out again.`,
  left: (count: number): string =>
    `${plural(count, 'uncertain delivery is', 'uncertain deliveries are')} left as failed.`,
  notStopped: (issue: number): string => `Issue ${issue} is not stopped; there is nothing to let go on.`,
  goesOn: (issue: number, why: string): string => `Issue ${issue} goes on. It was stopped because ${why}`,
  stopped: (why: string, command: string): string => `Stopped: ${why}\nLet it go on: ${command}`,
  uncertainHint: (command: string): string =>
    `Uncertain: ${command} --uncertain shows them, --resend sends them again, --leave lets them be.`,
  retired: 'Who got it as which message is not kept any more (KEEP_COPIES_DAYS).',
  still: (waiting: number): string =>
    `Nothing moves: ${plural(waiting, 'delivery waits', 'deliveries wait')}. Readers may have chosen a later time; else see that "briefwire start" runs, and look at: briefwire lanes`,
  failedHint: (command: string): string => `Failed: ${command} --failed shows them.`,
  partOf: (part: number, parts: number | null): string => `part ${part}${parts === null ? '' : ` of ${parts}`}`,
  delivery: (state: DeliveryState, place: string, part: string, attempt: number, reason: string): string =>
    `${states[state]}  ${place}  ${part}, attempt ${attempt}: ${reason}`,
  noReason: 'no reason given',
  noLane: (name: string): string => `There is no lane "${name}". Look: briefwire lanes`,
  waited: (lane: string, count: number): string => `${lane}  ${count} waited there: they go on now`,
  noLanes: 'There are no lanes yet: the first subscriber of a bot or workspace makes one.',
  gone: (reason: string): string => `gone: ${reason}. It opens by itself when the account is back`,
  closed: (reason: string, command: string): string => `closed: ${reason}. When that is mended: ${command}`,
  pausedUntil: (until: string, reason: string): string => `paused until ${until}: ${reason}`,
  open: 'open',
  slowed: (percent: number): string => `open, at ${percent} % of its rate since the platform asked to slow down`,
  sealed: (fresh: number, already: number): string =>
    `${plural(fresh, 'Slack installation was', 'Slack installations were')} sealed anew, ${already} had the newest key already.`,
  opensNot: (which: readonly string[]): string =>
    `No key in SECRET_KEY opens ${which.join(', ')}. Add the key that was used for it behind the others and do this again, or install the app there again.`,
  firstKeyAlone: 'SECRET_KEY may now be its first key alone.',
  attention: (count: number): string => `${count} ${count === 1 ? 'thing needs' : 'things need'} your attention.`,
}
