/** What stands for a sign that no text can have. */
const unknown = '\ufffd'

/** Escaped in JSON, behind an even number of backslashes: two halves that are a sign together, half of one, or none at all. */
const escaped = /(?<!\\)((?:\\\\)*)(\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|\\u0000|\\ud[89a-f][0-9a-f]{2})/gi
const wholeSign = 12

/** A text as PostgreSQL takes it: it has no NUL, as itself or within JSON, and no half of a surrogate pair there, which SQLite all keeps. */
export const withoutOddSigns = (text: string): string => {
  const told = text.includes('\0') ? text.replaceAll('\0', unknown) : text
  if (!told.includes('\\u') || !/^[[{"]/.test(told)) return told
  return told.replace(escaped, (all, slashes: string, sign: string) =>
    sign.length === wholeSign ? all : `${slashes}\\ufffd`,
  )
}
