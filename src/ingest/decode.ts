import { UserError } from '../errors.ts'
import type { Language } from '../model.ts'
import type { Reading } from '../phrases/en/reading.ts'
import { phrasesIn } from '../phrases/index.ts'

/** The most that one newsletter may take, in bytes; a long one of 50 items has 40 KB. */
export const MAX_BYTES = 2 * 1024 * 1024

/**
 * All bytes of a stream. Throws UserError as soon as there are more than `maxBytes`, and then stops reading: no more than
 * one chunk beyond the limit is ever held.
 */
export async function readLimited(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number = MAX_BYTES,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.byteLength
    if (length > maxBytes) throw tooLarge(maxBytes, wordsIn('en'))
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

/**
 * The text of a newsletter file: UTF-8, UTF-16 with a byte order mark, or Chinese in GB18030 (GBK, GB2312). Throws
 * UserError, saying in this language what to do, when the file is empty, too large, binary or in another encoding.
 */
export function decode(bytes: Uint8Array, language: Language = 'en'): string {
  const words = wordsIn(language)
  if (bytes.byteLength > MAX_BYTES) throw tooLarge(MAX_BYTES, words)
  const text = decoded(bytes, words)
  if (text.includes('\0')) throw new UserError(words.notText)
  if (text.trim() === '') throw new UserError(words.empty)
  return text
}

function decoded(bytes: Uint8Array, words: Words): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  if (utf16 !== null) return decodedAs(utf16, bytes) ?? refuse(words)
  const text = decodedAs('utf-8', bytes)
  if (text !== null) return text
  if (bytes.includes(0)) throw new UserError(words.notText)
  const chinese = decodedAs('gb18030', bytes)
  return chinese !== null && readsAsChinese(chinese) ? chinese : refuse(words)
}

function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

// Almost any bytes are valid GB18030, Western accents and images too; only Chinese gives almost only common ideographs.
function readsAsChinese(text: string): boolean {
  const sample = text.slice(0, 100_000)
  const beyondAscii = sample.match(/\P{ASCII}/gu)?.length ?? 0
  const common = sample.match(/[\u4e00-\u9fa5\u3000-\u301f\uff01-\uff5e\u2010-\u2026\u00b7]/g)?.length ?? 0
  const control = /(?![\t-\r])[\p{Cc}\p{Co}]/u.test(sample)
  return !control && common >= 4 && common >= beyondAscii * 0.95
}

type Words = Reading['file']

const wordsIn = (language: Language): Words => phrasesIn(language).reading.file

function refuse(words: Words): never {
  throw new UserError(words.unknownEncoding)
}

const tooLarge = (maxBytes: number, words: Words): UserError => new UserError(words.tooLarge(maxBytes / 1024 / 1024))
