import type { Language } from '../../../src/model.ts'
import { assetPath, inlineStyle } from './assets.ts'
import { type Html, html, none, raw } from './html.ts'
import { languageTags } from './languages.ts'

/** One link of the bar below the title. */
export interface NavLink {
  readonly path: string
  readonly label: string
  readonly current: boolean
}

/** A page before it is written. */
export interface Page {
  readonly language: Language
  /** The brief's own. */
  readonly brief: string
  /** Null: the brief's title alone. */
  readonly title: string | null
  readonly nav: readonly NavLink[]
  readonly skip: string
  readonly head?: Html
  readonly body: Html
  /** What stands beside the navigation: a search box, a name. */
  readonly aside?: Html
  /** Where the brief's title leads. */
  readonly home: string
  readonly width?: 'reading' | 'wide'
  /** What stands below everything. */
  readonly foot?: Html
}

/** A whole page. */
export const layout = ({
  language,
  brief,
  title,
  nav,
  skip,
  head = none,
  body,
  aside = none,
  home,
  width = 'reading',
  foot = none,
}: Page): Html =>
  html`<!doctype html>
<html lang="${languageTags[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === null ? brief : `${title} · ${brief}`}</title>
<style>${raw(inlineStyle.text)}</style>
${width === 'wide' ? html`<link rel="stylesheet" href="${assetPath('desk.css')}">` : none}
<link rel="icon" type="image/svg+xml" href="${assetPath('icon.svg')}">
${head}
</head>
<body class="${width}">
<a class="skip" href="#main">${skip}</a>
<header class="masthead">
<p class="brand"><a href="${home}">${brief}</a></p>
<div class="bar${nav.length === 0 ? ' bare' : ''}">
<nav aria-label="${brief}"><ul>${nav.map(
    ({ path, label, current }) =>
      html`<li><a href="${path}"${current ? html` aria-current="page"` : none}>${label}</a></li>`,
  )}</ul></nav>
${aside}
</div>
</header>
<main id="main" tabindex="-1">
${body}
</main>
${foot}
</body>
</html>`
