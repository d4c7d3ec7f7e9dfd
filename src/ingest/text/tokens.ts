// Text whose markup has been read holds characters that Unicode keeps for such inner use, so no pasted text has them:
// a link is `open label middle address close`, and `literal` stands before a character that is text and no mark.
const open = '\ufdd0'
const middle = '\ufdd1'
const close = '\ufdd2'
const literal = '\ufdd3'

const inner = /[\ufdd0-\ufdef]/g
const link = /\ufdd0([^\ufdd0-\ufdd2]*)\ufdd1([^\ufdd0-\ufdd2]*)\ufdd2/g
const linkAtEndOf = /\ufdd0([^\ufdd0-\ufdd2]*)\ufdd1([^\ufdd0-\ufdd2]*)\ufdd2$/
const linkAtStartOf = /^\ufdd0([^\ufdd0-\ufdd2]*)\ufdd1([^\ufdd0-\ufdd2]*)\ufdd2/

/** A link in a text whose markup has been read. */
export interface TokenLink {
  /** Empty where only an address was linked, or a footnote. */
  readonly label: string
  readonly url: string
}

/** A link as texts hold it once their markup has been read. */
export const linkToken = ({ label, url }: TokenLink): string => `${open}${label}${middle}${url}${close}`

/** A character that is text and no mark, as texts hold it once their markup has been read. */
export const literalToken = (letter: string): string => `${literal}${letter}`

/** What was pasted, without the characters that only this folder may use. */
export const withoutInner = (text: string): string => text.replaceAll(inner, '\ufffd')

/** Whether a text holds a link. */
export const hasLink = (text: string): boolean => text.includes(open)

/** The first link of a text, or null. */
export function firstLink(text: string): TokenLink | null {
  if (!hasLink(text)) return null
  link.lastIndex = 0
  const found = link.exec(text)
  return found ? { label: found[1] ?? '', url: found[2] ?? '' } : null
}

/** The link that a text begins with, and what stands behind it; or null. */
export function leadingLink(text: string): (TokenLink & { readonly rest: string }) | null {
  const found = text.startsWith(open) ? linkAtStartOf.exec(text) : null
  return found ? { label: found[1] ?? '', url: found[2] ?? '', rest: text.slice(found[0].length) } : null
}

/** The link that a text ends in, and what stands before it; or null. */
export function trailingLink(text: string): (TokenLink & { readonly rest: string }) | null {
  const found = text.endsWith(close) ? linkAtEndOf.exec(text.slice(text.lastIndexOf(open))) : null
  if (!found) return null
  return { label: found[1] ?? '', url: found[2] ?? '', rest: text.slice(0, text.lastIndexOf(open)).trimEnd() }
}

/** A text in which the first link of this address is its label only. */
export function withoutAddress(text: string, url: string): string {
  let done = false
  return text.replaceAll(link, (whole, label: string, address: string) => {
    if (done || address !== url) return whole
    done = true
    return label
  })
}

/** A text as people read it: a link is its label with the address in brackets behind it. */
export function plain(text: string): string {
  if (!/[\ufdd0-\ufdd3]/.test(text)) return text
  return text
    .replaceAll(link, (_, label: string, url: string) =>
      label === '' || unmarked(label) === url ? url : `${label} (${url})`,
    )
    .replaceAll(literal, '')
}

/** A text as people read it, without the addresses of its links. */
export const labels = (text: string): string => unmarked(text.replaceAll(link, '$1'))

const unmarked = (text: string): string => text.replaceAll(literal, '')
