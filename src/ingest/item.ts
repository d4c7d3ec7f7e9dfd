import type { Item, Source, Topic } from '../model.ts'
import { topicsOf } from '../topics/guess.ts'
import { noTopic, slugOf } from '../topics/hashtag.ts'
import { leadOf } from './item-lead.ts'
import { unescapeEnd } from './layout/escape.ts'
import type { ReadLine } from './reading/reads.ts'
import { withoutLead, withoutLinkLabel } from './source/label.ts'
import { type SourceTail, sourceTail } from './source/source.ts'
import { trailingTags } from './text/tags.ts'
import { wording } from './text/tidy.ts'
import { firstLink, hasLink, labels, leadingLink, plain, withoutAddress } from './text/tokens.ts'
import { hostOf, isPictureUrl, urlTail } from './text/url.ts'

/** The lines of one item, and which of them (if any) ends in its source. */
export interface ItemLines {
  readonly headline: string
  /** How much of the headline is bold, from its start. */
  readonly strong: number
  readonly body: readonly ReadLine[]
  readonly source: ReadLine | null
  /** A URL that stood alone behind the source. */
  readonly url: string | null
  /** Topics that stood in front of the headline. */
  readonly tags: readonly string[]
  /** All of the line is the headline, however long; absent: what follows its first sentence may be the text. */
  readonly whole?: true
}

/** A text with its source and hashtags taken off; its links are still in it. */
interface Reading {
  readonly text: string
  readonly source: Source | null
  readonly tags: readonly string[]
}

/** An item whose topics are null where no hashtags say them. */
export type UnguessedItem = Omit<Item, 'number' | 'topics'> & { readonly topics: readonly string[] | null }

/** The item with its topics: where no hashtags say them its words do, and the title of its section. */
export const guessed = (
  item: UnguessedItem,
  topics: readonly Topic[],
  section: string | null,
): Omit<Item, 'number'> => ({
  ...item,
  topics: item.topics ?? topicsOf([item.headline, ...item.body].join('\n'), topics, section),
})

/** Whether a line holds hashtags and nothing else. */
export const isTagLine = (text: string): boolean => trailingTags(text).rest === ''

/**
 * Makes an item of its lines; its headline is empty when they hold none. Its source is the one named at its end, with the address of
 * its linked headline; else what its first link leads to. An editor's hashtags are its topics.
 */
export function readItem(lines: ItemLines, topics: readonly Topic[]): UnguessedItem {
  const { headline, strong, body, source, url } = lines
  const alone = body.every(({ tagsOnly }) => tagsOnly)
  const top = read(headline, alone ? any : source === null ? certain(body) : linked)
  // A headline that is nothing but a source is a headline.
  const head = top.text === '' ? read(headline, none) : top
  const bare = body.length === 0 && lines.tags.length === 0 && head.tags.length === 0
  const lead = lines.whole ? { headline: head.text, text: '' } : leadOf(head.text, strong, bare)
  const texts = lead.text === '' ? [lead.headline] : [lead.headline, lead.text]
  const tags = [...lines.tags, ...head.tags]
  let found = head.source
  for (const each of body) {
    // A headline that has its address needs a name at most.
    const wanted = each === source && !(found?.url && each.tail?.source.url)
    const reading = readEnd(each, wanted)
    if (reading.text !== '') texts.push(reading.text)
    tags.push(...reading.tags)
    if (reading.source) found = found?.url ? { name: reading.source.name, url: found.url } : reading.source
  }
  const settled = linkSource(found && url !== null ? { ...found, url } : found, texts)
  const [first = '', ...rest] = settled.texts.map((text) => wording(plain(text)))
  return {
    headline: first,
    body: rest.filter((text) => text !== ''),
    source: settled.source,
    topics: tags.length > 0 ? chosen(tags, topics) : null,
  }
}

type Wanted = (tail: SourceTail) => boolean
const any: Wanted = () => true
const none: Wanted = () => false
const linked: Wanted = ({ source, rest }) => rest !== '' && source.url !== null
/** In a headline above a body: not the name that may be a part of it, unless only points stand below. */
const certain =
  (body: readonly ReadLine[]): Wanted =>
  ({ source, rest, weak }) =>
    rest !== '' && (source.url !== null || (!weak && body.every(({ line }) => line.mark === 'bullet')))

function read(text: string, wanted: Wanted): Reading {
  const { rest, tags } = trailingTags(text)
  const tail = wanted === none ? null : sourceTail(rest)
  return cut(rest, tags, tail && wanted(tail) ? tail : null)
}

function readEnd({ line, rest, tags, tail }: ReadLine, isSource: boolean): Reading {
  return line.mark === 'code' ? { text: line.whole, source: null, tags } : cut(rest, tags, isSource ? tail : null)
}

function cut(rest: string, tags: readonly string[], tail: SourceTail | null): Reading {
  if (!tail) return { text: unescapeEnd(rest), source: null, tags }
  const before = trailingTags(tail.rest)
  const all = before.tags.length > 0 ? [...before.tags, ...tags] : tags
  return { text: unescapeEnd(before.rest), source: tail.source, tags: all }
}

/** The source with the address of the item's first link, where it has none; that link is then its words only. */
function linkSource(
  found: Source | null,
  texts: readonly string[],
): { readonly source: Source | null; readonly texts: readonly string[] } {
  if (!texts.some((text) => hasLink(text) || text.includes('://'))) return { source: found, texts }
  const lead = leadingLink(texts[0] ?? '')
  if (found?.url && lead === null) return { source: found, texts }
  if (found?.url && lead?.url === found.url) return { source: found, texts: unlinked(texts, found.url) }
  const first = lead ?? texts.map(firstLink).find((link) => link !== null && !isPictureUrl(link.url)) ?? null
  if (first !== null) {
    const source = { name: found?.name ?? hostOf(first.url), url: first.url }
    return { source, texts: [...unlinked(texts, first.url), ...(found?.url ? [named(found)] : [])] }
  }
  if (found?.url) return { source: found, texts }
  const at = texts.findIndex((text, index) => index > 0 && urlAlone(text) !== null)
  const url = urlAlone(texts[at] ?? '')
  if (url === null) return { source: found, texts }
  return { source: { name: found?.name ?? hostOf(url), url }, texts: texts.filter((_, index) => index !== at) }
}

/** Another address that the item ends in stays in its text. */
const named = ({ name, url }: Source): string =>
  url === null || name === hostOf(url) ? (url ?? name) : `${name} (${url})`

function unlinked(texts: readonly string[], url: string): readonly string[] {
  const at = texts.findIndex((text) => withoutAddress(text, url) !== text)
  return texts.map((text, index) => (index === at ? withoutAddress(text, url) : text))
}

/** The URL of a text that holds nothing else but, perhaps, words such as "Read more:". */
export function urlAlone(text: string): string | null {
  const link = leadingLink(text)
  if (link && wording(link.rest) === '')
    return withoutLinkLabel(link.label) === '' || labels(link.label) === link.url ? link.url : null
  const tail = urlTail(text)
  return tail && withoutLead(withoutLinkLabel(tail.rest)) === '' ? tail.url : null
}

function chosen(tags: readonly string[], topics: readonly Topic[]): string[] {
  const slugs = new Set(tags.map((tag) => slugOf(tag, topics)).filter((slug) => slug !== null))
  slugs.delete(noTopic)
  return [...slugs]
}
