import type { Item, Source } from '../../model.ts'

/** What putting new words in the place of old ones in an item comes to. */
export type Replaced =
  /** `count`: in how many places; `item` has the new words in all of them. */
  { readonly kind: 'found'; readonly count: number; readonly item: Item } | { readonly kind: 'missing' }

/**
 * Puts new words in the place of old ones, wherever an item says them: headline, text, source. Whole words count before parts of words,
 * and what is written alike before what differs in capitals, quotation marks or width. Pure.
 */
export function replaceWords(item: Item, old: string, text: string): Replaced {
  const own = replaceOwn(item, old, text)
  if (own.kind === 'found') return own
  for (const each of item.translations ?? []) {
    const { headline, body } = each
    const there = replaceOwn({ ...item, headline, body, source: null, topics: [] }, old, text)
    if (there.kind !== 'found') continue
    const changed = { ...each, headline: there.item.headline, body: there.item.body }
    const translations = item.translations?.map((other) => (other === each ? changed : other)) ?? []
    return { ...there, item: { ...item, translations } }
  }
  return own
}

function replaceOwn(item: Item, old: string, text: string): Replaced {
  for (const pattern of patternsOf(old)) {
    const count = textsOf(item).reduce((sum, each) => sum + (each.match(pattern)?.length ?? 0), 0)
    if (count > 0) return { kind: 'found', count, item: replaced(item, pattern, text) }
  }
  const bare = unquoted(old)
  return bare === old ? { kind: 'missing' } : replaceOwn(item, bare, unquoted(text))
}

function patternsOf(old: string): readonly RegExp[] {
  const exact = old.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  // What keyboards write in several ways.
  const loose = exact
    .replaceAll(/["“”„«»]/g, '["“”„«»]')
    .replaceAll(/['‘’]/g, "['‘’]")
    .replaceAll(/\\-|[–—]/g, '[-–—]')
    .replaceAll(/\s+/g, '\\s+')
  const edge = (at: RegExp, look: string): string => (at.test(old) ? look : '')
  const before = edge(/^[\p{Script=Latin}\p{Nd}]/u, '(?<![\\p{Script=Latin}\\p{Nd}])')
  const after = edge(/[\p{Script=Latin}\p{Nd}]$/u, '(?![\\p{Script=Latin}\\p{Nd}])')
  return [
    new RegExp(`${before}${exact}${after}`, 'gu'),
    new RegExp(exact, 'gu'),
    new RegExp(`${before}${loose}${after}`, 'giu'),
    new RegExp(loose, 'giu'),
  ]
}

const unquoted = (words: string): string => /^["“„«「『'‘](.+)["”“»」』'’]$/.exec(words)?.[1] ?? words

const textsOf = ({ headline, body, source }: Item): readonly string[] => [
  headline,
  ...body,
  ...(source ? [source.name, source.url ?? ''] : []),
]

function replaced(item: Item, pattern: RegExp, text: string): Item {
  const put = (words: string): string => words.replaceAll(pattern, () => text)
  const tidy = (words: string): string => {
    const after = put(words)
    return after === words ? words : after.replaceAll(/\s+/g, ' ').trim()
  }
  const source = (at: Source): Source | null => {
    const name = tidy(at.name)
    const url = at.url === null ? null : put(at.url).trim()
    return name === '' && !url ? null : { name, url: url || null }
  }
  return {
    ...item,
    headline: tidy(item.headline),
    body: item.body.map(tidy).filter((each) => each !== ''),
    source: item.source && source(item.source),
  }
}
