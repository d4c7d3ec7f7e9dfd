const softBreak = /=[ \t]*\r?\n/g
const octet = /=([0-9A-F]{2})/g
const octets = /(?:=[0-9A-F]{2})+/g

/**
 * A text that is quoted-printable mail, decoded; any other text as it is. It must hold letters of UTF-8 in that writing, and
 * nothing that could not be: so "a=B2" of a formula stays.
 */
export function decodeQuotedPrintable(text: string): string {
  if (!/=[C-F][0-9A-F]=[89AB][0-9A-F]/.test(text)) return text
  const joined = text.replace(softBreak, '')
  let whole = true
  const decoded = joined.replace(octets, (run) => {
    const bytes = Uint8Array.from(run.matchAll(octet), ([, hex = '']) => Number.parseInt(hex, 16))
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      whole = false
      return run
    }
  })
  return whole ? decoded : text
}
