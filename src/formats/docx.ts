import mammoth from 'mammoth'
import { markdownOf } from './html.ts'
import { unpacksTo } from './zip.ts'

/** Unpacked, a newsletter with pictures is smaller; a zip that was made to burst is not. */
const mostUnpacked = 64 * 1024 * 1024

/** A Word document as Markdown, without its pictures; null: it cannot be read, or would unpack to far more than a newsletter. */
export async function readDocx(bytes: Uint8Array, tooDeep: string): Promise<string | null> {
  if (!unpacksTo(bytes, mostUnpacked)) return null
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage })
    return markdownOf(value, tooDeep)
  } catch {
    return null
  }
}
