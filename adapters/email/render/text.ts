import { longestPiece } from '../limits.ts'

/** One string as both forms of a mail can hold it: no control characters, no half letters, nothing that turns what follows around. */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\r\n\t]+/g, ' ')
    // Marks that reorder all that stands behind them; isolating ones, which end where they should, stay.
    .replaceAll(/\p{Cc}+|[\u202a-\u202e\u2028\u2029]/gu, '')

/** For HTML: in text and in attributes. */
export const escaped = (text: string): string =>
  plain(text).replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter)

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** An address that a mail may link to, or null: anything but http(s). */
export function webAddress(url: string): string | null {
  try {
    const { protocol, href } = new URL(url)
    return protocol === 'http:' || protocol === 'https:' ? href : null
  } catch {
    return null
  }
}

/** A long text in pieces that fit anywhere, cut between words where there are any; nothing is lost. */
export function cut(text: string): readonly string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > longestPiece) {
    const space = rest.lastIndexOf(' ', longestPiece)
    let at = space > longestPiece / 2 ? space : longestPiece
    if (/[\udc00-\udfff]/.test(rest.charAt(at))) at--
    pieces.push(rest.slice(0, at))
    rest = rest.slice(at).trimStart()
  }
  return [...pieces, rest]
}

/** In bytes, as it is sent before any encoding. */
export const bytesOf = (text: string): number => Buffer.byteLength(text)
