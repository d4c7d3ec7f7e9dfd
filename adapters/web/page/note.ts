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

/** A page with a sentence or two. */
export function notePage({ language, title }: WebBrief, { heading, why, more = none }: Note, open: boolean): Html {
  const words = archiveWords(language)
  return layout({
    language,
    brief: title,
    title: heading,
    nav: [],
    skip: words.skip,
    home: '/',
    head: html`<meta name="robots" content="noindex">`,
    body: html`<div class="note"><h1>${heading}</h1><p>${why}</p>${more}${open ? html`<p><a href="/issues">${words.home}</a></p>` : none}</div>`,
  })
}
