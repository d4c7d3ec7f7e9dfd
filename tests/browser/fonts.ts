import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

const require = createRequire(import.meta.url)

/** The browser brings no Chinese letters. */
const files = ['@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff']

/** Puts fonts into this folder where a browser finds them, and tells what has to be in its environment. */
export function provideFonts(folder: string): Record<string, string> {
  const fonts = join(folder, 'fonts')
  mkdirSync(fonts, { recursive: true })
  for (const [at, file] of files.entries())
    writeFileSync(join(fonts, `font-${at}.ttf`), unpacked(readFileSync(require.resolve(file))))
  const config = join(folder, 'fonts.conf')
  // What the machine has, and how it prefers it, comes first.
  const folders = `<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${fonts}</dir>`
  writeFileSync(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`,
  )
  return { FONTCONFIG_FILE: config }
}

/** A web font (WOFF 1.0, www.w3.org/TR/WOFF) as systems know it: the same tables, not packed. */
function unpacked(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const power = Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + 16 * count)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * count - 16 * 2 ** power, 10)
  const pieces: Buffer[] = [head]
  let offset = head.length
  for (let table = 0; table < count; table++) {
    const entry = 44 + 20 * table
    const [from, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at))
    const raw = woff.subarray(from, (from ?? 0) + (packed ?? 0))
    const data = packed === length ? raw : inflateSync(raw)
    woff.copy(head, 12 + 16 * table, entry, entry + 4)
    woff.copy(head, 16 + 16 * table, entry + 16, entry + 20)
    head.writeUInt32BE(offset, 20 + 16 * table)
    head.writeUInt32BE(data.length, 24 + 16 * table)
    pieces.push(data, Buffer.alloc(-data.length & 3))
    offset += data.length + (-data.length & 3)
  }
  return Buffer.concat(pieces)
}
