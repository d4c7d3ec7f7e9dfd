/**
 * A way to say a command: the pattern, tried on one line in small letters whose digits and punctuation have one form, and the command
 * line that its groups make; a group that is not there is ''. With `time` and `days` it only fits where the first group names a moment, or
 * days and a time.
 */
export type Rule = readonly [pattern: RegExp, line: (...groups: readonly string[]) => string, needs?: 'time' | 'days']
