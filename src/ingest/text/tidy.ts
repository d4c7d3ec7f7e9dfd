import { withoutHidden } from '../../text/hidden.ts'

const space = /\s+/g
const untidy = /[^\S ]| {2}|^ | $/

/** One space for every run of white space (full-width and non-breaking ones too), none at the ends, nothing that nobody sees. */
export function tidy(text: string): string {
  const seen = withoutHidden(text)
  return untidy.test(seen) ? seen.replace(space, ' ').trim() : seen
}

// Letters, digits, emoji, currency and the like: anything but punctuation, brackets, strokes, blanks, and marks without a letter.
const content = /[^\s\p{P}\p{M}\p{Cf}=~+|<>^`\u2500-\u25ff\u2800\u115f\u1160\u3164\uffa0]/u

/** Whether a text is only decoration (punctuation, rules, strokes), which counts as layout. */
export const isDecoration = (text: string): boolean => !content.test(text)

/** The tidied text, or nothing when it is only decoration. */
export function wording(text: string): string {
  const tidied = tidy(text)
  return isDecoration(tidied) ? '' : tidied
}

/** A text short enough to be searched with patterns that try every place. */
export const isShort = (text: string): boolean => text.length <= 200
