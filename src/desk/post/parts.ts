import type { NotePart } from '../../adapter.ts'
import { itemMark } from '../../ingest/text/item-marks.ts'

/**
 * The one text of messages that go on with each other. Texts of their own (the captions of an album) are paragraphs; one that was cut
 * gets back what stood at the cut: the end of a line, a blank, or nothing, as both sides suggest.
 */
export function joinParts(parts: readonly NotePart[]): string {
  const whole = parts.map(({ text }) => text).join('\n')
  return parts.reduce((before, { text, left }) => {
    const after = text.trim()
    if (before === '' || after === '') return before + after
    return left === null ? `${before}\n\n${after}` : `${before}${atCut(before, after, left, whole)}${after}`
  }, '')
}

/** The parts with other words in the place of one. */
export const withPart = (parts: readonly NotePart[], message: string, text: string): readonly NotePart[] =>
  parts.map((part) => (part.message === message ? { ...part, text } : part))

/** Programs look for a blank within so many letters at the end of what fits, and take the end of a line where there is one. */
const aWord = 40
/** Letters on either side that tell what stood at a cut. */
const looked = 100

function atCut(whole: string, following: string, left: number, all: string): string {
  const line = whole.includes('\n\n') ? '\n\n' : '\n'
  const [before, after] = [whole.slice(-looked), following.slice(0, looked)]
  const last = before.slice(before.lastIndexOf('\n') + 1)
  // The number of an item was cut, or parted from its words.
  if (/^\d{1,3}[.、)）]?$/.test(last)) return /^[\d.、)）]/.test(after) ? '' : ' '
  const inBrackets = /[(（][^)）]*$/.test(last)
  if (!inBrackets && (itemMark(after) || /^[#＃【]/.test(after) || ends.test(last) || left > aWord)) return line
  // Chinese has no blanks to cut at, and a sentence goes on with a small letter.
  if (left > 0) return inBrackets || /^[\p{Ll}\p{Nd}]/u.test(after) ? ' ' : line
  if (/\p{Script=Han}$/u.test(before) || /^\p{Script=Han}/u.test(after)) return ''
  if (/\p{Ll}$/u.test(before) && /^\p{Lu}/u.test(after)) return itemMark(last) ? line : ' '
  // Nothing was taken off the end: a word was cut, unless both halves are words of the text.
  return areWords(before, after, all) ? ' ' : ''
}

const ends = /[.!?。！？…:：;；)）\]】”"]$|(?:^|\s)[#＃][\p{L}\p{N}_-]+$/u

function areWords(before: string, after: string, whole: string): boolean {
  const [last = ''] = /[\p{L}\p{N}]*$/u.exec(before) ?? []
  const [first = ''] = /^[\p{L}\p{N}]*/u.exec(after) ?? []
  if (last === '' || first === '') return true
  const count = (word: string): number =>
    whole.split(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'u')).length - 1
  return count(`${last}${first}`) === 0 && count(last) > 1 && count(first) > 1
}
