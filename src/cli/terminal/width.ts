import stringWidth from 'string-width'

/** How many columns of a terminal a text takes. */
export const widthOf = (text: string): number => stringWidth(text)

/** A text at the right edge of so many columns. */
export const padTo = (text: string, columns: number): string => ' '.repeat(Math.max(0, columns - widthOf(text))) + text

/** As much of a text as fits into so many columns; `…` stands for the rest. */
export function cutTo(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  let whole = ''
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(whole + segment) > columns - 1) break
    whole += segment
  }
  return columns < 1 ? '' : `${whole}…`
}

const graphemes = new Intl.Segmenter()
