import type { Context } from 'hono'
import type { Language, Topic } from '../../../src/model.ts'
import type { Cards } from '../cards/cards.ts'
import type { PageCache } from '../page/cache.ts'
import { type Html, html, none, written } from '../page/html.ts'
import { layout } from '../page/layout.ts'
import type { WebArchive, WebBrief, WordingIn } from '../ports.ts'
import { archiveWords } from '../words/archive.ts'
import { readerWords } from '../words/readers.ts'
import type { Zoned } from './feed-entries.ts'
import type { ItemLook } from './item.ts'
import { prefixOf, switchPiece } from './languages.ts'
import { feedLinks, type Meta, metaPiece } from './meta.ts'
import { type ArchiveSection, archiveNav } from './nav.ts'
import { feedNames } from './pages.ts'

export interface SiteOptions {
  readonly brief: WebBrief
  /** The language of these pages; those of the brief's own have no prefix. */
  readonly language: Language
  readonly archive: WebArchive
  /** The address under which the public knows the site, without a slash at its end; null: as it was asked for. */
  readonly publicUrl: string | null
  readonly momentOf: Zoned
  readonly wordingIn: WordingIn
  readonly cache: PageCache
  /** Whether people subscribe to mails here. */
  readonly byMail: boolean
  /** Null: there are no share pictures. */
  readonly cards: Cards | null
}

/** What all public pages of one language have in common. */
export interface Site extends SiteOptions {
  readonly prefix: string
  /** The site's own address, without a slash at its end. */
  baseOf(context: Context): string
  look(): Promise<ItemLook>
  /** A whole page. */
  page(context: Context, page: SitePage): Promise<string>
}

/** A public page before it is written. */
export interface SitePage {
  readonly section: ArchiveSection | null
  /** Null: the brief's alone. */
  readonly title: string | null
  /** As it is in the brief's own language. */
  readonly path: string
  /** Null keeps search engines away. */
  readonly meta: SiteMeta | null
  readonly body: Html
}

type SiteMeta = Pick<
  Meta,
  'title' | 'description' | 'kind' | 'publishedAt' | 'changedAt' | 'card' | 'picture' | 'data'
> & {
  /** The languages in which it has something to say of its own; none: the brief's. */
  readonly given?: readonly Language[]
  /** Where the feeds of this page are; the brief's own, if not given. */
  readonly feeds?: { readonly folder: string; readonly title: string }
}

export function createSite(options: SiteOptions): Site {
  const { brief, language, archive, publicUrl, wordingIn, byMail } = options
  const { title: name } = brief
  const words = archiveWords(language)
  const prefix = prefixOf(language, brief.language)
  const baseOf = ({ req }: Context): string => publicUrl ?? new URL(req.url).origin
  return {
    ...options,
    prefix,
    baseOf,
    async look() {
      const topics: readonly Topic[] = await archive.topics()
      return { language, words, topics, brief: name, prefix, wordingOf: (item) => wordingIn(item, language) }
    },
    page(context, { section, title, path, meta, body }) {
      const feeds = meta?.feeds ?? { folder: '', title: name }
      const folder = `${prefix}${feeds.folder}`
      const head =
        meta === null
          ? html`<meta name="robots" content="noindex">`
          : html`${metaPiece({ given: [], ...meta, path, base: baseOf(context), brief, language })}${feedLinks(folder, feeds.title)}`
      return written(
        layout({
          language,
          brief: name,
          title,
          home: `${prefix}/issues`,
          skip: words.skip,
          nav: [
            ...archiveNav(language, prefix, section),
            ...(byMail ? [{ path: `${prefix}/subscribe`, label: readerWords(language).byMail, current: false }] : []),
          ],
          aside:
            section === 'search'
              ? none
              : html`<form class="find" action="${prefix}/search" role="search"><label class="unseen" for="find">${words.searchFor}</label><input id="find" name="q" type="search" placeholder="${words.search}" maxlength="200"></form>`,
          foot: html`<footer class="foot"><p><span>${words.feeds}</span> ${feedNames.map(
            ([kind, file]) => html`<a href="${folder}/${file}">${kind}</a> `,
          )}</p>${switchPiece(path, brief.language, { language, words })}</footer>`,
          head,
          body,
        }),
      )
    },
  }
}
