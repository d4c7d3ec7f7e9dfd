import { Parser } from 'htmlparser2'
import { tidy, wording } from '../ingest/text/tidy.ts'
import { hostOf } from '../ingest/text/url.ts'
import { withoutTracking } from './canonical-url.ts'
import type { Page } from './page.ts'

/** What the head of an HTML page says of it; `url` is where it was found. Pure. */
export function readHead(html: string, url: string): Page {
  const said = headOf(html)
  const say = (...names: readonly string[]): string | null =>
    names.map((name) => wording(said.get(name) ?? '')).find((text) => text !== '') ?? null
  const site = say('og:site_name', 'application-name') ?? hostOf(url)
  const title = say('og:title', 'twitter:title') ?? withoutSite(say('title'), site)
  return {
    url: withoutTracking(canonical(said.get('canonical'), url)),
    title: title && cut(title, longestTitle),
    description: cutOrNull(say('og:description', 'twitter:description', 'description'), longestDescription),
    site: cut(site, longestSite),
  }
}

/** The text of a page: in the charset of its header (`text/html; charset=…`), of its byte order mark or its meta element, else UTF-8. */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const ascii = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const mark = ascii.startsWith('ï»¿') ? 'utf-8' : null
  const named = charset.exec(contentType)?.[1] ?? charset.exec(ascii)?.[1] ?? 'utf-8'
  return decoderOf(mark ?? named).decode(bytes)
}

const charset = /charset\s*=\s*["']?\s*([\w.:-]{2,40})/i

function decoderOf(label: string) {
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}

/** Everything of use in the head, by name: the first of each counts. */
function headOf(html: string): ReadonlyMap<string, string> {
  const said = new Map<string, string>()
  const keep = (name: string | undefined, value: string | undefined): void => {
    const key = name?.trim().toLowerCase()
    if (key && value?.trim() && !said.has(key)) said.set(key, value)
  }
  let title: string | null = null
  let inBody = false
  const parser = new Parser({
    onopentag(name, { property, name: called, content, rel, href }) {
      if (name === 'body') inBody = true
      if (name === 'meta') keep(property ?? called, content)
      if (name === 'link' && rel?.toLowerCase().split(/\s+/).includes('canonical')) keep('canonical', href)
      // A drawing in the body has a title of its own.
      if (name === 'title' && !inBody && !said.has('title')) title = ''
    },
    ontext(text) {
      if (title !== null) title += text
    },
    onclosetag(name) {
      if (name !== 'title' || title === null) return
      keep('title', title)
      title = null
    },
  })
  parser.end(html)
  return said
}

/** The address that a page gives itself, where it is another one of the same site; never its front page. */
function canonical(named: string | undefined, url: string): string {
  const own = named === undefined ? null : URL.parse(named.trim(), url)
  const found = new URL(url)
  if (!own || !/^https?:$/.test(own.protocol) || bare(own) !== bare(found)) return url
  return own.pathname === '/' && found.pathname !== '/' ? url : own.href
}

const bare = ({ hostname }: URL): string => hostname.replace(/^(?:www|m|mobile|amp)\./, '')

/** "Rates fall | The Ledger" without the site's own name. */
function withoutSite(title: string | null, site: string): string | null {
  if (title === null || !title.toLowerCase().endsWith(site.toLowerCase())) return title
  const rest = title.slice(0, title.length - site.length).trimEnd()
  const before = rest.replace(/[-|–—·_:]+$/u, '').trimEnd()
  return before === '' || before === rest ? title : before
}

const longestTitle = 300
const longestDescription = 1500
const longestSite = 80

const cutOrNull = (text: string | null, letters: number): string | null => text && cut(text, letters)

function cut(text: string, letters: number): string {
  const all = [...tidy(text)]
  return all.length > letters ? `${all.slice(0, letters).join('').trim()}…` : all.join('')
}
