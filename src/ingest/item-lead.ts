import { widthOf } from './text/line-shape.ts'
import { labels, leadingLink, plain } from './text/tokens.ts'

/** A line cut into a headline and the text behind it. */
export interface Lead {
  readonly headline: string
  /** Empty where all of the line is the headline. */
  readonly text: string
}

const dash = /^ ?(?:[—–-]{1,2} |——?)(?=\S)/
const colon = /^ ?[:：] ?(?=\S)/
const ended = /[.!?。！？…]["”’'」』)）]*$/
const box = /^【([^【】]{5,80})】(?=.{10})/u
const longest = 90
// Not behind an initial or a title: "Mr. Tea", "U.S. News".
const sentence =
  /[。！？!?]["”’」』]?(?=\P{P})|(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|vs|No|Inc|Co|Ltd))\.["”’]?(?= ["“‘'(]?\p{Lu})/u

/**
 * Where a line goes on behind its headline: behind what is linked or bold, if a dash, a colon or the end of a sentence follows. `alone`
 * says that the item has no other line: then what stands in 【】, or the first sentence of a long text, is the headline.
 */
export function leadOf(text: string, strong: number, alone: boolean): Lead {
  const link = leadingLink(text)
  const set = link ? text.length - link.rest.length : Math.min(strong, text.length)
  const marked =
    set > 0 && set < text.length ? behindMarked(text.slice(0, set).trimEnd(), text.slice(set), link !== null) : null
  return marked ?? (alone ? behindSentence(text) : null) ?? { headline: text, text: '' }
}

function behindMarked(first: string, rest: string, linked: boolean): Lead | null {
  const words = plain(first)
  if (dash.test(rest)) return { headline: first, text: rest.replace(dash, '') }
  const stop = /[:：]$/.test(words) ? rest.trimStart() : colon.test(rest) ? rest.replace(colon, '') : null
  if (stop !== null) {
    const split = linked || widthOf(plain(stop)) > 60
    return split && stop !== '' ? { headline: first.replace(/ *[:：]$/, ''), text: stop } : null
  }
  if (ended.test(words)) return rest.trim() === '' ? null : { headline: first, text: rest.trimStart() }
  const begins = /^\s+["“‘'(]?\p{Lu}/u.test(rest) && /[.!?]$/.test(rest.trimEnd())
  return !linked && begins && widthOf(plain(rest)) > 60 ? { headline: first, text: rest.trimStart() } : null
}

function behindSentence(text: string): Lead | null {
  const inBox = box.exec(text)
  if (inBox) return { headline: inBox[1] ?? '', text: text.slice(inBox[0].length).trimStart() }
  if (text.length < longest / 2 || widthOf(labels(text)) <= longest) return null
  const end = sentence.exec(text.slice(0, 200))
  if (!end) return null
  const at = end.index + end[0].length
  const width = widthOf(plain(text.slice(0, at)))
  const rest = text.slice(at).trimStart()
  return width >= 8 && width <= 90 && rest.length >= 20 ? { headline: text.slice(0, at), text: rest } : null
}
