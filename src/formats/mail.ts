import PostalMime from 'postal-mime'
import { markdownOf } from './html.ts'

/** A mail as the text that was written in it, under its subject and date; headers and attachments are not part of it. */
export async function readMail(bytes: Uint8Array, tooDeep: string): Promise<string> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50, maxHeadersSize: 256 * 1024 })
  const written = mail.html?.trim() ? markdownOf(mail.html, tooDeep) : (mail.text ?? '')
  const subject = (mail.subject ?? '').replace(/^(?:(?:re|fwd?|aw|wg|回复|转发|答复)\s*[:：]\s*)+/i, '').trim()
  const day = mail.date === undefined ? '' : (/^\d{4}-\d{2}-\d{2}/.exec(mail.date)?.[0] ?? '')
  // A newsletter that names itself in its text needs no second title.
  const named = subject === '' || plain(written.slice(0, 500)).includes(plain(subject))
  return [...(named ? [] : [`# ${subject}`]), day, written].filter(Boolean).join('\n\n')
}

const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
