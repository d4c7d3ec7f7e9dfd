import stringWidth from 'string-width'

/** A line of a text: from where to where. */
export interface Line {
  readonly start: number
  readonly end: number
}

/**
 * Where a text breaks into lines of at most so many columns. Words stay whole while they fit; Chinese and Japanese break between any two
 * characters, but no line begins with what closes (。，）” and the like) or ends with what opens (（「“), unless nothing else is in it. What
 * is in no line is spaces. Pure.
 */
export function breakLines(text: string, columns: number): readonly Line[] {
  const signs = signsOf(text)
  const lines: Line[] = []
  let at = skipSpaces(signs, 0)
  while (at < signs.length) {
    const end = endOfLine(signs, at, columns)
    const last = signs[trimmed(signs, at, end) - 1]
    const begins = signs[at]
    if (begins && last) lines.push({ start: begins.at, end: last.at + last.text.length })
    at = skipSpaces(signs, end)
  }
  return lines.length === 0 ? [{ start: 0, end: 0 }] : lines
}

interface Sign {
  readonly at: number
  readonly text: string
  readonly width: number
}

const graphemes = new Intl.Segmenter()

const signsOf = (text: string): readonly Sign[] =>
  Array.from(graphemes.segment(text), ({ segment, index }) => ({
    at: index,
    text: segment,
    width: /^[ -~]$/.test(segment) ? 1 : stringWidth(segment),
  }))

const isSpace = (sign: Sign | undefined): boolean => sign?.text === ' '

function skipSpaces(signs: readonly Sign[], from: number): number {
  let at = from
  while (isSpace(signs[at])) at++
  return at
}

function trimmed(signs: readonly Sign[], from: number, to: number): number {
  let end = to
  while (end > from && isSpace(signs[end - 1])) end--
  return end
}

/** The sign with which the next line begins: the last place that fits and where a line may end; else the last that fits at all. */
function endOfLine(signs: readonly Sign[], from: number, columns: number): number {
  let width = 0
  let fits = from
  let good = from
  let bearable = from
  for (; fits < signs.length; fits++) {
    const sign = signs[fits]
    if (!sign) break
    if (fits > from && mayBreak(signs, fits)) good = fits
    if (fits > from && !clings(signs, fits)) bearable = fits
    // Spaces at the end of a line need no room.
    if (width + sign.width > columns && !isSpace(sign)) break
    width += sign.width
  }
  if (fits === signs.length) return fits
  if (good > from) return good
  return bearable > from ? bearable : Math.max(fits, from + 1)
}

/** A line may end before this sign. */
function mayBreak(signs: readonly Sign[], at: number): boolean {
  const [before, after] = around(signs, at)
  if (isSpace(after) || clings(signs, at)) return false
  return isSpace(before) || breaksAnywhere(before) || breaksAnywhere(after)
}

/** This sign stays with the one before it, if need be in the middle of a word. */
function clings(signs: readonly Sign[], at: number): boolean {
  // Spaces at the break go: what counts is what the next line would begin with.
  if (isSpace(signs[at])) return clings(signs, skipSpaces(signs, at))
  const [before, after] = around(signs, at)
  if (!before || !after) return false
  if (closes.test(after.text)) return true
  if (isSpace(before)) return opensText.test(lastWord(signs, at)?.text ?? '')
  return opens.test(before.text) || neutral.test(before.text) || neutral.test(after.text)
}

/** The last sign before a place that is no space. */
function lastWord(signs: readonly Sign[], at: number): Sign | undefined {
  let last = at - 1
  while (isSpace(signs[last]) || signs[last]?.width === 0) last--
  return signs[last]
}

/** The signs on both sides of a place, without those that nobody sees. */
function around(signs: readonly Sign[], at: number): readonly [Sign | undefined, Sign | undefined] {
  let [before, after] = [at - 1, at]
  while (signs[before]?.width === 0) before--
  while (signs[after]?.width === 0) after++
  return [signs[before], signs[after]]
}

const breaksAnywhere = (sign: Sign | undefined): boolean => sign?.width === 2 && !/^\p{Script=Hangul}/u.test(sign.text)

/** No line begins with these (GB/T 15834, JIS X 4051): what closes, what ends or parts a sentence, units behind a figure, small kana. */
const closes =
  /^(?:[\p{Pe}\p{Pf}!%,.:;?°‰℃¢、。〃々〆〻〼・ー゛゜ゝゞヽヾ！％，．：；？｡､･ｰ…‥—―～〜·•‐–]|[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶㇰ-ㇿ])/u

/** And none ends with these: what opens, and what stands before a figure. */
const opens = /^[\p{Ps}\p{Pi}$£¥€＄￡￥＃№#@]/u

/** What opens stays with what follows it, also across spaces (Unicode, UAX #14, LB14). */
const opensText = /^[\p{Ps}\p{Pi}]/u

/** What may open or close. */
const neutral = /^["'＂＇]/u
