import type { AuditAction } from '../../store/port.ts'
import { plural } from '../../text/plural.ts'
import { watching } from './watching.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const auditActions: Readonly<Record<AuditAction, (what: string) => string>> = {
  posted: (what) => `posted ${what}`,
  edited: (what) => `edited ${what}`,
  moved: (what) => `moved ${what}`,
  removed: (what) => `removed ${what}`,
  restored: (what) => `brought ${what} back`,
  undone: (what) => `took back a change: ${what}`,
  arranged: (what) => `arranged ${what}`,
  imported: (what) => `imported ${what}`,
  scheduled: (what) => `scheduled ${what}`,
  unscheduled: (what) => `took back what was scheduled: ${what}`,
  requested: (what) => `asked for approval of ${what}`,
  approved: (what) => `approved ${what}`,
  declined: (what) => `did not approve ${what}`,
  published: (what) => `published ${what}`,
  paused: (what) => `paused ${what}`,
  resumed: (what) => `let ${what} go on`,
  cancelled: (what) => `cancelled ${what}`,
  resent: (what) => `sent what was uncertain of ${what} again`,
  left: (what) => `left what was uncertain of ${what}`,
  corrected: (what) => `corrected ${what}`,
  retracted: (what) => `retracted ${what}`,
  invited: (what) => `made an invitation for ${what}`,
  joined: (what) => `joined as ${what}`,
  dismissed: (what) => `removed ${what} from the desk`,
  linked: (what) => `became one person with ${what}`,
  created: (what) => `made ${what}`,
  renamed: (what) => `renamed ${what}`,
  merged: (what) => `made ${what}`,
  taught: (what) => `taught me something about ${what}`,
  untaught: (what) => `took back what I had learned about ${what}`,
}

const inCopies = (copies: number | 'retired'): string => {
  if (copies === 'retired')
    return '? It came out so long ago that the messages in the chats stay as they are; the archive and /issue will show it.'
  return copies === 0 ? '? It has not reached anybody yet.' : ` in ${plural(copies, 'copy', 'copies')}?`
}
const changing = (copies: number | 'retired'): string => {
  if (copies === 'retired') return 'It came out so long ago that the messages in the chats stay as they are.'
  return copies === 0 ? 'It had not reached anybody yet.' : `I am changing ${plural(copies, 'copy', 'copies')} now.`
}

/** What Briefwire says in English while an issue goes out, is watched and put right. */
export const publishing = {
  ...watching,
  auditActions,
  people: { cli: 'the command line', schedule: 'the schedule', nobody: 'somebody', terminal: 'the terminal' },

  askPublish: (issue: number, items: number, sections: number, readers: number) =>
    [
      `Issue ${issue}`,
      plural(items, 'item'),
      ...(sections > 0 ? [plural(sections, 'section')] : []),
      `to ${plural(readers, 'reader')}: publish?`,
    ].join(', '),
  publish: 'Publish',
  notYet: 'Not yet',
  notPublished: 'All right, nothing was published. The draft is as it was.',
  onItsWay: (issue: number, readers: number) => `Issue ${issue} is on its way to ${plural(readers, 'reader')}.`,
  alreadyOut: (issue: number, name: string | null, time: string) =>
    `Issue ${issue} is out already (published ${name === null ? '' : `by ${name} `}at ${time}).`,
  publishedElsewhere: (issue: number, readers: number) =>
    `Issue ${issue} was published from the command line, to ${plural(readers, 'reader')}: `,
  changedMeanwhile: 'The next issue was changed after I asked:',
  nothingToPublish: 'There is nothing to publish yet: the next issue has no items. Add one: ',
  unknownTime: (text: string) => `I cannot read “${text}” as a time. Send for example:`,
  pastTime: (moment: string) => `That has passed already: ${moment}. Send a time that is still to come.`,
  whichDay: 'Which of these days do you mean?',
  skippedHour: (asked: string, at: string) => `${asked} does not exist that night: ${at}.`,
  timeExamples: ['publish at 08:00', 'publish tomorrow 8am', 'publish monday 07:30', 'publish in 2 hours'],
  scheduled: (moment: string) => `The next issue goes out on ${moment}.`,
  soFar: (items: number) => `So far it has ${plural(items, 'item')}; what is added until then goes out too.`,
  wasScheduled: (moment: string, name: string) =>
    `It is scheduled for ${moment}, by ${name}. Publishing now takes that away.`,
  instead: (moment: string, name: string) => `That takes the place of ${moment}, which ${name} had set.`,
  unschedule: 'Unschedule',
  unscheduled: (moment: string) => `Taken back: nothing goes out on ${moment}.`,
  notScheduled: 'No single publication is scheduled.',

  weekdays: (days: readonly number[]): string => {
    const list = days.join('')
    if (list === '1234567') return 'every day'
    if (list === '12345') return 'every weekday'
    return `every ${days.map((day) => weekdays[day - 1]).join(', ')}`
  },
  standing: (days: string, time: string, zone: string) => `The next issue goes out ${days} at ${time} (${zone}).`,
  standingMin: (min: number) => `With fewer than ${plural(min, 'item')} it does not go out, and the editors are told.`,
  standingRemind: (time: string) => `If there are too few at ${time}, the editors are reminded.`,
  /** Between two sentences. */
  gap: ' ',
  noStanding: 'There is no standing schedule. Set one, for example:',
  standingExamples: ['schedule weekdays 08:00 min 5 remind 07:30', 'schedule mon,wed,fri 7:30', 'schedule daily 8am'],
  nextMoments: 'The next times:',
  changeStanding: 'Change it, or end it: ',
  standingOff: 'The standing schedule has ended. Issues go out when somebody publishes them.',
  standingOffAlready: 'There was no standing schedule.',
  badStanding: (text: string) => `I cannot read “${text}” as a schedule. Send for example:`,

  outToday: (issue: number) => `Today’s issue, ${issue}, is out already.`,
  anotherToday: (issue: number) => `Issue ${issue} came out today already; this will be another one.`,
  outBefore: (issue: number, items: number, time: string) =>
    `Issue ${issue} was out today already, so the schedule published nothing at ${time}; ${plural(items, 'item')} ${items === 1 ? 'waits' : 'wait'} for the next one. To send them today after all: `,
  lateReminder: (remind: string, time: string) =>
    `A reminder at ${remind} would come after the issue, which goes out at ${time}. Give an earlier time; for the evening before, write “remind ${remind} the day before”.`,
  tooFew: (items: number, min: number, time: string) =>
    `Nothing went out at ${time}: the next issue has ${plural(items, 'item')}, and the schedule wants at least ${min}. Add some, then: `,
  reminder: (items: number, min: number, time: string) =>
    `The next issue is to go out at ${time} and has ${plural(items, 'item')}; the schedule wants at least ${min}. `,
  nothingAtTime: (moment: string) =>
    `The next issue was to go out on ${moment}, but it had no items. Nothing was published.`,
  missed: (moment: string) =>
    `The next issue was to go out on ${moment}, but I was not running. That is more than six hours ago, so nothing was published. To do it now: `,

  nothingOut: 'No issue is out yet. What stands in the next one is changed here:',
  correctHow: 'Say which item, as in:',
  askText: (issue: number, item: number) =>
    `What shall item ${item} of issue ${issue} say? Send me the whole new text, with the headline in the first line, or only what changes: old → new.`,
  newText: 'New text',
  before: 'Before',
  after: 'After',
  askCorrect: (copies: number | 'retired') => `Correct it${inCopies(copies)}`,
  askRetract: (copies: number | 'retired') => `Retract it${inCopies(copies)}`,
  correct: 'Correct',
  retract: 'Retract',
  retractBare: 'Retract, headline too',
  addReason: 'Add a reason',
  askWhy: (what: string) => `Why is this corrected? ${what}: readers will see the reason.`,
  leaveIt: 'Leave it',
  leftIt: 'All right, nothing was changed.',
  sameText: 'That is what it says already; nothing was changed.',
  noHeadline: 'I found no headline in that. Send the whole new text, with the headline in the first line.',
  corrected: (what: string, copies: number | 'retired') => `${what} is corrected. ${changing(copies)}`,
  retracted: (what: string, copies: number | 'retired') => `${what} is retracted. ${changing(copies)}`,
  itemOf: (issue: number, item: number) => `Item ${item} of issue ${issue}`,
  otherCorrected: 'Somebody else changed this item meanwhile. This is how it stands now:',
  doneOrGone: 'That was done already, or it was too long ago. Look at the item again: ',
  orInWords: (issue: number, item: number) => `Or in words, without pressing anything: ${issue}.${item}: old → new`,
  whichItem: (issue: number) => `Which item of issue ${issue} is that about?`,
  askReason: (issue: number, item: number) =>
    `Why is item ${item} of issue ${issue} taken back? Readers will see the reason; begin with “without headline:” to take the headline back too.`,
  reason: 'Give the reason',
  retractedAlready: (what: string) => `${what} is retracted already.`,

  editorsTitle: 'Who works at the desk',
  roles: { owner: 'owner', editor: 'editor' },
  member: (name: string | null, role: string, person: string, since: string | null) =>
    `${name === null ? '' : `${name}, `}${person}, ${role}${since === null ? ', named in ADMINS' : `, since ${since}`}`,
  terminalMember: (role: string) =>
    `The terminal of the server, ${role}: whoever sits there can change everything anyway`,
  terminalOwner: 'Whoever sits at the terminal of the server can change everything anyway; that is nobody to remove. ',
  sameAs: (name: string) => `the same person as ${name}`,
  remove: (name: string) => `Remove ${name}`,
  inviteEditor: 'Invite an editor',
  inviteOwner: 'Invite an owner',
  askRemove: (name: string) => `Remove ${name} from the desk? They can do nothing here from then on.`,
  keep: 'Keep',
  removed: (name: string) => `${name} no longer works at the desk.`,
  keptEditor: 'All right, nobody was removed.',
  unknownPerson: (person: string) => `Nobody at the desk is “${person}”.`,
  namedOwner: (name: string) =>
    `${name} is named in the setting ADMINS of the server; take them out there and restart.`,
  lastOwner: 'That is the last owner. Name another one first: ',
  invitation: (role: string, until: string) =>
    `An invitation for one ${role}, good until ${until} and for one use. Pass this on; whoever it is for sends it to me in private:`,
  linkInvitation: (until: string) =>
    `Good until ${until} and for one use. Send me this from your account on the other platform; both are one person then:`,
  orOpen: 'Or open: ',
  ownCode: 'That is an invitation code, and you work here already. Shall I use it for you all the same?',
  useCode: 'Use it',
  badCode: 'This code is not good: it was used already, has expired, or has a slip in it. Ask for a new one.',
  noCode: 'Send the code with it, as in:',
  noPages: 'There are no pages here: I work inside a program of somebody else, without a server of my own.',
  signIn: 'This opens the desk in a browser. It is for you alone, for one use, and for ten minutes:',
  openDesk: 'Open the desk',
  onlyThisMachine:
    'It works on the machine that I run on. For other machines, whoever runs me sets PUBLIC_URL to the address under which they reach it.',
  signedOut: (browsers: number) =>
    browsers === 0
      ? 'You were signed in nowhere. Links that were not used are no longer good.'
      : `Signed out in ${plural(browsers, 'browser')}. Links that were not used are no longer good.`,
  onlyPrivate: 'That is for your eyes only: send it to me in private.',
  whoAreYou: 'I cannot see who you are here. Send it to me in private.',
  joined: (role: string) =>
    `Welcome to the desk! You are ${role === 'owner' ? 'an owner' : 'an editor'} now. What you can do: `,
  linkedTo: (name: string) => `Done: here and there you are one person now, ${name}. What you can do: `,
  invitationUsed: (name: string, person: string, role: string, by: string) =>
    `${name} (${person}) used an invitation that ${by} made and works at the desk now, as ${role}. If that is not right: `,
  linkUsed: (name: string, person: string, by: string) =>
    `${name} (${person}) is now the same person as ${by}. If that is not right: `,

  newsroomOn:
    'This is a newsroom now: what editors write here goes into the next issue, and I tell here how issues go out. If I do not answer what you write, I cannot read it: in Telegram, make me an administrator here. End it: ',
  newsroomAlready: 'This is a newsroom already. End it: ',
  newsroomOff: 'This is no newsroom any more.',
  newsroomNot: 'This is no newsroom. Make it one: ',
  newsroomPrivate: 'A newsroom is a group or a channel in which several people write. Send me this there.',
  newsroomHere: 'Here you can write to me anyway.',

  historyTitle: 'What was done',
  itemHistory: (headline: string) => `What was done to “${headline}”`,
  /** Before what a line changed. */
  historyGap: ': ',
  historyEmpty: 'Nothing has been done yet.',
  deedLine: (time: string, who: string, did: string) => `${time}  ${who} ${did}`,
  actor: (name: string, platform: string | null) => (platform === null ? name : `${name} (${platform})`),
  quoted: (words: string) => `“${words}”`,
  invitedBy: (role: string, by: string) => `${role}, invited by ${by}`,
  newsroomWhat: 'a newsroom',
  notifyWhat: 'what they are told by themselves',
  deskWhat: 'where the desk is open',
  daysOffWhat: 'the days without an issue',
  rulesWhat: 'how the desk works',
  draftWhat: 'the next issue',
  itemsWhat: (count: number) => plural(count, 'item'),
  itemWhat: (issue: number, item: number) => `item ${item} of issue ${issue}`,
  issueWhat: (issue: string) => `issue ${issue}`,
  standingWhat: 'the standing schedule',
  linkWhat: 'another account',
}

/** What every language has to say of it. */
export type Publishing = typeof publishing
