import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import { takesGzip } from './assets.ts'

/** A page as it was written. */
interface Kept {
  readonly mark: string
  readonly type: string
  readonly whole: Uint8Array<ArrayBuffer>
  readonly small: Uint8Array<ArrayBuffer>
  readonly etag: string
}

/** Serves public pages, which are the same for everybody, and keeps them as long as the archive stays what it is. */
export interface PageCache {
  /** `make` is called where the page is not kept in this state of the archive; null: there is no such page. */
  serve(context: Context, key: string, type: string, make: () => Promise<string | null>): Promise<Response | null>
}

export interface PageCacheOptions {
  /** Another one whenever pages may have changed. */
  readonly mark: () => Promise<string>
  /** How much is kept, in bytes. */
  readonly most?: number
}

const pack = promisify(gzip)

export function createPageCache({ mark, most = 32_000_000 }: PageCacheOptions): PageCache {
  // In order of use: what was not asked for longest goes first.
  const pages = new Map<string, Kept>()
  let size = 0
  const sizeOf = ({ whole, small }: Kept): number => whole.length + small.length

  const drop = (key: string): void => {
    const kept = pages.get(key)
    if (kept === undefined) return
    size -= sizeOf(kept)
    pages.delete(key)
  }
  const keep = (key: string, page: Kept): void => {
    drop(key)
    pages.set(key, page)
    size += sizeOf(page)
    for (const oldest of pages.keys()) {
      if (size <= most) break
      drop(oldest)
    }
  }

  return {
    async serve(context, key, type, make) {
      const now = await mark()
      let page = pages.get(key)
      if (page?.mark === now) {
        pages.delete(key)
        pages.set(key, page)
      } else {
        const text = await make()
        if (text === null) return null
        const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 20)}"`
        const whole = new TextEncoder().encode(text)
        page = { mark: now, type, whole, small: new Uint8Array(await pack(whole)), etag }
        keep(key, page)
      }
      return answer(context, page)
    },
  }
}

function answer(context: Context, { type, whole, small, etag }: Kept): Response {
  context.header('etag', etag)
  // A correction is to be seen at once; asking whether there was one costs nobody anything.
  context.header('cache-control', 'public, max-age=0, must-revalidate')
  context.header('vary', 'accept-encoding')
  if (hasSame(context.req.header('if-none-match'), etag)) return context.body(null, 304)
  context.header('content-type', type)
  if (!takesGzip(context.req.header('accept-encoding'))) return context.body(whole)
  context.header('content-encoding', 'gzip')
  return context.body(small)
}

/** Whether whoever asks knows it already (If-None-Match). */
export const hasSame = (known: string | undefined, etag: string): boolean =>
  (known ?? '').split(',').some((each) => [etag, etag.slice(2), '*'].includes(each.trim()))
