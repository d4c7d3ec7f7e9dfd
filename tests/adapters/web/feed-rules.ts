import { DomUtils, parseDocument } from 'htmlparser2'
import { z } from 'zod'

// What RSS 2.0 (www.rssboard.org/rss-specification), Atom (RFC 4287) and JSON Feed 1.1 (www.jsonfeed.org/version/1.1) ask of a feed, by
// a reader of XML that our writer does not know.

const parsed = (xml: string) => parseDocument(xml, { xmlMode: true, decodeEntities: true })
type Tag = ReturnType<typeof DomUtils.getElementsByTagName>[number]
const children = (of: Tag, name: string): readonly Tag[] => DomUtils.getElementsByTagName(name, of.children, false)
const text = (of: Tag, name: string): string =>
  children(of, name)
    .map((child) => DomUtils.textContent(child))
    .join('\n')

/** RFC 822 with four digits for the year, as RSS asks, and a day that is really there. */
const isMailDate = (date: string): boolean => {
  const form =
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (GMT|[+-]\d{4})$/
  return form.test(date) && new Date(date).toUTCString().slice(0, 3) === date.slice(0, 3)
}
/** RFC 3339. */
const isStamp = (date: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(date) && Number.isFinite(Date.parse(date))
const isAbsolute = (address: string): boolean => /^https?:\/\/[^/]/.test(address) && URL.canParse(address)
const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}
/** Whoever shows an entry elsewhere knows no address that it could be relative to. */
const isWhole = (markup: string): boolean =>
  [...markup.matchAll(/\b(?:href|src)="([^"]*)"/g)].every(([, address = '']) => isAbsolute(address)) &&
  !/<(script|style|iframe)\b|\son\w+=/i.test(markup)

/** Rules, each with whether it is kept. */
type Kept = readonly (readonly [string, boolean])[]
const broken = (rules: Kept): readonly string[] => rules.filter(([, kept]) => !kept).map(([rule]) => rule)
const unique = (of: readonly string[]): boolean => new Set(of).size === of.length && !of.includes('')

/** Every prefix that is used is declared at the root. */
const isDeclared = (root: Tag): boolean => {
  const all = [root, ...DomUtils.getElementsByTagName('*', root.children, true)]
  const used = new Set(all.flatMap(({ name }) => (name.includes(':') ? name.split(':')[0] : [])))
  return [...used].every((prefix) => isAbsolute(root.attribs[`xmlns:${prefix}`] ?? ''))
}

const rssChannel = ['title', 'link', 'description', 'language', 'lastBuildDate', 'generator', 'item']
const rssItem = ['title', 'link', 'guid', 'description', 'pubDate', 'category']

/** The rules of RSS 2.0 that a feed breaks. */
export function rssFaults(xml: string): readonly string[] {
  const [root] = DomUtils.getElementsByTagName('rss', parsed(xml).children, false)
  const [channel, ...more] = root ? children(root, 'channel') : []
  if (!root || !channel || more.length > 0) return ['one channel in one rss']
  const items = children(channel, 'item')
  const names = (of: Tag) => children(of, '*').map(({ name }) => name)
  const self = children(channel, 'atom:link').find(({ attribs }) => attribs.rel === 'self')
  return broken([
    ['an XML declaration first', xml.startsWith('<?xml version="1.0" encoding="utf-8"?>')],
    ['version 2.0', root.attribs.version === '2.0'],
    ['prefixes are declared', isDeclared(root)],
    ['a title, a link and a description', ['title', 'link', 'description'].every((name) => text(channel, name) !== '')],
    ['the link is absolute', isAbsolute(text(channel, 'link'))],
    ['a language', isLanguage(text(channel, 'language'))],
    ['the date of the channel', isMailDate(text(channel, 'lastBuildDate'))],
    ['itself, by atom:link', isAbsolute(self?.attribs.href ?? '') && self?.attribs.type === 'application/rss+xml'],
    ['nothing unknown in the channel', names(channel).every((name) => name.includes(':') || rssChannel.includes(name))],
    [
      'nothing unknown in an item',
      items.every((item) => names(item).every((name) => name.includes(':') || rssItem.includes(name))),
    ],
    ['a title or a description', items.every((item) => text(item, 'title') !== '' || text(item, 'description') !== '')],
    ['links are absolute', items.every((item) => isAbsolute(text(item, 'link')))],
    ['dates of items', items.every((item) => isMailDate(text(item, 'pubDate')))],
    ['guids are unique', unique(items.map((item) => text(item, 'guid')))],
    [
      'a permalink is an address',
      items
        .flatMap((item) => children(item, 'guid'))
        .every((guid) => guid.attribs.isPermaLink === 'false' || isAbsolute(DomUtils.textContent(guid))),
    ],
    ['what is in descriptions is whole', items.every((item) => isWhole(text(item, 'description')))],
    ['atom dates in items', items.every((item) => isStamp(text(item, 'atom:updated')))],
  ])
}

/** The rules of Atom that a feed breaks. */
export function atomFaults(xml: string): readonly string[] {
  const [feed] = DomUtils.getElementsByTagName('feed', parsed(xml).children, false)
  if (!feed) return ['a feed']
  const entries = children(feed, 'entry')
  const links = (of: Tag, rel: string) =>
    children(of, 'link').filter(({ attribs }) => (attribs.rel ?? 'alternate') === rel)
  const one = (of: Tag, name: string): boolean => children(of, name).length === 1 && text(of, name) !== ''
  const [self] = links(feed, 'self')
  const all = [feed, ...entries]
  return broken([
    ['an XML declaration first', xml.startsWith('<?xml version="1.0" encoding="utf-8"?>')],
    ['the namespace', feed.attribs.xmlns === 'http://www.w3.org/2005/Atom'],
    ['prefixes are declared', isDeclared(feed)],
    ['one id, title and updated', all.every((of) => one(of, 'id') && one(of, 'title') && one(of, 'updated'))],
    [
      'ids are absolute and unique',
      all.every((of) => isAbsolute(text(of, 'id'))) && unique(entries.map((of) => text(of, 'id'))),
    ],
    ['dates', all.every((of) => isStamp(text(of, 'updated'))) && entries.every((of) => isStamp(text(of, 'published')))],
    [
      'an author',
      children(feed, 'author').some((author) => text(author, 'name') !== '') ||
        entries.every((of) => children(of, 'author').length > 0),
    ],
    ['itself', isAbsolute(self?.attribs.href ?? '') && self?.attribs.type === 'application/atom+xml'],
    [
      'one alternate of a kind',
      all.every(
        (of) => links(of, 'alternate').length === 1 && isAbsolute(links(of, 'alternate')[0]?.attribs.href ?? ''),
      ),
    ],
    [
      'languages',
      isLanguage(feed.attribs['xml:lang'] ?? '') && entries.every((of) => isLanguage(of.attribs['xml:lang'] ?? 'en')),
    ],
    ['categories have a term', entries.flatMap((of) => children(of, 'category')).every(({ attribs }) => attribs.term)],
    [
      'content is whole HTML',
      entries.every(
        (of) => children(of, 'content').every(({ attribs }) => attribs.type === 'html') && isWhole(text(of, 'content')),
      ),
    ],
    [
      'one content and one summary at most',
      entries.every((of) => children(of, 'content').length <= 1 && children(of, 'summary').length <= 1),
    ],
  ])
}

const address = z.string().refine(isAbsolute, 'an absolute address')
const stamp = z.string().refine(isStamp, 'a date of RFC 3339')
const language = z.string().refine(isLanguage, 'a language')
const author = z.strictObject({ name: z.string().min(1), url: address.optional(), avatar: address.optional() })
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: address,
  feed_url: address,
  description: z.string().optional(),
  language,
  authors: z.array(author).min(1),
  items: z
    .array(
      z.strictObject({
        id: address,
        url: address,
        title: z.string().min(1),
        content_html: z.string().refine(isWhole, 'whole'),
        summary: z.string().optional(),
        image: address.optional(),
        date_published: stamp,
        date_modified: stamp,
        tags: z.array(z.string()).optional(),
        language: language.optional(),
      }),
    )
    .refine((items) => unique(items.map(({ id }) => id)), 'ids are unique'),
})

/** The rules of JSON Feed 1.1 that a feed breaks. */
export function jsonFaults(text: string): readonly string[] {
  const read = jsonFeed.safeParse(JSON.parse(text))
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}
