/** Some words that are to become others. */
export interface Change {
  readonly before: string
  readonly after: string
}

/** Reads `old → new`, also with `->`, `=>` or `⇒`; null where there is no arrow, or nothing in front of it. */
export function readChange(text: string): Change | null {
  const arrow = /→|->|=>|⇒/.exec(text)
  if (!arrow) return null
  const before = text.slice(0, arrow.index).trim()
  return before === '' ? null : { before, after: text.slice(arrow.index + arrow[0].length).trim() }
}
