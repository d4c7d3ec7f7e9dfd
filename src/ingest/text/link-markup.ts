import type { References } from './markup-references.ts'
import { cleanUrl } from './url.ts'

/** An address in brackets, and where it ends. */
export interface Destination {
  readonly url: string
  readonly end: number
}

const orgLink = /\[\[([^[\]\s]{1,2000})\](?:\[([^[\]]{1,500})\])?\]/y
const wikiLink = /\[(https?:\/\/[^\s[\]]{1,2000}) +([^[\]]{1,500})\]/y
const noteMark = /\[\^?([^[\]\s]{1,40})\](?![([:])/y
const referenceName = /\[([^[\]]{0,200})\]/y
const inBrackets =
  /\(\s*(?:<([^<>\n]{0,2000})>|((?:[^\s()<>]|\([^\s()<>]{0,300}\)){0,2000}))(?:\s+(?:"[^"]{0,300}"|'[^']{0,300}'|“[^”]{0,300}”))?\s*\)/y
const elsewhere = /^(?:https?:\/\/|\/\/|mailto:|tel:|#[^#\s]|\/[^/\s]|\.{1,2}\/|[\w./-]+\.(?:md|html?|org|rst)(?:#|$))/i

/**
 * What stands in one pair of brackets and is a link by itself: `[[address][label]]` of Org mode, `[https://address label]` of
 * wikis, and the marks of notes that are known, `[1]` and `[^1]`.
 */
export function bracketAt(
  text: string,
  at: number,
  references: References,
): (Destination & { readonly label: string }) | null {
  const org = matchAt(orgLink, text, at)
  if (org) {
    const url = cleanUrl(org[1] ?? '')
    if (url !== null) return { url, label: org[2] ?? '', end: at + org[0].length }
  }
  const wiki = matchAt(wikiLink, text, at)
  const wikiUrl = wiki ? cleanUrl(wiki[1] ?? '') : null
  if (wiki && wikiUrl !== null) return { url: wikiUrl, label: wiki[2] ?? '', end: at + wiki[0].length }
  const mark = references.size > 0 ? matchAt(noteMark, text, at) : null
  const note = mark ? references.get(referenceKey(mark[1] ?? '')) : undefined
  return mark && note?.isNote ? { url: note.url, label: note.name, end: at + mark[0].length } : null
}

/** Where the brackets that close before this place lead: `(address "title")`, `[name]`, or nowhere: null. An address must look like one, unless it may be `anywhere`. */
export function destinationAt(
  text: string,
  at: number,
  label: string,
  references: References,
  anywhere: boolean,
): Destination | null {
  if (text[at] === '(') {
    const found = matchAt(inBrackets, text, at)
    const url = found?.[1] ?? found?.[2] ?? ''
    return found && (anywhere || elsewhere.test(url)) ? { url, end: at + found[0].length } : null
  }
  if (references.size === 0) return null
  const name = text[at] === '[' ? matchAt(referenceName, text, at) : null
  const key = name?.[1] || label
  const reference = key.length > 200 ? undefined : references.get(referenceKey(key))
  return reference ? { url: reference.url, end: at + (name?.[0].length ?? 0) } : null
}

/** Names of references differ neither by case nor by blanks. */
export const referenceKey = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
