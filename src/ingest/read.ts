import { UserError } from '../errors.ts'

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
    if (length > maxBytes) throw tooLarge(maxBytes)
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
 * UserError, saying what to do, when the file is empty, too large, binary or in another encoding.
 */
export function decode(bytes: Uint8Array): string {
  if (bytes.byteLength > MAX_BYTES) throw tooLarge(MAX_BYTES)
  const text = decoded(bytes)
  if (text.includes('\0')) throw notText()
  if (text.trim() === '')
    throw new UserError('There is nothing in this file. Give a newsletter with items such as "1. Headline".')
  return text
}

function decoded(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  if (utf16 !== null) return decodedAs(utf16, bytes) ?? refuse()
  const text = decodedAs('utf-8', bytes)
  if (text !== null) return text
  if (bytes.includes(0)) throw notText()
  const chinese = decodedAs('gb18030', bytes)
  return chinese !== null && readsAsChinese(chinese) ? chinese : refuse()
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

function refuse(): never {
  throw new UserError('This file is in an encoding that cannot be told. Save it as UTF-8 and try again.')
}

const notText = (): UserError =>
  new UserError('This is no text file. Save the newsletter as plain text (UTF-8) and try again.')

const tooLarge = (maxBytes: number): UserError =>
  new UserError(
    `This is larger than ${(maxBytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MB, far more than a newsletter. Check that it is the right file.`,
  )
