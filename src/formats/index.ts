import { UserError } from '../errors.ts'
import { MAX_BYTES } from '../ingest/decode.ts'
import { print } from '../ingest/print.ts'
import { hostOf } from '../ingest/text/url.ts'
import type { Draft, Language } from '../model.ts'
import { phrasesIn } from '../phrases/index.ts'
import { textOf } from './charset.ts'
import { kindOfBytes, kindOfText, type ReadKind } from './kind.ts'

/** A file as newsletter text, and what it was. */
export interface ReadFile {
  readonly kind: ReadKind
  readonly text: string
}

/** Documents hold pictures and styles besides: so much in bytes is read of one. */
export const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024

/**
 * The newsletter text in a file of any kind that people have: plain text and Markdown, HTML and saved web pages, mails, feeds, Word
 * documents, tables with named columns, our own JSON. Throws UserError, naming what it is and what to do in this language, for what
 * cannot be read.
 */
export async function readFile(bytes: Uint8Array, name: string, language: Language = 'en'): Promise<ReadFile> {
  const { formats, file } = phrasesIn(language).reading
  const packed = kindOfBytes(bytes, name)
  const most = packed === 'docx' ? MAX_DOCUMENT_BYTES : MAX_BYTES
  if (packed !== null && packed !== 'docx') throw new UserError(formats[packed])
  if (bytes.byteLength > most) throw new UserError(file.tooLarge(most / 1024 / 1024))
  if (packed === 'docx') {
    const { readDocx } = await import('./docx.ts')
    return { kind: packed, text: (await readDocx(bytes, formats.tooDeep)) ?? fail(formats.brokenDocument) }
  }
  const text = textOf(bytes, language)
  const kind = kindOfText(text, name)
  if (kind === 'opml') throw new UserError(formats.opml)
  return { kind, text: await wordsOf(kind, { text, bytes }, language) }
}

// A library is loaded only for a file that needs it.
async function wordsOf(
  kind: Exclude<ReadKind, 'docx'>,
  { text, bytes }: { readonly text: string; readonly bytes: Uint8Array },
  language: Language,
): Promise<string> {
  const { formats } = phrasesIn(language).reading
  switch (kind) {
    case 'html': {
      const { markdownOf } = await import('./html.ts')
      return markdownOf(text, formats.tooDeep)
    }
    case 'mail': {
      const { readMail } = await import('./mail.ts')
      return readMail(bytes, formats.tooDeep)
    }
    case 'feed':
      return printed(await feedIn(text), formats.brokenFeed)
    case 'json': {
      const { readOwnJson } = await import('./own-json.ts')
      return printed(readOwnJson(text) ?? (await feedIn(text)), formats.otherJson)
    }
    case 'table': {
      const { readTable } = await import('./table.ts')
      return printed(readTable(text), formats.noColumns)
    }
    case 'text':
      return text
  }
}

const feedIn = async (text: string): Promise<Draft | null> => (await import('./feed.ts')).readFeed(text, hostOf)

/** A draft as the text that reads back as it. */
const printed = (draft: Draft | null, otherwise: string): string =>
  draft?.sections.some(({ items }) => items.length > 0) ? print(draft) : fail(otherwise)

function fail(words: string): never {
  throw new UserError(words)
}
