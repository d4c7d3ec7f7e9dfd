import { mailHeadAt } from '../paste/mail-head.ts'
import { indentOf, type RawLine } from '../paste/raw-lines.ts'
import { looksLikeHeading } from '../text/line-shape.ts'
import type { References } from '../text/markup-references.ts'
import { tidy } from '../text/tidy.ts'
import { plain } from '../text/tokens.ts'
import { codeLines } from './fences.ts'
import { type Line, plainLine } from './line.ts'
import { readLine } from './read-line.ts'
import { cellsOf, tableRows } from './table-rows.ts'

export type { Line, Mark } from './line.ts'

const underline = /^(?:={3,}|-{3,}|~{3,})$/
const wordBullet = /^(\s*)[oO§]\t/
const subject = /^\*{0,2}subject ?:/i

/** The lines that hold something: blank ones and decoration are left out, except rules. `mails`: it may hold mails, as digests do. */
export function linesOf(pasted: readonly RawLine[], references: References, mails = true): Line[] {
  const lines: Line[] = []
  const code = codeLines(pasted)
  const table = tableRows(pasted, code)
  const hasMails = mails && pasted.some(({ raw }) => subject.test(raw))
  let gap = true
  for (let at = 0; at < pasted.length; at++) {
    const { line, raw } = pasted[at] ?? { line: 0, raw: '' }
    const kind = code.get(at)
    const row = table.get(at)
    if (kind === 'fence' || row === 'separator') continue
    const mail = hasMails && gap ? mailHeadAt(pasted, at) : null
    if (mail) {
      lines.push(plainLine(line, mail.title ?? '', true, { mark: 'message', sign: mail.from ?? '' }))
      at += mail.length - 1
      gap = true
      continue
    }
    const text = tidy(raw.includes('\t') ? raw.replace(wordBullet, '$1◦ ') : raw)
    if (!gap && underline.test(text) && underlines(lines, text)) continue
    let read: Line | null
    if (kind === 'code') read = text === '' ? null : plainLine(line, text, gap, { mark: 'code' })
    else if (row) read = plainLine(line, cellsOf(row).join(' | '), gap, { mark: 'row', row })
    else read = readLine(text, { line, gap, indent: indentIn(raw) }, references)
    if (read) lines.push(read)
    gap = read === null || read.mark === 'rule'
  }
  return lines
}

function indentIn(raw: string): number {
  const first = raw.charCodeAt(0)
  return first > 32 && first !== 0x3000 && first !== 0xa0 ? 0 : indentOf(raw)
}

/** A row of strokes makes a heading of the one line above it. */
function underlines(lines: Line[], strokes: string): boolean {
  const above = lines.at(-1)
  if (!above?.gap || (above.mark !== 'text' && above.mark !== 'strong' && above.mark !== 'emoji')) return false
  if (!looksLikeHeading(plain(above.whole))) return false
  const level = strokes.startsWith('=') ? 1 : strokes.startsWith('-') ? 2 : 3
  lines[lines.length - 1] = { ...above, mark: 'heading', level }
  return true
}
