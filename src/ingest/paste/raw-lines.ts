/** A line as it was pasted. */
export interface RawLine {
  /** 1-based. */
  readonly line: number
  readonly raw: string
}

const lineBreak = /\r\n|[\n\r\u0085\u2028\u2029]/g

/** The lines of a text, whatever breaks them. */
export function rawLinesOf(text: string): RawLine[] {
  const lines: RawLine[] = []
  let from = 0
  for (const { index, 0: ending } of text.matchAll(lineBreak)) {
    lines.push({ line: lines.length + 1, raw: text.slice(from, index) })
    from = index + ending.length
  }
  lines.push({ line: lines.length + 1, raw: text.slice(from) })
  return lines
}

/** How many lines there are at most: what breaks a line twice over counts twice. */
export const lineCount = (text: string): number =>
  ['\n', '\r', '\u0085', '\u2028', '\u2029'].reduce((count, ending) => count + countOf(text, ending), 1)

function countOf(text: string, letter: string): number {
  let count = 0
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) count++
  return count
}

const filled = /[^\s\u200b\u2060\ufeff]/

/** Whether a line holds nothing that can be seen. */
export const isBlank = (raw: string): boolean => !filled.test(raw)

/** How far a line is set in, in columns. */
export function indentOf(raw: string): number {
  let columns = 0
  for (const letter of raw) {
    if (letter === '\t') columns += 4
    else if (letter === '\u3000') columns += 2
    else if (letter === ' ' || letter === '\u00a0') columns += 1
    else if (letter !== '\ufeff' && letter !== '\u200b') break
  }
  return columns
}
