import type { Query } from '../../adapter.ts'
import type { SubscribeOutcome } from '../../store/port.ts'
import { plural } from '../../text/plural.ts'
import { causes } from './causes.ts'
import { checking } from './checking.ts'
import { cli } from './cli/index.ts'
import { corrections } from './corrections.ts'
import { approvals } from './desk/approvals.ts'
import { daysOff } from './desk/days-off.ts'
import { putBack } from './desk/put-back.ts'
import { desk } from './desk/rules.ts'
import { translations } from './desk/translations.ts'
import { urgent } from './desk/urgent.ts'
import { shortForms } from './draft/short-forms.ts'
import { feedback } from './feedback.ts'
import { limits } from './limits.ts'
import { posting } from './posting.ts'
import { privacy } from './privacy.ts'
import { proposals } from './proposals.ts'
import { publishing } from './publishing.ts'
import { choosing } from './reader/choosing.ts'
import { talking } from './reader/talking.ts'
import { wishes } from './reader/wishes.ts'
import { reading } from './reading.ts'
import { shared } from './shared.ts'
import { topics } from './topics.ts'

type Place = Query['chat']

const subscribed: Readonly<Record<SubscribeOutcome, string>> = {
  new: 'Welcome! You are subscribed.',
  back: 'Welcome back! You are subscribed again.',
  changed: 'Done, I have changed your subscription.',
  same: 'You are subscribed already; nothing changed.',
}

const spanOf = (from: number, to: number, total: number): string =>
  from === 1 && to === total ? plural(total, 'item') : `${from}–${to} of ${plural(total, 'item')}`

/** What people call the place where they are: Slack and Telegram have channels, Telegram's groups are chats. */
const places: Readonly<Record<Place, string>> = { private: 'chat', group: 'chat', channel: 'channel' }

/** All that Briefwire says in English. The other languages have the same shape. */
export const en = {
  /** What is said while an issue is written. */
  posting,
  /** What is said to editors of what readers propose. */
  privacy,
  feedback,
  proposals,
  /** What is said while an issue goes out and after. */
  publishing,
  /** What is said where a second editor looks before readers do. */
  approvals,
  /** What is said of how the editors work together. */
  desk,
  translations,
  daysOff,
  putBack,
  /** What is said of an item that goes out at once. */
  urgent,
  /** What is said before an issue goes out. */
  checking,
  /** What the command line says. */
  cli,
  shared,
  /** What is said of pages, files and newsletters that cannot be read, or not quite. */
  reading,
  /** What is said of what is too long. */
  limits,
  /** What is said to readers who choose what they get. */
  choosing,
  /** What is said to readers who write words instead of commands. */
  talking,
  wishes,
  /** What is said to readers whose copies could not be corrected. */
  causes,
  corrections,
  /** What is said to editors who look after the topics. */
  topics,
  comma: ', ',
  pair: (name: string, value: string) => `${name}: ${value}`,
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  /** `Thursday, 24 December 2026, 07:30 (Europe/Berlin, UTC+1)`: a moment that nobody can mistake. */
  moment: (at: number, timeZone: string, time: string, offset: string): string => {
    const part = (options: Intl.DateTimeFormatOptions): string =>
      new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(at)
    const date = part({ year: 'numeric', month: 'long', day: 'numeric' })
    return `${part({ weekday: 'long' })}, ${date}, ${time} (${timeZone === offset ? offset : `${timeZone}, ${offset}`})`
  },
  issue: (number: number) => `Issue ${number}`,
  /** In which language an item is that has no text in the reader's. */
  inLanguage: { en: 'In English', es: 'In Spanish', zh: 'In Chinese' },
  draftNote: 'Draft, not published',
  urgentMark: 'Urgent',
  /** The title of an issue of one item that went out at once. */
  urgentTitle: (title: string) => `Urgent: ${title}`,
  corrected: 'corrected',
  amended: (kind: 'corrected' | 'retracted', time: string, reason: string | null): string =>
    `${kind === 'corrected' ? 'Corrected' : 'Retracted'} ${time}${reason ? `: ${reason}` : ''}`,
  someItems: (shown: number, all: number) => `${shown} of ${plural(all, 'item')}`,
  moreItems: (left: number) => `${left} more:`,
  teaser: (headline: string, more: number) => (more > 0 ? `${headline}, and ${more} more` : headline),
  readIt: 'Read it',
  entryNote: (issue: number, date: string, section: string | null) =>
    `Issue ${issue}, ${date}${section ? `, ${section}` : ''}`,

  more: 'More',
  back: 'Back',
  open: 'Open',
  close: 'Close',

  shortForms,
  helpIntro: 'I bring you a daily brief. You can ask me:',
  summaries: {
    start: 'Subscribe and see what I can do',
    help: 'What I can do',
    latest: 'The newest issue',
    issue: 'An older issue, by its number',
    topic: 'Everything about one topic',
    topics: 'The topics there are',
    search: 'Search every issue',
    subscribe: 'Get each issue, or only some topics',
    unsubscribe: 'Get no more issues',
    settings: 'What you get, when and how',
    follow: 'Get all that has certain words',
    mute: 'Get nothing that has certain words',
    pause: 'Be left alone for a while',
    mydata: 'Everything that is kept of you',
    forget: 'Forget me',
    feedback: 'What readers think of items',
    propose: 'Propose something for the brief',
    join: 'Use an invitation',
    post: 'Add an item to the next issue',
    draft: 'The next issue, to arrange it',
    sections: 'The order of the sections',
    proposals: 'What readers propose',
    publish: 'Send the next issue out, now or at a time',
    urgent: 'Send one item out at once',
    schedule: 'A standing time for issues',
    unschedule: 'Take back what is scheduled',
    deliveries: 'How far an issue is, and whom it missed',
    correct: 'Correct an item that is out',
    retract: 'Take back an item that is out',
    history: 'Who did what',
    cancel: 'Forget what I asked you',
    link: 'Be one person on two platforms',
    notify: 'What I tell you by myself',
    editors: 'Who works at the desk, and who shall',
    desk: 'Who publishes alone, and what every issue has',
    newsroom: 'Take items from everybody here, or no longer',
    web: 'The desk in a browser',
  },
  usages: {
    start: '',
    help: '',
    latest: '',
    issue: 'NUMBER',
    topic: 'NAME',
    topics: '',
    search: 'WORDS',
    subscribe: '[TOPICS…]',
    unsubscribe: '',
    settings: '',
    follow: '[WORDS]',
    mute: '[WORDS]',
    pause: '[2 weeks]',
    mydata: '',
    forget: '',
    feedback: '',
    propose: '[TEXT]',
    join: 'CODE',
    post: '[TEXT]',
    draft: '[ITEM] [NUMBER]',
    sections: '',
    proposals: '',
    publish: '[at TIME]',
    urgent: '[ITEM or TEXT]',
    schedule: '[DAYS TIME]',
    unschedule: '',
    deliveries: '[NUMBER]',
    correct: '[ISSUE.ITEM]',
    retract: 'ISSUE.ITEM REASON',
    history: '[ITEM]',
    cancel: '',
    link: '',
    notify: '[progress on|morning TIME]',
    editors: '[invite]',
    desk: '',
    newsroom: '[off]',
    web: '[out]',
  },
  /** A link at the end of an issue. */
  onThePage: 'Read on the web',
  /** What a newcomer reads first, in the terminal. */
  tryIt: (url: string) => `Try it in the browser: ${url}`,
  unknownCommand: 'I do not know: ',
  /** `person` is what the operator writes into ADMINS. */
  onlyRole: (who: 'everyone' | 'manager' | 'editor' | 'owner', person: string): string =>
    `That is for the ${who === 'owner' ? 'owners' : 'editors'} of this brief. I know you as ${person}.`,
  didYouMean: 'Did you mean:',
  tryHelp: 'All that I can do: ',
  apology: 'Sorry, something went wrong on my side. It is noted; please try again in a moment.',

  lostAnswer:
    'My last answer may not have reached you. What you sent has reached me; ask again to see where it stands.',

  noIssueYet: 'There is no issue yet. The first one will come to you as soon as it is published.',
  whichIssue: (newest: number) => `Which issue? The newest is ${newest}:`,
  noSuchIssue: (number: string, newest: number) => `There is no issue ${number}; the newest is ${newest}:`,
  noSuchItem: (issue: number, item: number, items: number) =>
    `Issue ${issue} has no item ${item}; it has ${plural(items, 'item')}.`,
  nothingInTopics: (issue: number) => `Issue ${issue} has nothing in these topics.`,

  topicsIntro: 'The topics, and how many items each has:',
  noItemsYet: 'There are no items yet.',
  unknownTopic: (name: string) => `I know no topic “${name}”.`,
  emptyTopic: (title: string) => `Nothing about ${title} yet.`,
  topicNote: (total: number) => plural(total, 'item'),
  pageNote: (from: number, to: number, total: number) => `${spanOf(from, to, total)}, newest first`,
  lastPage: 'That was the last page.',
  foundNote: (from: number, to: number, total: number) => spanOf(from, to, total),
  whatToSearch: 'What shall I look for? For example:',
  searchExample: 'mobile payment',
  nothingFound: (words: string) => `Nothing found for “${words}”. Try fewer or other words, or see:`,
  searchedFor: (words: string) => `Shown are results for “${words}”.`,
  searchTitle: (words: string) => `Search: ${words}`,

  subscribed,
  chatSubscribed: (place: Place) => `This ${places[place]} is subscribed.`,
  backHere: 'I am back; the subscription here goes on as before.',
  changeWhatYouGet: 'To change that:',
  missed: (count: number, named: number, asked: boolean) =>
    `${plural(count, 'more issue')} came out while ${asked ? 'you had me paused' : 'I could not write here'}${
      count > named ? ', the last of them:' : ':'
    }`,
  otherSubscribed: 'Done, it is subscribed.',
  itGets: (what: string) => `It gets ${what}.`,
  youGet: (what: string) => `You get ${what}.`,
  everything: 'everything',
  itemsAbout: (topics: string) => `items about ${topics}`,
  nothingChanged: 'Nothing was changed.',
  newestIssue: 'Read the newest issue: ',
  chooseTopics: 'Choose topics: ',
  change: 'Change it: ',
  unsubscribed: 'You will get no more issues. Thank you for reading! Come back any time with ',
  linkUnsubscribes: 'The link that you followed would end the issues here. Shall I?',
  linkChanges: (what: string) => `The link that you followed would change what you get here: ${what}. Shall I?`,
  linkSubscribes: (now: string, then: string) =>
    `You get ${now} now. The link that you followed would change that to ${then}. Shall I?`,
  doUnsubscribe: 'Unsubscribe',
  doChange: 'Change it',
  leaveIt: 'Leave it as it is',
  otherUnsubscribed: (name: string) => `${name} gets no more issues. To let it get them again:`,
  otherNotSubscribed: (name: string) => `${name} is not subscribed. To subscribe it:`,
  notSubscribed: 'You are not subscribed. To get each issue: ',
  onlyAdmins: (place: Place) =>
    `Only the people who look after this ${places[place]} can change what it gets. Ask one of them to send me this.`,

  settingsTitle: 'Your settings',
  settingTopics: 'Topics',
  settingFormat: 'Format',
  settingHour: 'Hour',
  settingZone: 'Time zone',
  settingLanguage: 'Language',
  formats: { full: 'full text', headlines: 'headlines', teaser: 'one line and a button' },
  atOnce: 'as soon as it is published',
  /** The same on buttons. */
  choose: {
    full: 'Full text',
    headlines: 'Headlines',
    teaser: 'One line',
    atOnce: 'As soon as it is published',
    everything: 'Everything',
  },
  languageName: 'English',
  ofTheBrief: (value: string) => `${value} (the brief’s)`,
  paused: (reason: string) => `Paused: ${reason}`,
  settingsHow: 'To change something, send for example:',
  badSetting: (name: string) => `I know no setting “${name}”.`,
}

/** What every language has to say. */
export type Phrases = typeof en
