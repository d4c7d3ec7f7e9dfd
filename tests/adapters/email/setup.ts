import { createEmail, type Email, type EmailOptions, targetOf } from '../../../adapters/email/index.ts'
import type { EmailPart } from '../../../adapters/email/render/index.ts'
import type { AdapterRoom } from '../../contracts/adapter.suite.ts'
import { type SmtpFake, smtpPassword, smtpUser, startSmtp } from '../../fakes/smtp.ts'

export const site = 'https://brief.example.org'

/** What every mail of these tests is sent with. */
export const optionsFor = (port: number, more: Partial<EmailOptions> = {}): EmailOptions => ({
  server: { host: '127.0.0.1', port, secure: false, user: smtpUser, password: smtpPassword, needsTls: false },
  brief: 'Daily brief',
  from: { name: 'Daily brief', address: 'brief@example.org' },
  replyTo: null,
  unsubscribeTo: null,
  site,
  archive: site,
  perMinute: 6000,
  linksOf: (address) => ({
    settings: `${site}/reader/${address.length}`,
    unsubscribe: `${site}/unsubscribe/${address.length}`,
  }),
  now: Date.now,
  ...more,
})

export interface EmailRoom extends AdapterRoom<EmailPart> {
  readonly adapter: Email
  readonly smtp: SmtpFake
}

/** An adapter with a mail server behind it. */
export async function emailRoom(more: Partial<EmailOptions> = {}): Promise<EmailRoom> {
  const smtp = await startSmtp()
  return {
    adapter: createEmail(optionsFor(smtp.port, more)),
    smtp,
    target: targetOf('ann@example.com'),
    seen: () => smtp.mails.map(({ mail }) => mail.text ?? ''),
    end: () => smtp.close(),
  }
}
