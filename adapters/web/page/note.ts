import type { WebBrief } from '../ports.ts'
import { archiveWords } from '../words/archive.ts'
import { type Html, html, none } from './html.ts'
import { layout } from './layout.ts'

/** A page that only says why there is no other one. */
export function notePage({ language, title }: WebBrief, kind: 'notFound' | 'tooMany', open: boolean): Html {
  const words = archiveWords(language)
  const said = { notFound: [words.notFound, words.notFoundWhy], tooMany: [words.tooMany, words.tooManyWhy] } as const
  const [heading, why] = said[kind]
  return layout({
    language,
    brief: title,
    title: heading,
    nav: [],
    skip: words.skip,
    home: '/',
    head: html`<meta name="robots" content="noindex">`,
    body: html`<div class="note"><h1>${heading}</h1><p>${why}</p>${open ? html`<p><a href="/issues">${words.home}</a></p>` : none}</div>`,
  })
}
