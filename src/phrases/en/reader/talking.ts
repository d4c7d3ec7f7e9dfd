/** What Briefwire says in English to readers who write words instead of commands. */
export const talking = {
  hello: (title: string) => `Hello! I bring people ${title}. Shall I send you each issue?`,
  helloAgain: (title: string, what: string) => `Hello! From ${title} you get ${what}. What would you like?`,
  welcome: 'You are welcome!',
  untilNext: 'Until the next issue! To get no more of them: ',
  bye: 'Goodbye, and come back any time.',
  endIt: 'I was not waiting for anything. Shall I end your subscription?',
  notUnderstood: 'I did not quite understand that. What would you like?',
  wordless: 'I can only read words. What would you like?',
  anIssue: (issue: number) => `Issue ${issue}`,
  anItem: (issue: number, item: number) => `Item ${item} of issue ${issue}`,
  nextLabels: {
    latest: 'The newest issue',
    topics: 'Topics',
    settings: 'My settings',
    subscribe: 'Subscribe',
    help: 'What I can do',
  },
}

/** What every language has to say of it. */
export type Talking = typeof talking
