import { type Html, html, none } from '../page/html.ts'
import type { IssueRow } from './look.ts'

const width = 600
const height = 120

/** Bars, one a second, under the line that they may not cross. */
export function speedChart(seconds: readonly number[], most: number, label: string, limit: string): Html {
  const top = Math.max(most * 1.15, ...seconds)
  const step = width / seconds.length
  const y = (count: number): number => height - (count / top) * height
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><g class="bars">${seconds.map(
    (count, at) =>
      count === 0
        ? ''
        : html`<rect x="${round(at * step + 0.5)}" y="${round(y(count))}" width="${round(step - 1)}" height="${round(height - y(count))}"/>`,
  )}</g><line class="limit" x1="0" x2="${width}" y1="${round(y(most))}" y2="${round(y(most))}"/><text x="${width - 4}" y="${round(y(most) - 4)}" text-anchor="end">${limit}</text><line class="floor" x1="0" x2="${width}" y1="${height}" y2="${height}"/></svg>`
}

/** A bar an issue, oldest first: whom it reached, above it whom it did not; a dot below where something was put right. */
export function issuesChart(rows: readonly IssueRow[], label: string): Html {
  const [high, floor] = [90, 96]
  const top = Math.max(1, ...rows.map(({ sent, failed, uncertain }) => sent + failed + uncertain))
  // A few issues do not become walls.
  const step = width / Math.max(rows.length, 12)
  const tall = (count: number): number => (count / top) * high
  return html`<svg class="chart issues-chart" viewBox="0 0 ${width} ${floor + 14}" role="img" aria-label="${label}">${rows.map(
    ({ issue, sent, failed, uncertain, corrections }, at) => {
      const x = round(at * step + step * 0.15)
      const wide = round(step * 0.7)
      const bar = (name: string, from: number, count: number): Html =>
        count === 0
          ? none
          : html`<rect class="${name}" x="${x}" y="${round(floor - tall(from + count))}" width="${wide}" height="${round(tall(count))}"/>`
      return html`<g><title>${issue}</title>${bar('sent', 0, sent)}${bar('uncertain', sent, uncertain)}${bar('failed', sent + uncertain, failed)}${
        corrections === 0 ? none : html`<circle cx="${round(at * step + step / 2)}" cy="${floor + 7}" r="3.5"/>`
      }</g>`
    },
  )}<line class="floor" x1="0" x2="${width}" y1="${floor}" y2="${floor}"/></svg>`
}

/** One line over time, from nothing up. */
export function growthChart(counts: readonly number[], label: string): Html {
  const top = Math.max(1, ...counts) * 1.1
  const [w, h] = [240, 48]
  const x = (at: number): number => (counts.length === 1 ? w / 2 : (at / (counts.length - 1)) * w)
  const points = counts.map((count, at) => `${round(x(at))},${round(h - (count / top) * h)}`)
  const last = points.at(-1)?.split(',') ?? ['0', '0']
  return html`<svg class="spark" viewBox="-3 -3 ${w + 6} ${h + 6}" role="img" aria-label="${label}"><polyline points="${points.join(' ')}"/><circle cx="${last[0]}" cy="${last[1]}" r="2.5"/></svg>`
}

const round = (value: number): string => String(Math.round(value * 10) / 10)
