import type { RawLine } from './raw-lines.ts'

const begins = /^\s*<(?:h[1-6]|li|p|ul|ol|div|article|section|body|main)\b[^>]*>/i
const only =
  /^(?:\s*<\/?(?:ul|ol|div|article|section|body|main|html|head|header|footer|nav|table|tbody|p|br)\b[^>]*>)+\s*$/i
const heading = /^\s*<h([1-6])\b[^>]*>/i
const entry = /^\s*<li\b[^>]*>/i
const paragraph = /^\s*<p\b[^>]*>/i

/** HTML that was pasted as it is, in lines: headings, entries and paragraphs as Markdown has them. */
export function withoutHtmlLines(lines: readonly RawLine[]): readonly RawLine[] {
  let count = 0
  for (const { raw } of lines) if (raw.includes('<') && begins.test(raw)) count++
  if (count < 3 || count < lines.length / 4) return lines
  return lines.flatMap(({ line, raw }) => {
    if (only.test(raw)) return [{ line, raw: '' }]
    const level = heading.exec(raw)?.[1]
    if (level !== undefined) return [{ line, raw: `${'#'.repeat(Number(level))} ${raw.replace(heading, '')}` }]
    if (entry.test(raw)) return [{ line, raw: raw.replace(entry, '- ') }]
    return paragraph.test(raw)
      ? [
          { line, raw: '' },
          { line, raw: raw.replace(paragraph, '') },
        ]
      : [{ line, raw }]
  })
}
