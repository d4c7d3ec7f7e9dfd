/** What a reader meant who wrote words: a command line without slash, or something that people say to each other. */
export type Meaning = { readonly kind: 'line'; readonly line: string } | { readonly kind: Remark }

/**
 * Said in passing, and answered: a greeting, thanks, a goodbye. `previous`: the issue before the newest; `cancel`: to forget a question,
 * or to end it all.
 */
export type Remark = 'greeting' | 'thanks' | 'goodbye' | 'previous' | 'cancel'

/**
 * A way to say something: the pattern, tried on one line in small letters whose digits and punctuation have one form, and the command
 * line that its groups make, or the remark that it is. `topics`: the first group must name topics that there are; `hour`: a time of day.
 * `about`: the first group is a topic, or else words to search for.
 */
export type ReaderRule = readonly [
  pattern: RegExp,
  means: Remark | ((...groups: readonly string[]) => string),
  needs?: 'topics' | 'hour' | 'about',
]
