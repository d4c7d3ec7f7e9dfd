/** Zero-width characters that editors and web pages leave behind. Joiners stay: emoji are made of them. */
const invisible = /[\u200b\u2060\ufeff]/g
const space = /\s+/g
const untidy = /[^\S ]| {2}|^ | $|[\u200b\u2060\ufeff]/

/** One space for every run of white space (full-width and non-breaking ones too), none at the ends, nothing invisible. */
export const tidy = (text: string): string =>
  untidy.test(text) ? text.replace(invisible, '').replace(space, ' ').trim() : text

// Letters, digits, emoji, currency and the like: anything but punctuation, brackets, strokes and blanks.
const content = /[^\s\p{P}=~+|<>^`\u2500-\u25ff\u200b\u2060]/u

/** Whether a text is only decoration (punctuation, rules, strokes), which counts as layout. */
export const isDecoration = (text: string): boolean => !content.test(text)

/** The tidied text, or nothing when it is only decoration. */
export function wording(text: string): string {
  const tidied = tidy(text)
  return isDecoration(tidied) ? '' : tidied
}

/** A text short enough to be searched with patterns that try every place. */
export const isShort = (text: string): boolean => text.length <= 200
