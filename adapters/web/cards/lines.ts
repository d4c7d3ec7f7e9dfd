import { Rules } from '@cto.af/linebreak'

/** How wide a text is, in ems. */
export type Measure = (text: string) => number

const rules = new Rules({ string: true })
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A text cut where lines may end (UAX #14), each piece with its width, measured once for all sizes. */
export interface Pieces {
  readonly pieces: readonly { readonly text: string; readonly width: number; readonly bare: number }[]
  readonly measure: Measure
}

/** Cuts a text; what has no place to break for longer than `longest` ems may break after any letter. */
export function cut(text: string, longest: number, measure: Measure): Pieces {
  const pieces = [...rules.breaks(text)].flatMap(({ string = '' }) =>
    measure(string) <= longest ? string : [...letters.segment(string)].map(({ segment }) => segment),
  )
  return {
    pieces: pieces.map((piece) => ({ text: piece, width: measure(piece), bare: measure(piece.trimEnd()) })),
    measure,
  }
}

/** Lines of at most `width` ems, at most so many; the last one ends in … where there was more. */
export function linesOf({ pieces, measure }: Pieces, width: number, most: number): readonly string[] {
  const lines: string[] = []
  let line = { text: '', wide: 0 }
  for (const piece of pieces) {
    if (line.text !== '' && line.wide + piece.bare > width) {
      lines.push(line.text.trim())
      if (lines.length === most) break
      line = { text: '', wide: 0 }
    }
    line = { text: line.text + piece.text, wide: line.wide + piece.width }
  }
  if (lines.length < most) return [...lines, line.text.trim()].filter(Boolean)
  const last = lines.pop() ?? ''
  let rest = [...letters.segment(last)].map(({ segment }) => segment)
  while (rest.length > 0 && measure(`${rest.join('')}…`) > width) rest = rest.slice(0, -1)
  const fitting = rest.join('')
  // It ends after a word, where one ends near.
  const whole = fitting === last ? fitting : fitting.replace(/(\s)[^\s\p{Script=Han}]{1,12}$/u, '$1')
  return [...lines, `${whole.replace(/[\s,.;:，。；：、]+$/u, '')}…`]
}
