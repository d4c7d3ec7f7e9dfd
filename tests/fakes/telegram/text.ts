/** Text, entities and keyboards as the Bot API server checks them, with its own words. */

export interface Entity {
  readonly type: string
  readonly offset: number
  readonly length: number
  readonly url?: string
}

/** A refusal, as it goes out. */
export class Refusal extends Error {
  readonly code: number
  readonly parameters: object | undefined
  constructor(code: number, description: string, parameters?: object) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

/** What the real server takes and silently changes; a test can insist that there is none of it. */
export interface Losses {
  /** Entities beyond the hundredth. */
  entities: number
  /** Links whose URL is no URL. */
  links: number
}

const bad = (what: string) => new Refusal(400, `Bad Request: ${what}`)

/** TDLib misc.cpp clean_input_string, per UTF-16 unit: what a unit becomes; '' where it is dropped. */
const cleaned = (unit: string): string => {
  const code = unit.charCodeAt(0)
  if (code === 13) return ''
  if (code < 32 && code !== 10) return ' '
  if ((code >= 0x2028 && code <= 0x202e) || code === 0x333 || code === 0x33f || code === 0x30a) return ''
  return unit
}

const invisible = /[\s\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\u00a0]/g

/** A caption may be empty, and holds less. */
export const checkCaption = (raw: unknown, given: unknown, losses: Losses): { text: string; entities: Entity[] } => {
  if (raw === undefined || raw === '') return { text: '', entities: [] }
  const checked = checkText(raw, given, losses)
  if ([...checked.text].length > 1024) throw bad('message caption is too long')
  return checked
}

/** The text and entities that are kept, or a refusal. */
export const checkText = (raw: unknown, given: unknown, losses: Losses): { text: string; entities: Entity[] } => {
  if (typeof raw !== 'string' || raw === '') throw bad('message text is empty')
  if (!raw.isWellFormed()) throw bad('strings must be encoded in UTF-8')
  const entities = toEntities(given)
  for (const { offset, length } of entities) {
    if (offset + length > raw.length)
      throw bad(
        `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
      )
    if (insidePair(raw, offset)) throw bad(`entity begins in a middle of a UTF-16 symbol at byte offset ${offset}`)
    if (insidePair(raw, offset + length))
      throw bad(
        `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${offset}`,
      )
  }
  const places: number[] = []
  let text = ''
  for (let index = 0; index < raw.length; index += 1) {
    places.push(text.length)
    text += cleaned(raw.charAt(index))
  }
  places.push(text.length)
  if (text.replace(invisible, '') === '') throw bad('text must be non-empty')
  const start = text.length - text.replace(/^[ \n]+/, '').length
  const trimmed = text.slice(start).replace(/[ \n]+$/, '')
  if ([...trimmed].length > 4096) throw bad('message is too long')
  const kept: Entity[] = []
  for (const entity of entities) {
    const from = Math.max((places[entity.offset] ?? 0) - start, 0)
    const to = Math.min((places[entity.offset + entity.length] ?? 0) - start, trimmed.length)
    if (from >= to || trimmed.slice(from, to).trim() === '') continue
    if (entity.type === 'text_link' && !isLink(entity.url)) {
      losses.links += 1
      continue
    }
    kept.push({ ...entity, offset: from, length: to - from })
  }
  // TDLib MessageEntity.cpp, MAX_USER_ENTITY_COUNT: no error, the rest is gone.
  if (kept.length > 100) losses.entities += kept.length - 100
  return { text: trimmed, entities: kept.slice(0, 100) }
}

export interface Button {
  readonly text: string
  readonly callback_data?: string
}

/** The keyboard's rows, or a refusal. */
export const checkKeyboard = (markup: unknown): Button[][] => {
  if (markup === undefined || markup === null) return []
  // A keyboard in the place of the one that people type on: its buttons are no part of the message.
  const typed = field(markup, 'keyboard')
  if (Array.isArray(typed)) {
    if (typed.flat().some((button: unknown) => typeof field(button, 'text') !== 'string'))
      throw bad("can't parse keyboard button")
    return []
  }
  const rows = field(markup, 'inline_keyboard')
  if (!Array.isArray(rows)) throw bad('object expected as reply markup')
  const keyboard = rows.map((row: unknown): Button[] => (Array.isArray(row) ? row.map(checkButton) : []))
  // Assumption: 100 in all and 8 in a row is what servers were seen to take.
  if (keyboard.flat().length > 100) throw bad('reply markup is too long')
  if (keyboard.some((row) => row.length > 8)) throw bad('reply markup is too long')
  return keyboard
}

const checkButton = (button: unknown): Button => {
  const text = field(button, 'text')
  const data = field(button, 'callback_data')
  const url = field(button, 'url')
  if (typeof text !== 'string' || text.trim() === '')
    throw bad('can\'t parse inline keyboard button: Field "text" must be of type String')
  if (typeof data === 'string') {
    const bytes = Buffer.byteLength(data)
    if (bytes < 1 || bytes > 64) throw bad('BUTTON_DATA_INVALID')
    return { text, callback_data: data }
  }
  if (typeof url === 'string') return { text }
  throw bad('text buttons are unallowed in the inline keyboard')
}

/** A property of whatever came as JSON. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined

const known = new Set([
  'bold',
  'italic',
  'underline',
  'code',
  'pre',
  'text_link',
  'blockquote',
  'expandable_blockquote',
])

const toEntities = (given: unknown): Entity[] => {
  if (given === undefined) return []
  if (!Array.isArray(given)) throw bad("can't parse entities: expected an Array")
  return given.map((each: unknown) => {
    const type = field(each, 'type')
    const offset = field(each, 'offset')
    const length = field(each, 'length')
    const url = field(each, 'url')
    if (typeof type !== 'string' || !known.has(type)) throw bad("can't parse MessageEntity: invalid type")
    if (typeof offset !== 'number' || offset < 0) throw bad('receive an entity with incorrect offset')
    if (typeof length !== 'number' || length <= 0) throw bad('receive an entity with incorrect length')
    return { type, offset, length, ...(typeof url === 'string' ? { url } : {}) }
  })
}

const insidePair = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

const isLink = (url: string | undefined): boolean => {
  const parsed = URL.parse(url ?? '')
  return parsed !== null && /^https?:$/.test(parsed.protocol) && /[.:]/.test(parsed.hostname)
}
