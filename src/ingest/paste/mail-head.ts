import type { Meta, WithMeta } from './front-matter.ts'
import { isBlank, type RawLine } from './raw-lines.ts'

/** What the headers of a mail say, as they are written. */
export interface MailHead extends Meta {
  /** Who wrote it: the name, or the address where there is no name. */
  readonly from: string | null
  /** How many lines they take, with the blank ones between. */
  readonly length: number
}

const header =
  /^\*{0,2}(from|to|cc|bcc|date|sent|subject|reply-to|message-id|message|in-reply-to|references|mime-version|content-type|content-transfer-encoding|content-disposition|received|return-path|list-[a-z-]+|x-[a-z-]+|dkim-signature|delivered-to|sender|importance|发件人|收件人|抄送|主题|日期|发送时间|发送日期|寄件者|收件者|主旨) ?[:：]\*{0,2}[ \t]*(.*)$/i
const telling = /^\*{0,2}(?:from|subject|发件人|主题|寄件者|主旨) ?[:：]/i
const forwarded =
  /^[-_ ]*(?:forwarded message|original message|begin forwarded message:?|转发的邮件|原始邮件|转发邮件信息)[-_ :：]*$/i
const longest = 60

/** The headers of a mail that begin at this line, or null: at least two, and who wrote it or what about among them. */
export function mailHeadAt(lines: readonly RawLine[], at: number): MailHead | null {
  if (!header.test(lines[at]?.raw ?? '')) return null
  const found = new Map<string, string>()
  let last = ''
  let end = at
  let isTelling = false
  for (; end < Math.min(lines.length, at + longest); end++) {
    const raw = lines[end]?.raw ?? ''
    const [, name, value = ''] = header.exec(raw) ?? []
    if (name !== undefined) {
      last = name.toLowerCase()
      isTelling ||= telling.test(raw)
      if (!found.has(last)) found.set(last, value.trim())
    } else if (/^[ \t]+\S/.test(raw) && last !== '') found.set(last, `${found.get(last) ?? ''} ${raw.trim()}`)
    else break
  }
  if (found.size < 2 || !isTelling) return null
  while (end < lines.length && isBlank(lines[end]?.raw ?? '')) end++
  const saying = (...names: readonly string[]): string | null =>
    names.map((name) => found.get(name)).find((value) => value !== undefined && value !== '') ?? null
  const from = saying('from', '发件人', '寄件者')
  return {
    title: saying('subject', '主题', '主旨')?.replace(/^(?:(?:fwd?|转发|轉寄) ?[:：] ?)+/i, '') ?? null,
    date: saying('date', 'sent', '日期', '发送时间', '发送日期'),
    from: from && (/^"?([^"<]*[^"<\s])"? *</.exec(from)?.[1] ?? from.replaceAll(/[<>]/g, '')),
    length: end - at,
  }
}

/** Takes the headers of a mail off the top, also of one that was forwarded. */
export function takeMailHead(lines: readonly RawLine[]): WithMeta {
  let at = lines.findIndex(({ raw }) => !isBlank(raw))
  if (forwarded.test((lines[at]?.raw ?? '').trim())) at = nextFilled(lines, at)
  const head = at < 0 ? null : mailHeadAt(lines, at)
  if (!head) return { meta: { title: null, date: null }, lines }
  return { meta: head, lines: lines.slice(at + head.length) }
}

function nextFilled(lines: readonly RawLine[], at: number): number {
  return lines.findIndex(({ raw }, index) => index > at && !isBlank(raw))
}
