import type { How, Selection, Wants, When } from '../../model.ts'

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
export const selectionOf: (content: string) => Selection = remembered((content) => JSON.parse(content))

export const timingOf: (content: string) => When = remembered((content) => JSON.parse(content))

export const toWants = ({ selection, timing, format, language, ...row }: WantsRow): Wants => ({
  ...selectionOf(selection),
  ...timingOf(timing),
  format,
  language,
  digest: row.digest === 1,
  silent: row.silent === 1,
  pictures: row.pictures === 1,
  previews: row.previews === 1,
})

/** Many readers choose the same. */
const most = 10_000

function remembered<T>(read: (content: string) => T): (content: string) => T {
  const known = new Map<string, T>()
  return (content) => {
    const before = known.get(content)
    if (before !== undefined) return before
    const value = read(content)
    if (known.size >= most) known.clear()
    known.set(content, value)
    return value
  }
}
