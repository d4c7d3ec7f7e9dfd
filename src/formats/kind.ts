import { zipEntries } from './zip.ts'

/** What can be read. */
export type ReadKind = 'text' | 'html' | 'mail' | 'feed' | 'docx' | 'table' | 'json'

/** What can only be named. */
export type UnreadKind = 'pdf' | 'image' | 'audio' | 'word' | 'sheet' | 'rtf' | 'opml' | 'archive'

/** Beginnings that name a format; `at` is where they stand. */
const magic: readonly { readonly kind: UnreadKind; readonly bytes: string; readonly at?: number }[] = [
  { kind: 'pdf', bytes: '%PDF-' },
  { kind: 'rtf', bytes: '{\\rtf' },
  { kind: 'image', bytes: '\x89PNG' },
  { kind: 'image', bytes: '\xff\xd8\xff' },
  { kind: 'image', bytes: 'GIF8' },
  { kind: 'image', bytes: 'WEBP', at: 8 },
  { kind: 'image', bytes: 'ftypheic', at: 4 },
  { kind: 'image', bytes: 'ftypavif', at: 4 },
  { kind: 'image', bytes: 'II*\0' },
  { kind: 'image', bytes: 'MM\0*' },
  { kind: 'audio', bytes: 'ID3' },
  { kind: 'audio', bytes: 'OggS' },
  { kind: 'audio', bytes: 'ftyp', at: 4 },
  { kind: 'audio', bytes: 'RIFF' },
  { kind: 'archive', bytes: '\x1f\x8b' },
  { kind: 'archive', bytes: '7z\xbc\xaf' },
  { kind: 'archive', bytes: 'Rar!' },
]

/** What these bytes are besides text, or null. `name` may be empty: a page that was fetched, standard input. */
export function kindOfBytes(bytes: Uint8Array, name: string): UnreadKind | 'docx' | null {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1')
  const found = magic.find(({ bytes: sign, at = 0 }) => head.startsWith(sign, at))
  if (found) return found.kind
  // The container of old Office files.
  if (head.startsWith('\xd0\xcf\x11\xe0')) return /\.xls$/i.test(name) ? 'sheet' : 'word'
  if (!head.startsWith('PK\x03\x04')) return null
  const inside = zipEntries(bytes).map((entry) => entry.name)
  if (inside.includes('word/document.xml')) return 'docx'
  if (inside.some((each) => each.startsWith('xl/'))) return 'sheet'
  if (inside.includes('content.xml')) return 'word'
  return 'archive'
}

/** What kind of text this is. */
export function kindOfText(text: string, name: string): Exclude<ReadKind, 'docx'> | 'opml' {
  const start = text
    .slice(0, 4096)
    .replace(/^\ufeff/, '')
    .trimStart()
  const root = /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+)?([\w:]+)/i
    .exec(start)?.[1]
    ?.toLowerCase()
  if (root === 'rss' || root === 'feed' || root === 'rdf:rdf') return 'feed'
  if (root === 'opml') return 'opml'
  if (root === 'html' || /\.x?html?$/i.test(name) || /^<(?:html|head|body|table|div|p|article|h1)\b/i.test(start))
    return 'html'
  if (start.startsWith('{') && isJson(text)) return 'json'
  if (isMail(start, /\.(?:eml|mbox)$/i.test(name))) return 'mail'
  return /\.(?:csv|tsv)$/i.test(name) ? 'table' : 'text'
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The source of a mail: it opens with header lines, among them one that only machines write. */
function isMail(start: string, named: boolean): boolean {
  const [head = ''] = start.replace(/^From .*\r?\n/, '').split(/\r?\n\r?\n/, 1)
  const lines = head.split(/\r?\n(?![ \t])/)
  if (!lines.every((line) => /^[\w-]{2,60}:/.test(line))) return false
  const names = new Set(lines.map((line) => line.slice(0, line.indexOf(':')).toLowerCase()))
  const written = ['from', 'to', 'subject', 'date'].filter((each) => names.has(each)).length
  const machines = ['mime-version', 'message-id', 'received', 'return-path', 'content-type', 'delivered-to']
  return machines.some((each) => names.has(each)) ? written >= 1 : named && written >= 2
}
