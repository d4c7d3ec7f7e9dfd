import { isDeepStrictEqual } from 'node:util'
import type { Item } from '../../model.ts'
import type { Phrases } from '../../phrases/index.ts'
import type { AuditEntry } from '../../store/desk.ts'
import { readUndoing } from './undoing.ts'

/** What a line of the record changed about an item, in a few words: `headline: A → B`, `7 → 2`; null: nothing that can be told so. */
export function tellChange({ action, subject, detail }: AuditEntry, { posting }: Phrases): string | null {
  const undoing = readUndoing(action, subject, detail)
  if (undoing?.kind === 'words') return toldWords(undoing.was, undoing.is, posting)
  const [from, to] = [placeIn(detail.from), placeIn(detail.to)]
  if (!from || !to) return null
  const section =
    from.section === to.section ? [] : [fromTo(from.section ?? posting.noSection, to.section ?? posting.noSection)]
  const number = from.number === to.number ? [] : [fromTo(String(from.number), String(to.number))]
  return [...section, ...number].join(', ') || null
}

const fromTo = (before: string, after: string): string => `${short(before)} → ${short(after)}`

type Words = Pick<Item, 'headline' | 'body' | 'source' | 'topics'>

function toldWords(was: Words, is: Words, { fields }: Phrases['posting']): string | null {
  const tags = (topics: readonly string[]): string => topics.map((slug) => `#${slug}`).join(' ') || '–'
  const name = ({ source }: Words): string =>
    source === null ? '–' : [source.name, source.url ?? ''].filter(Boolean).join(', ')
  const told = [
    ...(was.headline === is.headline ? [] : [`${fields.headline}${fromTo(was.headline, is.headline)}`]),
    ...(isDeepStrictEqual(was.body, is.body)
      ? []
      : [`${fields.text}${fromTo(...around(was.body.join(' '), is.body.join(' ')))}`]),
    ...(isDeepStrictEqual(was.source, is.source) ? [] : [`${fields.source}${fromTo(name(was), name(is))}`]),
    ...(isDeepStrictEqual(was.topics, is.topics)
      ? []
      : [`${fields.topics}${fromTo(tags(was.topics), tags(is.topics))}`]),
  ]
  return told.join('; ') || null
}

/** Only where two texts differ, with a little of what stands around. */
function around(before: string, after: string): readonly [string, string] {
  const shared = Math.min(before.length, after.length)
  let from = 0
  while (from < shared && before[from] === after[from]) from++
  let tail = 0
  while (tail < shared - from && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const cut = (text: string): string => {
    const [begin, end] = [Math.max(0, from - beside), Math.min(text.length, text.length - tail + beside)]
    return `${begin > 0 ? '…' : ''}${text.slice(begin, end).toWellFormed()}${end < text.length ? '…' : ''}`
  }
  return [cut(before), cut(after)]
}

const beside = 12

const short = (text: string): string => (text.length > most ? `${text.slice(0, most).toWellFormed().trim()}…` : text)
const most = 90

function placeIn(value: unknown): { readonly number: number; readonly section: string | null } | null {
  if (typeof value !== 'object' || value === null || !('number' in value) || !('section' in value)) return null
  const { number, section } = value
  if (typeof number !== 'number') return null
  return { number, section: typeof section === 'string' ? section : null }
}
