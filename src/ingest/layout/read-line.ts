import { isItemMark } from '../text/item-marks.ts'
import { looksLikeHeading } from '../text/line-shape.ts'
import { readMarkup, type Unmarked } from '../text/markup.ts'
import type { References } from '../text/markup-references.ts'
import { isDecoration, tidy } from '../text/tidy.ts'
import { plain } from '../text/tokens.ts'
import { unescapeStart } from './escape.ts'
import { type Line, plainLine } from './line.ts'
import { type MarkedText, markOf } from './line-mark.ts'

/** Where a line stands. */
export interface Place {
  readonly line: number
  readonly gap: boolean
  readonly indent: number
}

const rule = /^(?:([-=_*~—–─═━])(?: ?\1){2,}|--)$/

/** Reads the mark and the markup of a tidied line; null when it is only decoration. */
export function readLine(whole: string, place: Place, references: References): Line | null {
  if (whole === '') return null
  const { line, gap, indent } = place
  const marked = markOf(whole)
  const isText = marked.mark === 'text'
  if (isText || /^[-=_*~—–─═━]/.test(whole)) {
    if (rule.test(whole)) return plainLine(line, whole, gap, { mark: 'rule', text: '', indent })
    if (isText && isDecoration(whole)) return null
  }
  if (!isText) return markedLine(marked, whole, readMarkup(marked.text, references), place, references)
  const unescaped = unescapeStart(whole)
  const read = readMarkup(unescaped, references)
  if (whole.startsWith('\\'))
    return plainLine(line, tidy(read.text), gap, { ...read, mark: 'literal', text: tidy(read.text), indent })
  if (read.text === whole) return plainLine(line, whole, gap, { indent })
  return unmarkedLine(tidy(read.text), read, place, references)
}

/** What is bold, or in tags, may hide a mark. */
function unmarkedLine(text: string, read: Unmarked, place: Place, references: References): Line | null {
  const { line, gap, indent } = place
  const words = plain(text)
  if (isDecoration(words))
    return read.pictures.length > 0 ? plainLine(line, '', gap, { ...read, text: '', indent }) : null
  const hidden = markOf(text)
  if (hidden.mark !== 'text')
    return markedLine(hidden, text, { ...read, text: hidden.text, strong: 0 }, place, references)
  const all = read.strong >= text.replace(/[:：]$/, '').length
  const heads = all && (text.length < 120 || looksLikeHeading(words))
  return plainLine(line, text, gap, {
    ...read,
    text,
    indent,
    mark: read.strong === 0 ? 'text' : heads ? 'strong' : all ? 'text' : 'lead',
  })
}

function markedLine(marked: MarkedText, whole: string, read: Unmarked, place: Place, references: References): Line {
  const { mark, count, level } = marked
  const text = tidy(read.text)
  const sign = mark === 'tagged' ? plain(readMarkup(marked.sign, references).text) : marked.sign
  const { pictures, dropped, strong } = read
  const { line, gap, indent } = place
  const beside = { mark, count, level, sign, text, strong, pictures, dropped, indent }
  return plainLine(line, shown(marked, whole, text, references), gap, beside)
}

/** What readers see of the line where it is a body's. */
function shown({ mark, text: raw }: MarkedText, whole: string, text: string, references: References): string {
  if (mark === 'bullet' || mark === 'heading' || mark === 'quote') return text
  if (!isItemMark(mark)) return tidy(readMarkup(whole, references).text)
  if (raw === text && !whole.includes('\\')) return whole
  return (whole.slice(0, whole.length - raw.length) + text).replace(/^(\d+ ?)\\(?=[.)])/, '$1')
}
