import type { Context } from 'hono'
import type { Topic } from '../../../src/model.ts'
import { type Html, html, written } from '../page/html.ts'
import { layout } from '../page/layout.ts'
import type { WebArchive, WebBrief } from '../ports.ts'
import { archiveWords } from '../words/archive.ts'
import type { Zoned } from './feeds.ts'
import type { ItemLook } from './item.ts'
import { feedLinks, type Meta, metaPiece } from './meta.ts'

export interface SiteOptions {
  readonly brief: WebBrief
  readonly archive: WebArchive
  /** The address under which the public knows the site, without a slash at its end; null: as it was asked for. */
  readonly publicUrl: string | null
  readonly momentOf: Zoned
}

/** What all public pages have in common. */
export interface Site extends SiteOptions {
  baseOf(context: Context): string
  look(): Promise<ItemLook>
  /** A whole page; `meta` null keeps search engines away. */
  page(context: Context, section: Section, title: string | null, meta: SiteMeta | null, body: Html): Promise<string>
}

type Section = 'issues' | 'topics' | 'search' | null
type SiteMeta = Pick<Meta, 'path' | 'title' | 'description' | 'kind' | 'publishedAt' | 'picture' | 'data'> & {
  /** Where the feeds of this page are; the brief's own, if not given. */
  readonly feeds?: { readonly folder: string; readonly title: string }
}

export function createSite(options: SiteOptions): Site {
  const { brief, archive, publicUrl } = options
  const { language, title: name } = brief
  const words = archiveWords(language)
  const baseOf = ({ req }: Context): string => publicUrl ?? new URL(req.url).origin
  return {
    ...options,
    baseOf,
    async look() {
      const topics: readonly Topic[] = await archive.topics()
      return { language, words, topics, brief: name }
    },
    page(context, section, title, meta, body) {
      const feeds = meta?.feeds ?? { folder: '', title: name }
      const head =
        meta === null
          ? html`<meta name="robots" content="noindex">`
          : html`${metaPiece({ ...meta, base: baseOf(context), brief: name, language })}${feedLinks(feeds.folder, feeds.title)}`
      const link = (path: string, label: string, at: Section) => ({ path, label, current: section === at })
      return written(
        layout({
          language,
          brief: name,
          title,
          home: '/issues',
          skip: words.skip,
          nav: [
            link('/issues', words.issues, 'issues'),
            link('/topics', words.topics, 'topics'),
            link('/search', words.search, 'search'),
          ],
          aside: html`<form class="find" action="/search" role="search"><label class="unseen" for="find">${words.searchFor}</label><input id="find" name="q" type="search" placeholder="${words.search}" maxlength="200"></form>`,
          head,
          body,
        }),
      )
    },
  }
}
