import { endsSentence, widthOf } from '../text/line-shape.ts'
import { isBlank, type RawLine } from './raw-lines.ts'

/** Two lines that follow each other, and could be one that was broken. */
interface Break {
  readonly at: number
  readonly width: number
  /** How wide the first line would be with the first word of the next. */
  readonly wanted: number
  /** The first line does not end as a sentence, and the next goes on like one. */
  readonly inSentence: boolean
  readonly isHan: boolean
}

const begins =
  /^\s*(?:[-*+•·▪▶►■□●○◆◦‣–—]\s|[•·▪▶►■□●○◆◦‣]|#{1,6}(?:\s|$)|#\+|>|\||\[[\d^]|[[【（(]?[0-9０-９]{1,3}[\].)、．）】。:：]|[①-⑳]|[一二三四五六七八九十]{1,3}、|[IVX]{1,5}\.\s|```|~~~|[-=_*~—–─]{3}|\d{1,2}:\d\d|\p{Extended_Pictographic}|https?:|【|<\/?[a-z]|\*\*)/u
const labelled = /^\s*(?:source|via|from|to|date|subject|link|url|read more|来源|原文|链接|摘要|标题|作者)\s*[:：]/i
const narrowest = 30
const widest = 110

/**
 * Joins lines that a mail program broke. It did where nearly every line that is followed by another one is so full that the
 * next word had no room, at one and the same width; and where such breaks fall within sentences.
 */
export function unwrap(lines: readonly RawLine[]): readonly RawLine[] {
  let filled = 0
  let overlong = 0
  for (const { raw } of lines) {
    if (raw !== '') filled++
    if (raw.length > widest && !raw.includes('://')) overlong++
  }
  if (overlong * 10 > filled) return lines
  const breaks = breaksIn(lines)
  if (breaks.length < 2) return lines
  const width = breaks.reduce((most, each) => Math.max(most, each.width), 0)
  if (width < narrowest || width > widest) return lines
  const long = breaks.filter((each) => each.width >= width * 0.6)
  // A mark that must not begin a line may have taken a letter along.
  const full = long.filter((each) => each.wanted > width - (each.isHan ? 2 : 0))
  const broken = full.filter(({ inSentence }) => inSentence)
  if (full.length < 2 || full.length < long.length * 0.75 || broken.length < full.length * 0.5) return lines
  return joined(lines, new Set(full.map(({ at }) => at)))
}

function breaksIn(lines: readonly RawLine[]): readonly Break[] {
  const breaks: Break[] = []
  for (let at = 0; at + 1 < lines.length; at++) {
    const [raw, next] = [lines[at]?.raw ?? '', lines[at + 1]?.raw ?? '']
    if (next === '' || raw === '' || isBlank(raw) || isBlank(next)) continue
    if (raw.length > widest || begins.test(next) || labelled.test(next) || /https?:\/\/\S*\s*$/.test(raw)) continue
    const text = raw.trimEnd()
    const goesOn = next.trimStart()
    const width = widthOf(text)
    const first = /^(?:\p{Script=Han}|[^\s\p{Script=Han}]+)/u.exec(goesOn)?.[0] ?? ''
    const isHan = /\p{Script=Han}/u.test(first)
    const spaced = isHan ? 0 : 1
    const inSentence = !endsSentence(text) && /^[\p{Ll}\p{N}\p{Script=Han}“"'(（，]/u.test(goesOn)
    breaks.push({ at, width, wanted: width + spaced + widthOf(first), inSentence, isHan })
  }
  return breaks
}

function joined(lines: readonly RawLine[], full: ReadonlySet<number>): readonly RawLine[] {
  const whole: RawLine[] = []
  let parts: string[] = []
  lines.forEach((line, at) => {
    const goesOn = parts.length > 0
    const text = full.has(at) ? line.raw.trimEnd() : line.raw
    parts.push(goesOn ? between(parts.at(-1) ?? '', text.trimStart()) + text.trimStart() : text)
    if (full.has(at)) return
    whole.push({ line: lines[at - parts.length + 1]?.line ?? line.line, raw: parts.join('') })
    parts = []
  })
  return whole
}

/** Chinese has no spaces; a hyphen is left alone. */
function between(before: string, after: string): string {
  const end = before.trimEnd().slice(-1)
  const wide = /[\p{Script=Han}，。；：！？、）】》」』”]/u
  if (/[-‐]/.test(end) || (wide.test(end) && /^[\p{Script=Han}，。；：！？、（【《「『“]/u.test(after))) return ''
  return ' '
}
