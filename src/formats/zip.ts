/** One file of a zip, as its directory tells. */
export interface ZipEntry {
  readonly name: string
  /** Bytes when unpacked. */
  readonly size: number
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
    entries.push({ name: label, size: view.getUint32(at + 24, true) })
    at = from + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

/** Where the end record begins: within the last 64 KB, because a comment may follow it. */
function endOf(view: DataView): number | null {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) if (view.getUint32(at, true) === endSign) return at
  return null
}
