/** A text, and the URL that stood at its end. */
export interface UrlTail {
  readonly rest: string
  readonly url: string
}

const begin = /(?<![\p{Script=Latin}\p{N}])https?:\/\//u
const longest = 2000
// A link whose markup has been read is no URL that stands in the text.
const inner = /[\ufdd0-\ufdd3]/
const wide = /[，。；：！？、（）【】《》「」『』“”]/

/** Takes an absolute http(s) URL off the end of a text, with the punctuation that follows it; null when none is there. */
export function urlTail(text: string): UrlTail | null {
  const from = Math.max(text.lastIndexOf(' ') + 1, text.length - longest)
  const word = text.slice(from)
  const at = word.search(begin)
  if (at < 0 || inner.test(word)) return null
  const url = withoutPunctuation(word.slice(at))
  // Chinese goes on behind an address without a blank.
  return URL.canParse(url) && !wide.test(url) ? { rest: text.slice(0, from + at).trimEnd(), url } : null
}

/** Whether a URL leads to a picture, which is never a source. */
export const isPictureUrl = (url: string): boolean => /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:[?#]|$)/i.test(url)

/** The host that a URL leads to, as a name for a source that has no other. */
export const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '')

/** A URL as this folder keeps it, or null when it is not an absolute http(s) one without blanks. */
export function cleanUrl(text: string): string | null {
  const tail = urlTail(text.trim())
  return tail?.rest === '' ? tail.url : null
}

// A closing bracket belongs to the URL when it was opened there: …/wiki/Duty_(tax).
function withoutPunctuation(url: string): string {
  let end = url.length
  let balance = 0
  for (const letter of url) balance += letter === '(' ? 1 : letter === ')' ? -1 : 0
  for (;;) {
    const last = url[end - 1] ?? ''
    if (last === ')' ? balance >= 0 : !/[.,;:!?"'<>\]}\\。，；：！？、）】》”’」』]/.test(last))
      return url.slice(0, end)
    if (last === ')') balance++
    end--
  }
}
