import type { DeliveryFailure } from '../../../src/errors.ts'
import { awayMs, busyMs, slowMs } from '../limits.ts'

/** How far a mail had come when something happened: `queue`: it was not its turn; what is sent from `data` on may have arrived, unless there was an answer. */
export type Stage = 'queue' | 'connect' | 'login' | 'sender' | 'recipient' | 'data'

/** What went wrong: an answer of the server, or none. */
export interface SmtpFault {
  readonly stage: Stage
  /** Three digits; null: there was no answer. */
  readonly code: number | null
  /** The enhanced status (RFC 3463), such as `5.1.1`; null: none. */
  readonly status: string | null
  /** What it said, or what the connection died of. */
  readonly text: string
  /** TLS could not be had, or the certificate is none that we trust: trying again changes nothing. */
  readonly untrusted?: boolean
}

/** What an answer, or its absence, comes to. Pure. */
export function failureOf(fault: SmtpFault): DeliveryFailure {
  const { code } = fault
  if (fault.untrusted) return { kind: 'unauthorized', reason: said('the server’s encryption cannot be trusted', fault) }
  if (code === null) return unanswered(fault)
  const found = table.find((row) => row.fits(fault))
  if (found !== undefined) return found.make(fault)
  return code < 500
    ? { kind: 'unavailable', reason: said('the server asks to come again', fault) }
    : { kind: 'gone', reason: said('the server refused this mail', fault) }
}

function unanswered(fault: SmtpFault): DeliveryFailure {
  const reason = said('the server cannot be reached', fault)
  switch (fault.stage) {
    case 'queue':
      return { kind: 'unavailable', reason: said('the mail was given up before it was its turn', fault) }
    case 'connect':
    case 'login':
      return { kind: 'throttled', scope: 'lane', retryAfterMs: awayMs, reason }
    case 'sender':
    case 'recipient':
      return { kind: 'unavailable', reason }
    case 'data':
      return { kind: 'uncertain', reason: said('the connection broke before the server had confirmed the mail', fault) }
  }
}

interface Row {
  fits(fault: SmtpFault): boolean
  make(fault: SmtpFault): DeliveryFailure
}

const is =
  (...codes: readonly number[]) =>
  ({ code }: SmtpFault): boolean =>
    code !== null && codes.includes(code)
const has = ({ status }: SmtpFault, ...statuses: readonly string[]): boolean =>
  statuses.some((each) => status === `4.${each}` || status === `5.${each}`)
const isPermanent = ({ code }: SmtpFault): boolean => (code ?? 0) >= 500
const tooMuch = /rate|quota|limit|too (?:many|fast)|throttl|slow down/i

const slower =
  (scope: 'lane' | 'chat', leastMs: number) =>
  (fault: SmtpFault): DeliveryFailure => ({
    kind: 'throttled',
    scope,
    retryAfterMs: Math.max(leastMs, namedMs(fault.text)),
    reason: said(scope === 'lane' ? 'the server asks for less' : 'the mailbox is busy', fault),
  })

const unauthorized =
  (what: string) =>
  (fault: SmtpFault): DeliveryFailure => ({ kind: 'unauthorized', reason: said(what, fault) })

/** RFC 5321, 4.2.3, RFC 3463 and RFC 4954; the first row that fits counts. */
const table: readonly Row[] = [
  // 454: it cannot look the login up just now. 421: it hangs up.
  {
    fits: is(454),
    make: (fault) => ({ kind: 'unavailable', reason: said('the server cannot check the login now', fault) }),
  },
  { fits: is(421), make: slower('lane', slowMs) },
  {
    fits: (fault) => fault.stage === 'login' || is(530, 534, 535, 538)(fault),
    make: (fault) =>
      isPermanent(fault)
        ? unauthorized('the server refuses the login')(fault)
        : { kind: 'unavailable', reason: said('the server cannot check the login now', fault) },
  },
  // A limit of so many a day is a limit, whatever its number says (Gmail: 550 5.4.5).
  { fits: (fault) => has(fault, '4.5') && tooMuch.test(fault.text), make: slower('lane', 15 * slowMs) },
  {
    fits: (fault) => fault.stage === 'connect' && isPermanent(fault),
    make: unauthorized('the server does not let us in'),
  },
  {
    fits: (fault) => has(fault, '3.4') || (is(552)(fault) && fault.stage !== 'recipient' && !has(fault, '2.2')),
    make: tooLarge,
  },
  {
    fits: (fault) => fault.stage === 'sender' && isPermanent(fault),
    make: unauthorized('the server does not let us send as EMAIL_FROM'),
  },
  {
    fits: (fault) => fault.stage === 'recipient' && isPermanent(fault) && /relay/i.test(fault.text),
    make: unauthorized('the server does not pass on our mails'),
  },
  // A full mailbox may be emptied; a reader whose box is full has not left.
  {
    fits: (fault) => has(fault, '2.2'),
    make: (fault) => ({
      kind: isPermanent(fault) ? 'gone' : 'unavailable',
      reason: said('the mailbox is full', fault),
    }),
  },
  {
    fits: (fault) => fault.stage === 'recipient' && isPermanent(fault) && !isPolicy(fault),
    make: (fault) => ({ kind: 'unreachable', reason: said('the mailbox does not exist or takes nothing', fault) }),
  },
  {
    fits: (fault) => fault.stage === 'recipient' && is(450, 451, 452)(fault) && !tooMuch.test(fault.text),
    make: slower('chat', busyMs),
  },
  { fits: is(450, 451, 452), make: slower('lane', slowMs) },
]

function tooLarge(fault: SmtpFault): DeliveryFailure {
  return { kind: 'rejected', reason: said('the mail is too large for the server', fault) }
}

/** Not whether the mailbox is there, but what somebody thinks of us: 5.7.x. */
const isPolicy = (fault: SmtpFault): boolean => /^5\.7\./.test(fault.status ?? '')

/** Servers that name a time say it in words. */
function namedMs(text: string): number {
  const [, number = '', unit = ''] = /(\d{1,4})\s*(s|sec(?:ond)?s?|m|min(?:ute)?s?)\b/i.exec(text) ?? []
  const longest = 3_600_000
  return number === '' ? 0 : Math.min(longest, Number(number) * (/^m/i.test(unit) ? 60_000 : 1000))
}

const said = (what: string, { code, status, text }: SmtpFault): string => {
  const words = withoutAddresses(text).replaceAll(/\s+/g, ' ').trim().slice(0, 200)
  const detail = [code, status, words].filter((piece) => piece !== null && piece !== '').join(' ')
  return detail === '' ? what : `${what} (${detail})`
}

/** Servers repeat whom they refuse; nobody shall read that in a log. */
const withoutAddresses = (text: string): string => text.replaceAll(/<?[^\s<>@]+@[^\s<>@]+>?/g, '…')
