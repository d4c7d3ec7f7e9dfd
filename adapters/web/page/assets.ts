import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' } as const

/** The files that go to the browser as they are. */
const names = ['desk.css', 'icon.svg', 'live.js'] as const
export type AssetName = (typeof names)[number]

interface Asset {
  readonly path: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly small: Uint8Array<ArrayBuffer>
}

const read = (name: AssetName): Asset => {
  const bytes = new Uint8Array(readFileSync(new URL(`../client/${name}`, import.meta.url)))
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const [stem = '', ending = 'css'] = name.split('.')
  const type = ending === 'js' ? types.js : ending === 'svg' ? types.svg : types.css
  return { path: `/assets/${stem}.${mark}.${ending}`, type, bytes, small: new Uint8Array(gzipSync(bytes)) }
}

const assets = new Map(names.map((name) => [name, read(name)]))

const style = readFileSync(new URL('../client/style.css', import.meta.url), 'utf8')
  // What lies between the rules is for whoever reads the file.
  .replaceAll(/\s+/g, ' ')

/**
 * What every page looks like, written into it: whoever opens one for the first time sees it without asking for anything more. Its hash lets
 * the policy allow this and nothing else.
 */
export const inlineStyle = {
  text: style,
  hash: `sha256-${createHash('sha256').update(style).digest('base64')}`,
} as const

/** The address of a file: another one whenever its content is another one. */
export const assetPath = (name: AssetName): string => assets.get(name)?.path ?? ''

/** Serves them; they may be kept for good. */
export function assetRoutes(): Hono {
  const routes = new Hono()
  for (const { path, type, bytes, small } of assets.values())
    routes.get(path, (context) => {
      context.header('content-type', type)
      context.header('cache-control', 'public, max-age=31536000, immutable')
      context.header('vary', 'accept-encoding')
      if (!takesGzip(context.req.header('accept-encoding'))) return context.body(bytes)
      context.header('content-encoding', 'gzip')
      return context.body(small)
    })
  return routes
}

/** Whether whoever asks can read what is packed. */
export const takesGzip = (accepted: string | undefined): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(accepted ?? '')
