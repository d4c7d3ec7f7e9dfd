import { parseFeed } from 'feedsmith'
import { z } from 'zod'
import { normalise } from '../ingest/normalise.ts'
import type { Draft, Item } from '../model.ts'
import { paragraphsOf } from './paragraphs.ts'

/** More entries than a brief has are an archive; the newest come first in every feed. */
const mostEntries = 50

const html = z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
const words = html.transform((text) => paragraphsOf(text).join(' '))
const links = z.array(z.object({ href: z.string().optional(), rel: z.string().optional() }))

// What the four forms have in common, and where each keeps it.
const entry = z
  .object({
    title: words.optional(),
    link: z.string().optional(),
    url: z.string().optional(),
    external_url: z.string().optional(),
    links: links.optional(),
    description: html.optional(),
    summary: html.optional(),
    content: z.unknown().optional(),
    content_text: z.string().optional(),
    content_html: z.string().optional(),
    categories: z.array(z.object({ name: z.string().optional(), term: z.string().optional() })).optional(),
    tags: z.array(z.string()).optional(),
  })
  .loose()

const feed = z
  .object({ title: words.optional(), items: z.array(entry).optional(), entries: z.array(entry).optional() })
  .loose()

/** A feed (RSS, RDF, Atom, JSON Feed) as a draft, newest entries first; null: it is none that can be read. */
export function readFeed(text: string, siteOf: (url: string) => string): Draft | null {
  const found = feed.safeParse(parsed(text))
  if (!found.success) return null
  const entries = (found.data.items ?? found.data.entries ?? []).slice(0, mostEntries)
  const items = entries.flatMap((each): Omit<Item, 'number'>[] => {
    const url = addressOf(each)
    const body = paragraphsOf(summaryOf(each))
    const headline = each.title || body[0] || ''
    if (headline === '') return []
    return [
      {
        headline,
        body: each.title ? body.slice(0, mostParagraphs) : body.slice(1, mostParagraphs),
        source: url === null ? null : { name: siteOf(url), url },
        topics: [],
      },
    ]
  })
  const numbered = items.map((item, at) => ({ ...item, number: at + 1 }))
  return normalise({
    title: found.data.title ?? '',
    date: null,
    sections: [{ title: null, items: numbered }],
    footer: [],
  })
}

/** What follows is read at the source. */
const mostParagraphs = 3

function parsed(text: string): unknown {
  try {
    return parseFeed(text).feed
  } catch {
    return null
  }
}

type Entry = z.infer<typeof entry>

function addressOf({ link, url, external_url, links }: Entry): string | null {
  const alternate = links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0]
  const address = link ?? external_url ?? url ?? alternate?.href
  return address !== undefined && /^https?:\/\//i.test(address) ? address : null
}

function summaryOf({ description, summary, content_text, content_html, content }: Entry): string {
  const inside = z.object({ encoded: z.string() }).safeParse(content)
  const plain = html.safeParse(content)
  return (
    summary ??
    description ??
    content_text ??
    content_html ??
    (inside.success ? inside.data.encoded : plain.success ? plain.data : '')
  )
}
