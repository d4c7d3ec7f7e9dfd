/**
 * Gmail shows the first 102 kB of a mail's HTML and hides the rest behind a link (observed by senders for years; Google names no number). What
 * we write stays below it with everything that is added on the way, in bytes.
 */
export const mostHtml = 100_000

/** Kept of `mostHtml` for what stands around the text: the head, its styles, the links at the end. In bytes. */
export const frameBytes = 10_000

/** RFC 5321, 4.5.3.1: an address has 254 characters at most (256 with its brackets), and 64 before the @. */
export const longestAddress = 254
export const longestLocalPart = 64

/** A paragraph longer than this is cut where mails are, in UTF-16 units: escaped and encoded it still fits into one. */
export const longestPiece = 8000

/** RFC 5322, 2.1.1 and 2.2.3: a subject may be folded, but clients show far less; so many characters stay. */
export const longestSubject = 160

/** A connection takes so many mails before another one is made: relays end those that go on for too long. */
export const mailsPerConnection = 100

/** RFC 5321, 4.5.3.2.7: a server waits 5 minutes for the next command; ours ends long before, in milliseconds. */
export const idleMs = 30_000

/** Each connection to a relay is one login; submission servers allow a handful at once (Postfix: 50 a client, Gmail: 10). */
export const leastConnections = 2
export const mostConnections = 10

/** For so many mails a minute one more connection is worth its login: each takes a few a second. */
export const mailsPerMinuteAndConnection = 120

/** A server that cannot be reached is nobody's fault but its own: everything waits for it, so long at a time, in milliseconds. */
export const awayMs = 30_000

/** After an answer "later" that names no time, in milliseconds: relays that count by the minute begin anew then. */
export const slowMs = 60_000

/** A mailbox that is busy (greylisting: 5 minutes by default in postgrey) is asked again after this, in milliseconds. */
export const busyMs = 300_000
