/**
 * What the first group of a rule has to be: a moment, days and a time, dates of the calendar.
 * `text`: its groups are kept as they were written, to the last sign.
 */
export type Needs = 'time' | 'days' | 'dates' | 'text'

/**
 * A way to say a command: the pattern, tried on one line in small letters whose digits and punctuation have one form, and the command
 * line that its groups make; a group that is not there is ''.
 */
export type Rule = readonly [pattern: RegExp, line: (...groups: readonly string[]) => string, needs?: Needs]

/**
 * How a line names the item that it is about, as pieces of a pattern with one group each: `mid` before something else, `end` where nothing
 * follows, both with their space towards the verb. In an answer to an item it is not named at all, and the group is empty.
 */
export interface Naming {
  readonly mid: string
  readonly end: string
}

/** What stands between old words and new ones. */
export const arrow = ' ?(?:→|->|=>|⇒|➜|➔|⟶) ?'
