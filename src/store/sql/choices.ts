import type { How, Selection, Wants, When } from '../../model.ts'
import { remembered } from '../../text/remembered.ts'

/** Many readers choose the same. */
const most = 10_000
const mostWants = 2000

/** What a subscription wants: what it gets and when, as JSON, and how. */
export interface WantsRow {
  readonly selection: string
  readonly timing: string
  readonly format: How['format']
  readonly language: How['language']
  readonly digest: 0 | 1
  readonly silent: 0 | 1
  readonly pictures: 0 | 1
  readonly previews: 0 | 1
}

/** All that a subscription wants, as its own columns. */
export const wantsNames = 'format, language, digest, silent, pictures, previews, selection, timing'

/** The columns of WantsRow, from `subscriptions s`. */
export const wantsColumns = `s.format, s.language, s.digest, s.silent, s.pictures, s.previews,
  (select content from selections where id = s.selection) as selection,
  (select content from timings where id = s.timing) as timing`

/** The one way in which a selection is written. */
export const selectionContent = ({ topics, except, follow, mute, followedOnly }: Selection): string =>
  JSON.stringify({ topics, except, follow, mute, followedOnly })

/** The one way in which a time of arrival is written. */
export const timingContent = ({ hour, minute, timeZone, days, quiet, urgent }: When): string =>
  JSON.stringify({ hour, minute, timeZone, days, quiet: quiet && { from: quiet.from, to: quiet.to }, urgent })

/** The same selection is the same object, for as long as it is remembered. */
export const selectionOf: (content: string) => Selection = remembered(most, (content) => JSON.parse(content))

export const timingOf: (content: string) => When = remembered(most, (content) => JSON.parse(content))

/** The same wants are the same object, for as long as they are remembered. */
export const toWants = (row: WantsRow): Wants => {
  // In a broadcast most want what the one before wanted.
  if (last !== null && isAlike(last.row, row)) return last.wants
  const wants = find(row)
  last = { row, wants }
  return wants
}

const find = (row: WantsRow): Wants => {
  const { selection, timing, format, language, digest, silent, pictures, previews } = row
  const key = `${format} ${language} ${digest}${silent}${pictures}${previews} ${timing} ${selection}`
  const before = known.get(key)
  if (before !== undefined) return before
  const wants: Wants = {
    ...selectionOf(selection),
    ...timingOf(timing),
    format,
    language,
    digest: digest === 1,
    silent: silent === 1,
    pictures: pictures === 1,
    previews: previews === 1,
  }
  if (known.size >= mostWants) known.clear()
  known.set(key, wants)
  return wants
}

const known = new Map<string, Wants>()
let last: { readonly row: WantsRow; readonly wants: Wants } | null = null

const isAlike = (a: WantsRow, b: WantsRow): boolean =>
  a.format === b.format &&
  a.language === b.language &&
  a.digest === b.digest &&
  a.silent === b.silent &&
  a.pictures === b.pictures &&
  a.previews === b.previews &&
  a.timing === b.timing &&
  a.selection === b.selection
