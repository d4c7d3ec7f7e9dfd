import { plural } from '../../text/plural.ts'

const listed = (items: readonly number[]): string =>
  `${items.length === 1 ? 'item' : 'items'} ${new Intl.ListFormat('en').format(items.map(String))}`

/** What Briefwire says in English before an issue goes out: of test copies, and of what an editor may want to see first. */
export const checking = {
  testCopy: 'Test copy',
  testMark: (sample: string) =>
    `Test copy, only for you. What follows is what readers would get now (${sample}). Nothing is published by it.`,
  testSent: (platforms: string, sample: string) => `A test copy is with you in ${platforms}: ${sample}. Others:`,
  testOnItsWay: (platforms: string) =>
    `A test copy is on its way to you in ${platforms}. If something goes wrong, I tell you here. Others:`,
  testFailed: (platform: string, reason: string) => `In ${platform} the test copy did not get through: ${reason}`,
  badSample: (text: string) => `I cannot read “${text}” as a format or a language. Send for example: `,
  nowhere: 'I do not know where to send you a test copy. Write to me in private once, then ask again.',

  check: 'Check',
  lookAgain: 'Look again',
  worthALook: 'Worth a look before it goes out:',
  allWell: (items: number) => `I looked at ${plural(items, 'item')} and found nothing to remark.`,
  stillLooking: (items: number) => `I am still looking at ${plural(items, 'item')}.`,
  noSource: (items: readonly number[]) => `No source: ${listed(items)}.`,
  noTopic: (items: readonly number[]) => `No topic, so only readers of everything get ${listed(items)}.`,
  otherLanguage: (items: readonly number[]) => `In another language than the rest: ${listed(items)}.`,
  long: (item: number, letters: number) => `Item ${item} is very long: ${letters.toLocaleString('en')} characters.`,
  manyParts: (parts: number) => `The whole issue comes in ${plural(parts, 'message')}.`,
  link: (item: number, why: string) => `The link of item ${item} leads nowhere: ${why}.`,
  links: {
    missing: 'the site says that there is no such page',
    noSite: 'there is no such site',
    notPublic: 'it leads into a private network',
    noAddress: 'it is no address of a web page',
    silent: 'the site does not answer',
  },
  published: (item: number, issue: number, as: number) => `Item ${item} was in issue ${issue} already, as item ${as}.`,

  liveTitle: 'The next issue',
  stillEmpty: 'still empty',
  nothingPlanned: 'It goes out when somebody publishes it.',
  goesOutAt: (moment: string) => `It goes out on ${moment}.`,
  liveOn: 'From now on a message here shows the next issue and changes with it; I pin it where I may. End that: ',
  liveOff: 'I take the message with the next issue away. Bring it back: ',
  liveAlready: 'A message here shows the next issue already. End that: ',
  liveNot: 'No message here shows the next issue. Begin: ',
  liveInRoom:
    'A message here shows the next issue and changes with it. Let me pin messages, and it stays in sight; or end it: ',

  morning: (items: number, proposals: number, time: string) =>
    `Good morning. The next issue has ${plural(items, 'item')}${proposals > 0 ? `, ${plural(proposals, 'proposal')} by readers ${proposals === 1 ? 'waits' : 'wait'}` : ''}, and it goes out at ${time}.`,
  tooFewYet: (min: number) => `With fewer than ${plural(min, 'item')} it does not go out.`,
  remarks: (count: number) => `${plural(count, 'thing')} worth a look:`,
  notifies: 'What I tell you by myself:',
  notifiesProgress: (on: boolean): string =>
    on ? 'How far each broadcast is, whoever publishes it' : 'How far a broadcast is: only of those you publish',
  notifiesMorning: (time: string | null, zone: string): string =>
    time === null
      ? 'No morning note'
      : `A morning note at ${time} (${zone}), on days on which an issue is to go out by itself`,
  progressOn: 'All broadcasts',
  progressOff: 'Only mine',
  morningAt: 'Morning note…',
  morningOff: 'No morning note',
  morningTitle: 'Time of the note',
  whichMorning: (zone: string) => `When shall the morning note come? Write a time such as 7:30 (${zone}), or “off”.`,
  badNotify: (text: string) => `I cannot read “${text}”. Send for example: `,
}

/** What every language has to say of it. */
export type Checking = typeof checking
