/** Makes plain text harmless in mrkdwn: `<!channel>` calls nobody. There is no escape for `* _ ~` and backticks. */
export const escapeMrkdwn = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The length as Slack counts it: escaped, in UTF-16 units (an assumption on the safe side). */
export function weightOf(text: string): number {
  let weight = text.length
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit === ampersand) weight += 4
    else if (unit === less || unit === greater) weight += 3
  }
  return weight
}

const ampersand = 38
const less = 60
const greater = 62

/** What can be sent: well-formed, no control characters but line breaks and tabs. */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')

/** The longest beginning, at a code point, that weighs at most `most`; an ellipsis tells that something is missing. */
export function cut(text: string, most: number): string {
  if (weightOf(text) <= most) return text
  return `${prefix(text, most - 1)}…`
}

/** The same in UTF-8 bytes of the escaped text; what comes back is escaped. */
export function cutEscaped(text: string, bytes: number): string {
  const whole = escapeMrkdwn(text)
  if (Buffer.byteLength(whole) <= bytes) return whole
  // Streaming leaves out a character that was cut in the middle; an escape that was goes here.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const kept = decoder.decode(Buffer.from(whole).subarray(0, bytes - 3), { stream: true })
  return `${kept.replace(/&[a-z]*$/, '')}…`
}

/** The longest beginning, at a code point, that weighs at most `most`. */
export function prefix(text: string, most: number): string {
  let weight = 0
  let end = 0
  for (const character of text) {
    weight += weightOf(character)
    if (weight > most) break
    end += character.length
  }
  return text.slice(0, end)
}

/** The address as Slack takes it in a link, or null: not http(s), or too long. */
export function linkable(url: string, most: number): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, href } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return null
  const safe = href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E')
  return weightOf(safe) <= most ? safe : null
}
