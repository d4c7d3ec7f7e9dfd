import { detect } from 'chardet'
import { decode } from '../ingest/decode.ts'
import type { Language } from '../model.ts'

/** What these bytes say as text: in the encoding that they declare (HTML, XML), in UTF-8 or UTF-16, else in the one that their letters suggest. Throws UserError. */
export function textOf(bytes: Uint8Array, language: Language): string {
  const declared = declaredIn(bytes)
  const named = declared === null ? null : decodedAs(declared, bytes)
  if (named !== null) return named
  if (decodedAs('utf-8', bytes) === null && !bytes.includes(0)) {
    const guess = detect(bytes.subarray(0, sampleBytes))
    const guessed = guess === null ? null : decodedAs(guess, bytes)
    if (guessed !== null && guessed.trim() !== '' && !control.test(guessed)) return guessed
  }
  return decode(bytes, language)
}

/** No text has these. */
const control = /(?![\t-\r])[\p{Cc}\p{Co}]/u

/** So much tells an encoding. */
const sampleBytes = 64 * 1024

/** The encoding that an XML declaration or a meta element names, or null. */
function declaredIn(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  if (!start.trimStart().startsWith('<')) return null
  const named =
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{2,40})["']/i.exec(start) ??
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(start)
  const name = named?.[1]?.toLowerCase() ?? null
  // UTF-8 is what everything is read as first.
  return name === null || /^utf-?8$/.test(name) ? null : name
}

function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
