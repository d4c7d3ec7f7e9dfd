import { inflateRawSync } from 'node:zlib'

/** One file of a zip, as its directory tells. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  /** Where its local header begins, and how many bytes of the zip it takes behind that. */
  readonly at: number
  readonly packed: number
}

const endSign = 0x06054b50
const entrySign = 0x02014b50

/** What is in a zip, without unpacking anything; empty where there is no directory that can be read (PKWARE APPNOTE 4.3). */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === null) return []
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySign) break
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const from = at + 46
    const label = Buffer.from(bytes.subarray(from, from + (name ?? 0))).toString('utf8')
    const [packed, begin] = [20, 42].map((offset) => view.getUint32(at + offset, true))
    entries.push({ name: label, method: view.getUint16(at + 10, true), at: begin ?? 0, packed: packed ?? 0 })
    at = from + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

/** Whether all files of a zip together unpack to at most so many bytes; what its directory says of that is a stranger's word. */
export function unpacksTo(bytes: Uint8Array, most: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = most
  for (const { method, at, packed } of zipEntries(bytes)) {
    if (at + 30 > view.byteLength) return false
    const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
    const data = bytes.subarray(from, from + packed)
    try {
      left -= method === deflated ? inflateRawSync(data, { maxOutputLength: Math.max(1, left) }).byteLength : packed
    } catch {
      return false
    }
    if (left < 0) return false
  }
  return true
}

const deflated = 8

/** Where the end record begins: within the last 64 KB, because a comment may follow it. */
function endOf(view: DataView): number | null {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) if (view.getUint32(at, true) === endSign) return at
  return null
}
