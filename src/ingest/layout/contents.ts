import { bracketAtEnd } from '../source/brackets.ts'
import { labels } from '../text/tokens.ts'
import type { Line } from './lines.ts'
import type { Problems } from './problems.ts'

const announces =
  /^(?:in this (?:issue|edition|e?mail|newsletter)|contents|table of contents|today'?s topics|topics|jump to|目录|概览|速览|导读|要点|今日要点|本期(?:目录|内容|导读|看点)|内容提要)[:：]?$/i

/** The lines without a list of contents: its entries lead to places further down, or say what headings there say again. */
export function withoutContents(lines: readonly Line[], problems: Problems): readonly Line[] {
  const from = lines.findIndex(({ mark }) => isEntry(mark))
  if (from < 0) return lines
  let to = from
  while (isEntry(lines[to]?.mark ?? 'text')) to++
  const entries = lines.slice(from, to)
  const leads = entries.filter(({ dropped }) => dropped.some((address) => address.startsWith('#')))
  if (leads.length < 2 || leads.length < entries.length * 0.7) {
    const later = new Set(lines.slice(to).flatMap((line) => (isHeadline(line) ? [nameOf(line)] : [])))
    const again = entries.filter((entry) => later.has(nameOf(entry)) || later.has(unbracketed(entry)))
    if (again.length < 2 || again.length < entries.length * 0.7) return lines
  }
  const above = lines[from - 1]
  const start = above && announces.test(labels(above.whole).trim()) ? from - 1 : from
  const first = lines[start]
  if (first)
    problems.add(
      first.line,
      problems.words.contents(
        lines
          .slice(start, to)
          .map((line) => labels(line.whole))
          .join(' · '),
      ),
    )
  const next = lines[to]
  return [...lines.slice(0, start), ...(next ? [{ ...next, gap: true }] : []), ...lines.slice(to + 1)]
}

const isEntry = (mark: Line['mark']): boolean => mark === 'bullet' || mark === 'dot' || mark === 'parenthesis'

const isHeadline = ({ mark, gap }: Line): boolean =>
  (mark === 'text' && gap) || mark === 'heading' || mark === 'message' || mark === 'strong' || mark === 'boxed'

const nameOf = ({ text }: Line): string => labels(text).trim().toLowerCase()

const unbracketed = (line: Line): string => bracketAtEnd(nameOf(line))?.rest ?? ''
