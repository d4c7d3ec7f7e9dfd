/** A stretch of formatting; offset and length count UTF-16 units, as the Bot API does. */
export type Entity =
  | {
      readonly type: 'bold' | 'italic' | 'code' | 'expandable_blockquote'
      readonly offset: number
      readonly length: number
    }
  | { readonly type: 'text_link'; readonly offset: number; readonly length: number; readonly url: string }

/** Text with its formatting: entities in order of offset, never overlapping, never empty. */
export interface Styled {
  readonly text: string
  readonly entities: readonly Entity[]
}

export const empty: Styled = { text: '', entities: [] }

/**
 * The text as Telegram will keep it, so that offsets stay right: what its servers strip or replace (TDLib, misc.cpp,
 * clean_input_string) is gone before we count. Line breaks stay.
 */
export const tidy = (value: string): string =>
  value
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\t\v\f]/g, ' ')
    .replace(/(?!\n)\p{Cc}|[\u202a-\u202e]/gu, '')
    .replace(/(?:\u0333|\u033f|\u030a)/g, '')
    .replace(/[\u200e\u200f]+(?=[\u200e\u200f])/g, '')

/** Tidy, on one line, without space around it; empty when nothing of it can be seen. */
export const oneLine = (value: string): string => {
  const line = tidy(value)
    .replace(/\s+/g, (blank) => (blank.includes('\n') ? ' ' : blank))
    .trim()
  return isVisible(line) ? line : ''
}

/** Whether anything of the text can be seen; Telegram refuses messages where nothing can. */
export const isVisible = (value: string): boolean =>
  /[^\s\p{Cc}\p{Cf}\p{Zs}\p{M}\u115f\u1160\u2800\u3164\uffa0\ufffc]/u.test(value)

/** Text without formatting. It must be tidy. */
export const plain = (text: string): Styled => (text === '' ? empty : { text, entities: [] })

/** Text with one formatting over all of it. It must be tidy. */
export const styled = (type: Exclude<Entity['type'], 'text_link'>, text: string): Styled =>
  isVisible(text) ? { text, entities: [{ type, offset: 0, length: text.length }] } : plain(text)

/** Text that links. */
export const linked = (text: string, url: string): Styled =>
  isVisible(text) ? { text, entities: [{ type: 'text_link', offset: 0, length: text.length, url }] } : plain(text)

/** One after the other, with a separator between those that are not empty. */
export const join = (pieces: readonly Styled[], separator = ''): Styled => {
  let text = ''
  const entities: Entity[] = []
  for (const piece of pieces) {
    if (piece.text === '') continue
    if (text !== '') text += separator
    const start = text.length
    for (const entity of piece.entities) entities.push({ ...entity, offset: entity.offset + start })
    text += piece.text
  }
  return { text, entities }
}

/** The piece from `start` to `end`, without space around it; formatting is cut to fit. */
export const slice = (piece: Styled, start: number, end: number): Styled => {
  const raw = piece.text.slice(start, end)
  const from = start + (raw.length - raw.trimStart().length)
  const text = raw.trim()
  const to = from + text.length
  const entities: Entity[] = []
  for (const entity of piece.entities) {
    const first = Math.max(entity.offset, from)
    const last = Math.min(entity.offset + entity.length, to)
    // What has no visible character is dropped by the server, and would only spend one of the hundred.
    if (first < last && isVisible(piece.text.slice(first, last)))
      entities.push({ ...entity, offset: first - from, length: last - first })
  }
  return { text, entities }
}
