import { createHash, randomUUID } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { frame, type ReaderLinks } from './render/frame.ts'
import type { EmailPart } from './render/index.ts'

/** From whom mails come, and of what. */
export interface Sender {
  /** The brief's title. */
  readonly brief: string
  /** As EMAIL_FROM says it. */
  readonly from: { readonly name: string; readonly address: string }
  readonly replyTo: string | null
  /** Where a mail ends a subscription too (somebody reads it there); null: nowhere. */
  readonly unsubscribeTo: string | null
  /** The public address, without a slash at its end: it tells two briefs of one sender apart. */
  readonly site: string
}

/** One mail to one reader. */
export interface Letter {
  readonly to: string
  readonly part: EmailPart
  /** Null: to somebody who is no reader (yet). */
  readonly links: ReaderLinks | null
  /** The mail that it answers, or null. */
  readonly answers: string | null
  readonly at: number
}

/** A Message-ID, with its brackets: the same for what is sent again under the same name; null: for what is sent once. */
export function messageIdOf({ site, from }: Sender, once: string | null): string {
  const name = once === null ? randomUUID() : createHash('sha256').update(`${site} ${once}`).digest('hex').slice(0, 32)
  return `<${name}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`
}

/** The mail as it goes over the wire. */
export async function compose(sender: Sender, letter: Letter, messageId: string): Promise<Buffer> {
  const { brief, from, replyTo } = sender
  const { to, part, links, answers, at } = letter
  const { html, text } = frame(part, brief, links)
  const composer = new MailComposer({
    messageId,
    from,
    to,
    subject: part.subject,
    date: new Date(at),
    html,
    text,
    // Of what is written in three bytes a letter, quoted-printable makes nine.
    textEncoding: part.language === 'zh' ? 'base64' : 'quoted-printable',
    ...(replyTo === null ? {} : { replyTo }),
    ...(answers === null ? {} : { inReplyTo: answers, references: answers }),
    // Nothing that stands in an issue may make us read a file or ask for a page.
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: {
      // RFC 3834: whoever answers by a program does not answer to this one; Exchange has a word of its own.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': part.language === 'zh' ? 'zh-Hans' : part.language,
      ...(links === null ? {} : listHeaders(sender, links)),
    },
  })
  return composer.compile().build()
}

/**
 * What tells programs that this is a list, which one, and how to leave it (RFC 2919, RFC 2369, RFC 8058: the first address is the one that
 * they post to). As they stand: no program reads an address that was folded.
 */
function listHeaders({ brief, unsubscribeTo, site }: Sender, { unsubscribe }: ReaderLinks) {
  const id = `<briefwire.${new URL(site).hostname}>`
  const name = /^[\w .,!?&'-]{1,60}$/.test(brief) ? `"${brief}" ` : ''
  const mail = unsubscribeTo === null ? '' : `,\r\n <mailto:${unsubscribeTo}?subject=unsubscribe>`
  const asIs = (value: string) => ({ prepared: true, value })
  return {
    Precedence: 'list',
    'List-Id': asIs(`${name}${id}`),
    'List-Unsubscribe': asIs(`<${unsubscribe}>${mail}`),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}
