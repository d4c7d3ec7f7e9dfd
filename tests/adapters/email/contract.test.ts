import type { EmailPart } from '../../../adapters/email/render/index.ts'
import { adapterContract, type FailureCase } from '../../contracts/adapter.suite.ts'
import { smtpPassword, type When } from '../../fakes/smtp.ts'
import { type EmailRoom, emailRoom } from './setup.ts'

const answers = (
  when: When,
  reply: string | null,
  expected: FailureCase<EmailRoom>['expected'],
): FailureCase<EmailRoom> => ({
  name: `${when}: ${reply ?? 'a line that goes dead'}`,
  arrange: ({ smtp }) => smtp.answer(when, reply),
  expected,
})

adapterContract<EmailPart, EmailRoom>({
  name: 'email',
  make: () => emailRoom(),
  secrets: [smtpPassword, 'ann@example.com'],
  failures: [
    answers('connect', '421 4.3.2 Too many connections', { kind: 'throttled', scope: 'lane', retryAfterMs: 60_000 }),
    answers('connect', '554 5.7.1 Your network is blocked', { kind: 'unauthorized' }),
    answers('connect', null, { kind: 'throttled', scope: 'lane' }),
    answers('login', null, { kind: 'throttled', scope: 'lane' }),
    answers('login', '535 5.7.8 Authentication credentials invalid', { kind: 'unauthorized' }),
    answers('login', '454 4.7.0 Temporary authentication failure', { kind: 'unavailable' }),
    answers('sender', '550 5.7.1 Sender address rejected: not owned by user', { kind: 'unauthorized' }),
    answers('sender', '452 4.3.1 Insufficient system storage', { kind: 'throttled', scope: 'lane' }),
    answers('sender', null, { kind: 'unavailable' }),
    answers('recipient', '550 5.1.1 <ann@example.com>: no such user', { kind: 'unreachable' }),
    answers('recipient', '550 5.7.1 <ann@example.com> Relaying denied', { kind: 'unauthorized' }),
    answers('recipient', '554 5.7.1 Rejected by policy', { kind: 'gone' }),
    answers('recipient', '452 4.2.2 <ann@example.com> Mailbox full', { kind: 'unavailable' }),
    answers('recipient', '450 4.2.0 Greylisted, come again in 7 minutes', {
      kind: 'throttled',
      scope: 'chat',
      retryAfterMs: 420_000,
    }),
    answers('recipient', '451 4.7.1 Too many recipients, slow down', { kind: 'throttled', scope: 'lane' }),
    answers('recipient', '421 4.7.0 Try again later', { kind: 'throttled', scope: 'lane' }),
    answers('recipient', null, { kind: 'unavailable' }),
    answers('data', '550 5.4.5 Daily user sending limit exceeded', {
      kind: 'throttled',
      scope: 'lane',
      retryAfterMs: 900_000,
    }),
    answers('data', '552 5.3.4 Message too big', { kind: 'rejected' }),
    answers('data', '554 5.7.1 Looks like spam to us', { kind: 'gone' }),
    answers('data', '451 4.3.0 Local error', { kind: 'throttled', scope: 'lane' }),
    answers('data', null, { kind: 'uncertain' }),
  ],
})
