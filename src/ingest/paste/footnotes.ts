import { referenceKey } from '../text/link-markup.ts'
import type { Reference, References } from '../text/markup-references.ts'
import { tidy } from '../text/tidy.ts'
import { cleanUrl, urlTail } from '../text/url.ts'
import type { RawLine } from './raw-lines.ts'

/** A text's lines without the notes, and what these lead to. */
export interface WithNotes {
  readonly lines: readonly RawLine[]
  readonly references: References
}

const definition = /^ {0,3}\[\^?([^[\]]{1,200})\](:?)[ \t]*(\S.{0,2100})$/
const begins = /^ {0,3}[[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]/
const superscript = /^ {0,3}([\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})[ \t]*(\S.{0,2100})$/
const linkDefinition = /^<?([^\s<>]+)>?(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?$/
const above =
  /^ *#{0,6} *\**(?:links?|references|sources|notes|footnotes|参考链接|参考资料|链接|脚注|注释|引用链接)\**[ :：]*$/i
const underline = /^[-=_*—–─]{3,}\s*$/

/**
 * Takes out the lines that only say where a note leads: `[1] https://…`, `[1]: https://…`, `[^1]: Name, https://…`, `¹ https://…`. Only
 * such as are asked for elsewhere, so that "[1] Headline https://…" stays an item.
 */
export function takeFootnotes(lines: readonly RawLine[]): WithNotes {
  const found = lines.flatMap((line, at) => {
    const read = noteIn(line.raw)
    return read ? [{ ...read, at }] : []
  })
  if (found.length === 0) return { lines, references: new Map() }
  const asked = askedFor(lines, new Set(found.map(({ at }) => at)))
  const references = new Map<string, Reference>()
  const taken = new Set<number>()
  for (const { key, reference, at } of found) {
    if (!asked.has(key) || references.has(key)) continue
    references.set(key, reference)
    taken.add(at)
  }
  for (const at of [...taken]) {
    if (underline.test(lines[at - 1]?.raw ?? '')) taken.add(at - 1)
    const title = taken.has(at - 1) ? at - 2 : at - 1
    const label = (lines[title]?.raw ?? '').trim() === '' ? title - 1 : title
    if (!taken.has(title) && above.test(lines[label]?.raw ?? '')) taken.add(label)
  }
  return { lines: lines.filter((_, at) => !taken.has(at)), references }
}

function noteIn(raw: string): { readonly key: string; readonly reference: Reference } | null {
  if (!begins.test(raw)) return null
  const note = superscript.exec(raw)
  const [, name = note?.[1] ?? '', colon = '', text = note?.[2] ?? ''] = definition.exec(raw) ?? []
  if (name === '') return null
  const key = referenceKey(name)
  const isNote = note !== null || raw.includes('[^') || /^\d{1,3}$/.test(key)
  const target = colon === ':' ? cleanUrl(linkDefinition.exec(text.trim())?.[1] ?? '') : null
  if (target !== null) return { key, reference: { url: target, name: '', isNote } }
  if (!isNote) return null
  const tail = urlTail(tidy(text).replace(/[>)\]]+$/, ''))
  if (!tail || tail.rest.length > 60) return null
  const label = tail.rest.replaceAll(/^[\s<([]+|[\s<([,，:：;；–—-]+$/g, '')
  return { key, reference: { url: tail.url, name: label, isNote } }
}

/** The names that stand in brackets, or raised, outside of the definitions. */
function askedFor(lines: readonly RawLine[], definitions: ReadonlySet<number>): Set<string> {
  const names = new Set<string>()
  lines.forEach(({ raw }, at) => {
    if (definitions.has(at)) return
    for (const [, name = ''] of raw.matchAll(/\[\^?([^[\]]{1,200})\]/g)) names.add(referenceKey(name))
    for (const [mark] of raw.matchAll(/[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}/g)) names.add(referenceKey(mark))
  })
  return names
}
