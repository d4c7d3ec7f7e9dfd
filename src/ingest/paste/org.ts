import type { RawLine } from './raw-lines.ts'

const deep = /^\*{2,6} \S/
const star = /^(\*{1,6}) (?=\S)/

/** Org mode: where headings with two stars stand, lines that begin with stars are headings, and become those of Markdown. */
export function withoutOrg(lines: readonly RawLine[]): readonly RawLine[] {
  if (!lines.some(({ raw }) => deep.test(raw))) return lines
  return lines.map(({ line, raw }) => ({
    line,
    raw: raw.replace(star, (_, stars: string) => `${'#'.repeat(stars.length)} `),
  }))
}
