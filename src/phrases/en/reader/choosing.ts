const list = (words: readonly string[]): string => new Intl.ListFormat('en').format(words.map((word) => `“${word}”`))

const either = (words: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(words.map((word) => `“${word}”`))

/** What Briefwire says in English to readers who choose what they get. */
export const choosing = {
  only: (topics: string) => `Only ${topics}`,
  dropped: (topics: string) => `Done: no more items about ${topics}.`,
  notAmong: (topics: string) => `${topics} was not among what you get, so nothing changed.`,
  lastTopic: (topics: string) => `${topics} is all that you get. Without it, what shall I send you?`,
  hasAlready: (topics: string) => `You get everything already, and ${topics} with it.`,
  added: (topics: string) => `Done: ${topics} comes too.`,
  bringBack: (topics: string) => `${topics} again`,
  nothing: 'Nothing',
  noneOf: (issue: number) => `Issue ${issue} has nothing in the chosen topics. All of it: `,
  /** `has` and `lacks` are words that somebody searched for; of a Chinese word that nothing has it may have a piece. */
  notAllWords: (has: readonly string[], lacks: readonly string[]): string => {
    const [only = '', ...more] = lacks
    if (has.some((word) => lacks.some((run) => run.includes(word))))
      return `Nothing has ${list(lacks)}. These have ${list(has)}:`
    if (has.length === 1 && more.length === 0)
      return `Nothing has both “${has[0]}” and “${only}”. These have ${list(has)}:`
    return `Nothing has all of these words. These have ${list(has)}, but not ${list(lacks)}:`
  },
  /** Words that somebody did not want in what was looked for. */
  without: (words: readonly string[]) => `None of these has ${either(words)}.`,
  partFound: (word: string, count: number) =>
    `${word}: ${count === 1 ? '1 item' : `${count.toLocaleString('en')} items`}`,
  alsoGet: (topics: string) => `Get ${topics} too`,
  askHour: 'At what time shall issues come? Press, or write one such as 8, 7:30 pm or noon.',
  badHour: (text: string) => `I cannot read “${text}” as a time. Write for example 8, 08:30 or 7:30 pm.`,
  clock: (zone: string) => `Times are those of ${zone}.`,
  zoneOfProfile: (zone: string) => `I go by the time in ${zone}, as your profile says.`,
  askZone: 'Which time zone do you live by? Write a city, a country or something like UTC+8.',
  zoneSet: (zone: string, time: string) => `Your time zone is ${zone}; it is ${time} there now.`,
  whichPlace: (name: string) => `Which “${name}” do you mean?`,
  badPlace: (name: string) =>
    `I find no place “${name}”. Write a larger city near you, a country or something like UTC+8.`,
  fromPlace: '📍 Where I am',
  sendPlace: 'Press the button below to tell me where you are. I keep the time zone of that place, and not the place.',
  placeZone: (zone: string) => `By the clock you are in ${zone}. Shall your issues keep to that?`,
  askLanguage: 'Which language shall I speak?',
  badLanguage: (name: string) => `I do not speak “${name}” yet. Which shall it be?`,
  askFormat: 'How much of each issue shall come?',
  badFormat: (name: string) => `I know no format “${name}”. Which shall it be?`,
  adminSubscribes:
    'You are welcome to ask me here. To get each issue yourself, write to me in private; for this whole group one of its administrators sends here: ',
  channelSubscribes: 'For this channel whoever looks after it sends here: ',
}

/** What every language has to say of it. */
export type Choosing = typeof choosing
