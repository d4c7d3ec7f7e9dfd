import { plural } from '../../../text/plural.ts'

/** What Briefwire says in English where a second editor looks before readers do. */
export const approvals = {
  needed: 'It goes out once another editor has approved it.',
  ask: 'Ask for approval',
  asked: (others: number) => `I have asked ${plural(others, 'other editor')}. It goes out as soon as one approves it.`,
  askedFor: (others: number, moment: string) =>
    `I have asked ${plural(others, 'other editor')} to approve it. Once one has, it goes out on ${moment}.`,
  nobody:
    'There is nobody else here whom I could ask: another editor has to write to me once in private. An owner can change who may publish alone: ',
  request: (name: string, issue: number, items: number, readers: number) =>
    `${name} asks for your approval: issue ${issue}, ${plural(items, 'item')}, to ${plural(readers, 'reader')}.`,
  requestByClock: (issue: number, items: number, readers: number, moment: string) =>
    `Issue ${issue} goes out on ${moment} and needs an approval: ${plural(items, 'item')}, to ${plural(readers, 'reader')}.`,
  requestFor: (moment: string) => `It is to go out on ${moment}.`,
  late: (issue: number, items: number, readers: number, moment: string) =>
    `Issue ${issue} was to go out on ${moment} and waits for an approval: ${plural(items, 'item')}, to ${plural(readers, 'reader')}. It goes out as soon as somebody approves it.`,
  changed: 'It was changed since the approval was asked for:',
  changedByYou: 'You changed it yourself after the approval was asked for, so somebody else has to look.',
  approve: 'Approve',
  approveAndPublish: 'Approve and publish',
  approveAndSend: 'Approve and send',
  decline: 'Not yet…',
  declineTitle: 'What is missing?',
  askWhy: 'What is missing? I pass it on.',
  own: 'Somebody else has to approve this: it is yours.',
  nothingAsked: 'Nothing waits for an approval here any more. ',
  approvedFor: (moment: string) =>
    `Approved. It goes out on ${moment}; if anything is changed until then, I ask again.`,
  told: (name: string) => `I have told ${name}.`,
  declined: (name: string, reason: string) => `${name} did not approve the next issue: ${reason}`,
  wasApproved: (name: string, issue: number) => `${name} approved issue ${issue}; it is on its way.`,
  wasApprovedFor: (name: string, moment: string) => `${name} approved the next issue. It goes out on ${moment}.`,
  waits: (name: string) => `${name} has asked for an approval of the next issue: `,
  waitsByClock: 'The next issue waits for an approval: ',
  noLonger: 'All right: it no longer waits for an approval, and does not go out by itself.',
  urgentRequest: (name: string) => `${name} would like to send this out at once, as an urgent issue of its own:`,
  correctionRequest: (name: string) => `${name} asks for your approval of this correction:`,
  itemDeclined: (name: string, reason: string) => `${name} did not approve it: ${reason}`,
  itemApproved: (name: string) => `${name} has approved it; it is done.`,

  rule: {
    everybody: 'Everybody at the desk may publish alone.',
    owners: 'Owners may publish alone; what editors publish is approved by somebody else first.',
    nobody: 'Nobody publishes alone: somebody else approves it first.',
  },
  also: (names: string) => `These may too: ${names}.`,
  corrections: 'Corrections need an approval as well.',
  correctionsFree: 'Corrections need no approval.',
  choose: { everybody: 'Everybody alone', owners: 'Owners alone', nobody: 'Nobody alone' },
  needCorrections: 'Approve corrections too',
  freeCorrections: 'Corrections without approval',
  may: (name: string) => `${name} alone: yes`,
  mayNot: (name: string) => `${name} alone: no`,
  onlyYou: 'You are the only one at the desk as yet: nobody could approve what you publish. Invite somebody: ',
  onlyOwners: 'Only owners change who may publish alone.',
}

/** What every language has to say of it. */
export type Approvals = typeof approvals
