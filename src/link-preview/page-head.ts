import { Parser } from 'htmlparser2'
import { tidy, wording } from '../ingest/text/tidy.ts'
import { hostOf } from '../ingest/text/url.ts'
import { withoutTracking } from './canonical-url.ts'
import type { Page } from './page.ts'

/** Reads the head of an HTML page as its bytes come. Takes time in proportion to them, whatever they are. */
export interface HeadReader {
  /** Tells whether all that is of use has been read. */
  read(bytes: Uint8Array): boolean
  /** What the head says of the page; `url` is where it was found. */
  page(url: string): Page
}

/** A reader for one page, in the charset of its header (`text/html; charset=…`), of its byte order mark or its meta element, else UTF-8. */
export function createHeadReader(contentType: string): HeadReader {
  let beginning: Uint8Array = new Uint8Array()
  let open: OpenHead | null = null
  const reopen = (): OpenHead => openHead(decoderFor(beginning, contentType))
  return {
    read(bytes) {
      if (open && beginning.byteLength >= sniffed) return open.read(bytes)
      // A page that comes in drops may name its charset only in the next one.
      beginning = Buffer.concat([beginning, bytes])
      open = reopen()
      return open.read(beginning)
    },
    page: (url) => pageOf((open ?? reopen()).end(), url),
  }
}

function pageOf(said: ReadonlyMap<string, string>, url: string): Page {
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

/** Browsers look no further for the name of a charset. */
const sniffed = 2048

function decoderFor(beginning: Uint8Array, contentType: string) {
  const ascii = new TextDecoder('latin1').decode(beginning.subarray(0, sniffed))
  const mark = ascii.startsWith('ï»¿') ? 'utf-8' : null
  const named = charset.exec(contentType.slice(0, sniffed))?.[1] ?? charset.exec(ascii)?.[1] ?? 'utf-8'
  return decoderOf(mark ?? named)
}

const charset = /charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})/i

function decoderOf(label: string) {
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}

interface OpenHead {
  read(bytes: Uint8Array): boolean
  /** Everything of use that was found, by name: the first of each counts. */
  end(): ReadonlyMap<string, string>
}

/** Nothing that we use is longer, even before it is tidied. */
const longestValue = 8000
/** A parser takes longer the deeper it is; a head is two deep. */
const deepest = 32

function openHead(decoder: InstanceType<typeof TextDecoder>): OpenHead {
  const said = new Map<string, string>()
  const keep = (name: string | undefined, value: string | undefined): void => {
    const key = name?.slice(0, longestValue).trim().toLowerCase()
    const kept = value?.slice(0, longestValue)
    if (key && kept?.trim() && !said.has(key)) said.set(key, kept)
  }
  let title: string | null = null
  let depth = 0
  let done = false
  const stop = (): void => {
    done = true
    parser.pause()
  }
  const parser = new Parser({
    onopentag(name, { property, name: called, content, rel, href }) {
      depth++
      if (name === 'body' || depth > deepest) return stop()
      if (name === 'meta') keep(property ?? called, content)
      if (name === 'link' && rel?.slice(0, longestValue).toLowerCase().split(/\s+/).includes('canonical'))
        keep('canonical', href)
      if (name === 'title' && !said.has('title')) title = ''
    },
    ontext(text) {
      if (title !== null && title.length < longestValue) title += text
    },
    onclosetag(name) {
      depth--
      if (name === 'head') return stop()
      if (name !== 'title' || title === null) return
      keep('title', title)
      title = null
    },
  })
  return {
    read(bytes) {
      if (!done) parser.write(decoder.decode(bytes, { stream: true }))
      return done
    },
    end() {
      if (!done) parser.end(decoder.decode())
      return said
    },
  }
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
  let end = rest.length
  while (end > 0 && separators.includes(rest[end - 1] ?? '')) end--
  const before = rest.slice(0, end).trimEnd()
  return before === '' || before === rest ? title : before
}

const separators = '-|–—·_:'

const longestTitle = 300
const longestDescription = 1500
const longestSite = 80

const cutOrNull = (text: string | null, letters: number): string | null => text && cut(text, letters)

function cut(text: string, letters: number): string {
  const all = [...tidy(text)]
  return all.length > letters ? `${all.slice(0, letters).join('').trim()}…` : all.join('')
}
