import { plural } from '../../../text/plural.ts'

const words = (list: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(list.map((word) => `“${word}”`))

const days = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays']

/** What Briefwire says in English to readers who choose what they get, when and how. */
export const wishes = {
  on: 'on',
  off: 'off',
  turnOn: 'Turn on',
  turnOff: 'Turn off',
  /** How the settings are called. */
  names: {
    days: 'Days',
    quiet: 'Quiet hours',
    digest: 'Digest',
    urgent: 'Urgent news in quiet hours',
    silent: 'Without a sound',
    pictures: 'Pictures',
    previews: 'Link previews',
  },
  /** What they do, where somebody asks for one. */
  explained: {
    topics: 'What shall come to you?',
    days: 'On which days shall issues come? What comes out on another day waits for the next of them.',
    quiet: 'What comes out in your quiet hours waits until they end; nothing is lost.',
    digest:
      'When several issues have waited, I can send them as one message, by section. Weekly: one such message a week, on the day you choose.',
    urgent: 'Urgent news waits for your quiet hours to end, unless you allow it to come at once.',
    silent: 'I can deliver without a sound, where the platform can do that.',
    pictures: 'With or without the pictures of the items.',
    previews: 'Whether a preview of the linked page is shown under a message.',
  },
  weekly: (day: number, time: string) => `one message a week, ${days[day - 1]} ${time}`,
  digestNote: (first: number, last: number, items: number) =>
    `Digest of issues ${first}–${last} · ${plural(items, 'item')}`,
  wholeIssues: 'The whole issues:',
  digestOn: 'what has waited comes as one message',
  digestOff: 'each issue by itself',
  everyDay: 'every day',
  weekdays: (list: readonly number[]): string =>
    list.join('') === '12345'
      ? 'Monday to Friday'
      : new Intl.ListFormat('en').format(list.map((day) => days[day - 1] ?? '')),
  choose: {
    everyDay: 'Every day',
    workdays: 'Monday to Friday',
    weekend: 'Weekends',
    night: '22:00–07:00',
    weekly: 'Once a week',
  },
  noneOf: 'none',
  bad: {
    days: (text: string) => `I cannot read “${text}” as days. Send for example:`,
    quiet: (text: string) => `I cannot read “${text}” as hours. Send for example:`,
    digest: (text: string) => `I cannot read “${text}”. Send for example:`,
    flag: (text: string) => `“${text}” is neither on nor off. Send for example:`,
  },
  held: (count: number, until: string) =>
    count === 1 ? `An issue waits for you until ${until}.` : `${count} issues wait for you, the first until ${until}.`,
  resting: (until: string) => `Paused until ${until}`,
  /** After a colon. */
  until: (moment: string) => `until ${moment}`,
  more: 'More settings',
  moreIntro: 'What else you can choose:',
  moreNames: { follow: 'Words you follow', mute: 'Words to keep away', pause: 'Pause', mydata: 'My data' },
  getsBut: (topics: string) => `everything but ${topics}`,
  getsWords: (list: readonly string[]) => `only items with ${words(list)}`,
  getsAlso: (what: string, list: readonly string[]) => `${what}, and items with ${words(list)}`,
  getsNever: (what: string, list: readonly string[]) => `${what}, without items that have ${words(list)}`,

  followExample: 'follow alipay, mobile payment',
  followHow: 'Name words, and every item that has one of them comes to you, whatever your topics. For example:',
  followed: (list: readonly string[]) => `You follow ${words(list)}.`,
  followedInAll: 'You get everything anyway, these words with it. Shall only items with these words come?',
  onlyThese: 'Only these',
  everythingElse: 'Everything',
  muteExample: 'mute bitcoin',
  muteHow: 'Name words, and no item that has one of them comes to you. For example:',
  muted: (list: readonly string[]) => `Items with ${words(list)} stay away from you.`,
  noWords: 'There is no word in that. Send for example:',
  tooManyWords: (most: number) => `More than ${most} words are too many for me. Take some away first:`,
  wordsGone: 'Done, no words are left there.',
  without: (word: string) => `✕ ${word}`,

  pauseHow:
    'For how long shall I leave you alone? I come back by myself and tell you what you missed. In words, for example:',
  pauseExamples: ['pause 2 weeks', 'pause until Monday'],
  pauseBad: (text: string) => `I cannot read “${text}” as a time. Send for example:`,
  pausePast: 'That has passed already. Send for example:',
  pauseLong: 'More than a year is too long for a pause. To end the subscription: ',
  pausedUntil: (until: string) =>
    `Done. Nothing comes until ${until}. Then I tell you what you missed, in one message.`,
  pauseSpans: { '3 days': '3 days', '1 week': '1 week', '2 weeks': '2 weeks', '1 month': '1 month' },
  comeBack: 'Come back now',
  isBack: (what: string) => `Welcome back! You get ${what}.`,
  notResting: 'You are not paused.',
  cannotRest: 'Nothing comes here at the moment anyway. To see why: ',

  tick: 'Tick what you want; each press counts at once.',
  fromNone: 'Tick only a few',
  lastTick: 'That is the last one that is ticked: without it nothing would come. To stop: ',
  more1: 'More',
  back1: 'Back',
}

/** The same in every language. */
export type Wishes = typeof wishes
