/** What a reader meant who wrote words: a command line without slash, or something that people say to each other. */
export type Meaning =
  | { readonly kind: 'line'; readonly line: string }
  /** An item of the newest issue. */
  | { readonly kind: 'item'; readonly number: number }
  | { readonly kind: Remark }

/**
 * Said in passing, and answered: a greeting, thanks, a goodbye. `previous`: the issue before the newest; `cancel`: to forget a question,
 * or to end it all; `complaint`: something is wrong, which the editors may want to hear.
 */
export type Remark = 'greeting' | 'thanks' | 'goodbye' | 'previous' | 'cancel' | 'complaint'

/**
 * A way to say something: the pattern, tried on one line in small letters whose digits and punctuation have one form, and the command
 * line that its groups make, or the remark that it is; a line `item 3` is item 3 of the newest issue.
 */
export type ReaderRule = readonly [
  pattern: RegExp,
  means: Remark | ((...groups: readonly string[]) => string),
  needs?: Needs,
]

/**
 * What the line has to be for the rule to hold: its first group names `topics` (`listed topics`: what the line gives to its command does), is an `hour`, a few words to follow or mute (`word`), a
 * topic or else words to search for (`about`); or what the line gives to its setting can be read: `time` (with days and a place, and more
 * than a bare number), `days`, `quiet` hours, a `zone` that needs no list of cities, a `span` to pause for.
 */
export type Needs = 'topics' | 'listed topics' | 'hour' | 'word' | 'about' | 'time' | 'days' | 'quiet' | 'zone' | 'span'
