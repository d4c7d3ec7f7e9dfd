import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createButtons } from '../../../adapters/telegram/buttons.ts'
import { createNames } from '../../../adapters/telegram/command-names.ts'
import { type ClassicBody, classic } from '../../../adapters/telegram/render/classic.ts'
import type { Entity } from '../../../adapters/telegram/render/styled.ts'
import { docs, hostileDocs } from '../../contracts/docs.ts'
import { field } from '../../fakes/telegram/text.ts'

/** Telegram's own code, as a library; it exists for common platforms only. */
const load = async () => {
  try {
    const tdl = await import('tdl')
    const tdjson = createRequire(import.meta.url).resolve('@prebuilt-tdlib/linux-x64-glibc/libtdjson.so')
    tdl.configure({ tdjson, verbosityLevel: 0 })
    return (html: string): unknown =>
      tdl.execute({ _: 'parseTextEntities', text: html, parse_mode: { _: 'textParseModeHTML' } })
  } catch {
    return null
  }
}

const parse = await load()
const renderContext = { buttons: createButtons(), names: createNames() }

describe.skipIf(parse === null)("Telegram's own parser reads our formatting as we meant it", () => {
  const agrees = ({ text, entities }: ClassicBody) => {
    const parsed = parse?.(toHtml(text, entities))
    const found = field(parsed, 'entities')
    expect(field(parsed, 'text')).toBe(text)
    expect(Array.isArray(found) ? found.map(toOurs) : found).toEqual(entities)
  }

  test.each(Object.entries(hostileDocs))('hostile: %s', (_, doc) => {
    classic(doc, renderContext).forEach(agrees)
  })

  test('any doc', () => {
    fc.assert(
      fc.property(docs, (doc) => classic(doc, renderContext).forEach(agrees)),
      { numRuns: 200 },
    )
  })
})

const tags: Readonly<Record<Entity['type'], readonly [string, string]>> = {
  bold: ['b', 'b'],
  italic: ['i', 'i'],
  code: ['code', 'code'],
  expandable_blockquote: ['blockquote expandable', 'blockquote'],
  text_link: ['a', 'a'],
}

/** The same message in the other notation, written independently of our own HTML. */
const toHtml = (text: string, entities: readonly Entity[]): string => {
  let html = ''
  let at = 0
  for (const entity of entities) {
    const [open, close] = tags[entity.type]
    const link = entity.type === 'text_link' ? ` href="${escaped(entity.url)}"` : ''
    const end = entity.offset + entity.length
    html += `${escaped(text.slice(at, entity.offset))}<${open}${link}>${escaped(text.slice(entity.offset, end))}</${close}>`
    at = end
  }
  return html + escaped(text.slice(at))
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const names: Readonly<Record<string, Entity['type']>> = {
  textEntityTypeBold: 'bold',
  textEntityTypeItalic: 'italic',
  textEntityTypeCode: 'code',
  textEntityTypeExpandableBlockQuote: 'expandable_blockquote',
  textEntityTypeTextUrl: 'text_link',
}

const toOurs = (entity: unknown) => {
  const type = field(entity, 'type')
  const url = field(type, 'url')
  return {
    type: names[String(field(type, '_'))],
    offset: field(entity, 'offset'),
    length: field(entity, 'length'),
    ...(url === undefined ? {} : { url }),
  }
}
