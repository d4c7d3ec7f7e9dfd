import { slugFrom } from '../../topics/hashtag.ts'

/** A text, and the hashtags that stood at its end (without their `#`). */
export interface Tagged {
  readonly rest: string
  readonly tags: readonly string[]
}

// `#tag`, `＃标签`, and the paired `#标签#` of Chinese networks; only after a blank, Chinese text or punctuation, so that
// neither "C#" nor the anchor of a URL is one.
const tagAtEnd = /(?<=^|[\s\p{P}\p{Script=Han}])[#＃]([\p{Script=Latin}\p{Script=Han}\p{N}_-]{1,64})[#＃]?$/u
const reach = 80
/** The last mark that is written wide and that no address has: `（来源：X，https://x.example/1）#支付`. */
const lastWide = /[）】》」』，。；：！？、][^）】》」』，。；：！？、]*$/

/** Takes the hashtags off the end of a text. */
export function trailingTags(text: string): Tagged {
  if (!/[#＃]/.test(text.slice(-reach))) return { rest: text, tags: [] }
  const tags: string[] = []
  let end = text.length
  let word = end + 1
  for (;;) {
    const match = tagAtEnd.exec(text.slice(Math.max(0, end - reach), end))
    const tag = match?.[1]
    if (!match || tag === undefined || slugFrom(tag) === null) break
    if (end <= word) {
      word = Math.max(text.lastIndexOf(' ', end - 1), text.slice(0, end).search(lastWide)) + 1
      if (text.slice(word, end).includes('://')) break
    }
    tags.push(tag)
    end -= match[0].length
    while (text[end - 1] === ' ') end--
  }
  return { rest: tags.length > 0 ? text.slice(0, end) : text, tags: tags.reverse() }
}
