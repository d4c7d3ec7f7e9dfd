import type { RawLine } from '../paste/raw-lines.ts'

const fence = /^ {0,12}(`{3,}|~{3,})([^`]*)$/

/** Which lines are the fences of blocks of code, and which stand inside. A fence that never closes is none. */
export function codeLines(lines: readonly RawLine[]): ReadonlyMap<number, 'fence' | 'code'> {
  const kinds = new Map<number, 'fence' | 'code'>()
  const fences = lines.flatMap(({ raw }, at) => {
    const found = raw.includes('```') || raw.includes('~~~') ? fence.exec(raw) : null
    return found ? [{ at, strokes: found[1] ?? '', bare: (found[2] ?? '').trim() === '' }] : []
  })
  /** Such a fence is not closed anywhere behind. */
  const open = new Map<string, number>()
  for (let turn = 0; turn < fences.length; turn++) {
    const start = fences[turn]
    if (!start) continue
    const letter = start.strokes[0] ?? ''
    if (start.strokes.length >= (open.get(letter) ?? Number.POSITIVE_INFINITY)) continue
    const closes = (end: { strokes: string; bare: boolean }): boolean =>
      end.bare && end.strokes[0] === letter && end.strokes.length >= start.strokes.length
    let end = turn + 1
    while (end < fences.length && !closes(fences[end] ?? { strokes: '', bare: false })) end++
    const closing = fences[end]
    if (!closing) {
      open.set(letter, start.strokes.length)
      continue
    }
    kinds.set(start.at, 'fence')
    kinds.set(closing.at, 'fence')
    for (let at = start.at + 1; at < closing.at; at++) kinds.set(at, 'code')
    turn = end
  }
  return kinds
}
