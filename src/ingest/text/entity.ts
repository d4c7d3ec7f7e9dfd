import { decodeHTMLStrict } from 'entities'

const pattern = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});/y

/** The HTML entity that begins at this place, decoded; null when none does. */
export function entityAt(text: string, at: number): { readonly letters: string; readonly end: number } | null {
  pattern.lastIndex = at
  const found = pattern.exec(text)?.[0]
  if (found === undefined) return null
  const letters = decodeHTMLStrict(found)
  // The characters of inner use are no text, whoever names them.
  return letters === found
    ? null
    : { letters: letters.replaceAll(/[\0\ufdd0-\ufdef]/g, '\ufffd'), end: at + found.length }
}
