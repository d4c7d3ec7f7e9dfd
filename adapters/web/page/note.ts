import { archiveNav } from '../archive/nav.ts'
import type { WebBrief } from '../ports.ts'
import { archiveWords } from '../words/archive.ts'
import { type Html, html, none } from './html.ts'
import { layout } from './layout.ts'

/** What a page says that has nothing else to show. */
export interface Note {
  readonly heading: string
  readonly why: string
  readonly more?: Html
}

/** A page with a sentence or two; `prefix` is that of its language's archive. */
export function notePage(
  { language, title }: Pick<WebBrief, 'language' | 'title'>,
  { heading, why, more = none }: Note,
  open: boolean,
  prefix = '',
): Html {
  const words = archiveWords(language)
  return layout({
    language,
    brief: title,
    title: heading,
    nav: open ? archiveNav(language, prefix, null) : [],
    skip: words.skip,
    home: `${prefix}/`,
    head: html`<meta name="robots" content="noindex">`,
    body: html`<div class="note"><h1>${heading}</h1><p>${why}</p>${more}${open ? html`<p><a href="${prefix}/issues">${words.home}</a></p>` : none}</div>`,
  })
}
