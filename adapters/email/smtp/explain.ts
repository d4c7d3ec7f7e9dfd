import type { Cause } from '../../../src/errors.ts'

/** What a reason of ours comes to, as people may be told it; null: none of ours. Pure. */
export const explain = (reason: string): Cause | null => meanings.find(([words]) => words.test(reason))?.[1] ?? null

const meanings: readonly (readonly [RegExp, Cause])[] = [
  [/^the mailbox (?:does not exist|is full)/, 'chat-gone'],
  [/^the server (?:refuses the login|does not (?:let us|pass on))|^the server’s encryption/, 'account-refused'],
  [/^the server asks for less|^the mailbox is busy/, 'too-fast'],
  [/^the server (?:cannot|asks to come)|^the mail was given up/, 'unreached'],
  [/^the server refused this mail|^the mail is too large/, 'refused-content'],
  [/^the connection broke/, 'unclear'],
]
