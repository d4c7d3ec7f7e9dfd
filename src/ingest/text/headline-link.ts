import { hasLink, linkToken } from './tokens.ts'
import { cleanUrl } from './url.ts'

const behindLabel = /^([^()（）]{3,140}?) ?[(（](https?:\/\/[^\s()（）]+)[)）](?= [—–-]| ?[:：] )/
const bracketed = / ?[(（](https?:\/\/[^\s()（）]+)[)）]/
const within = /^(.{3,140}?) <?(https?:\/\/[^\s<>()（）]+)>? (?=[^\s.]).*[^.!?。！？]$/
const leads = /\b(?:at|see|to|on|in|via|from|of|the|is|and|or|with|for|by)$/i

/**
 * A headline in which an address stands where a mail program wrote it out: `Headline (https://…) — text`, or between words of an
 * entry. That becomes a link; in a sentence, which needs it, it stays.
 */
export function withHeadlineLink(text: string): string {
  if (!text.includes('://') || hasLink(text)) return text
  const [whole = '', label = '', address = ''] = behindLabel.exec(text) ?? []
  const labelled = cleanUrl(address)
  if (labelled !== null) return linkToken({ label, url: labelled }) + text.slice(whole.length)
  const aside = bracketed.exec(text)
  const asideUrl = aside?.index ? cleanUrl(aside[1] ?? '') : null
  if (aside && asideUrl !== null && aside.index + aside[0].length < text.length)
    return text.replace(aside[0], linkToken({ label: '', url: asideUrl }))
  const [, before = '', inside = ''] = within.exec(text) ?? []
  const url = cleanUrl(inside)
  if (url === null || leads.test(before) || text.split('://').length > 2) return text
  return text.replace(inside, linkToken({ label: '', url }))
}
