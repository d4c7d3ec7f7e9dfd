import { plainText } from '../render/mrkdwn.ts'

/** The commands that people may give in words of their own, of any length. */
const wordy = ['post', 'correct', 'retract', 'draft', 'search']
/** Those that may go over several lines. */
const tall = ['post', 'correct', 'retract', 'draft']
/** A longer line that begins with the name of another command is a sentence. */
const mostWords = 6
/** Those that name a time, which takes more words: `schedule weekdays 08:00 min 5 remind 07:30`. */
const timed = ['publish', 'schedule']
const time = /\d[:：点]|\d ?[ap]m\b/i
/** What follows `draft`; “Draft law passes” is a headline. */
const ofDraft = /^(?:\d*$|(?:title|footer)\b|[a-z]+(?:$|\s+(?:k?\d|[-=+])))/i

/**
 * Whether what somebody who also writes news typed is a command: it begins with a slash or our own name, or it is one short line that
 * begins with the name of a command. `post`, `correct`, `retract` and `draft` take a text, which may be long. Pure.
 */
export function isCommandLine(typed: string, names: readonly string[], slash: string): boolean {
  const text = plainText(typed)
  const [first = ''] = text.split(/\s/, 1)
  const name = first.toLowerCase()
  if (namesUs(typed, slash)) return text.length > first.length
  const known = name.replace(/^\//, '')
  if (!names.includes(known)) return false
  // “Post office closes” is a headline: what is posted begins like one.
  if (/^Post\s+\p{Ll}/u.test(text)) return false
  if (name === 'draft' && !ofDraft.test(text.slice(first.length).trim())) return false
  if (text.includes('\n')) return tall.includes(known)
  if (name !== known || wordy.includes(known) || (timed.includes(known) && time.test(text))) return true
  return text.split(/\s+/).length <= mostWords
}

/** Whether a line begins with our own name, as in `brief latest`: it is for us, whoever else is in the app. */
export const namesUs = (typed: string, slash: string): boolean => {
  const name = plainText(typed).split(/\s/, 1)[0]?.toLowerCase() ?? ''
  return name === slash || `/${name}` === slash
}

/** The text that a line hands to `post`, or null: it is another command. */
export const postedText = (typed: string, slash: string): string | null =>
  /^\/?post\s+(.+)$/is.exec(plainText(typed).replace(new RegExp(`^/?${slash.slice(1)}\\s+`, 'i'), ''))?.[1]?.trim() ??
  null
