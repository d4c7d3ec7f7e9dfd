import type { Context } from 'hono'
import { assetPath } from '../page/assets.ts'
import { type Html, html } from '../page/html.ts'
import { layout } from '../page/layout.ts'
import type { WebBrief } from '../ports.ts'
import { accountWords } from '../words/account.ts'
import { archiveWords } from '../words/archive.ts'
import type { EditorEnv } from './session.ts'

/** A page for editors before it is written. */
export interface EditorPage {
  readonly place: 'desk' | 'deliveries' | null
  readonly title: string
  readonly body: Html
  /** Whether there is a public archive to go to. */
  readonly open: boolean
}

/** A page for editors, which keeps itself up to date: who they are, and the way between their pages. */
export function editorPage(
  context: Context<EditorEnv>,
  brief: WebBrief,
  { place, title, body, open }: EditorPage,
): Html {
  const words = accountWords(brief.language)
  const { name, person, role } = context.get('editor')
  const csrf = context.get('csrf')
  return layout({
    language: brief.language,
    brief: brief.title,
    title,
    home: '/desk',
    skip: archiveWords(brief.language).skip,
    width: 'wide',
    nav: [
      { path: '/desk', label: words.draft, current: place === 'desk' },
      { path: '/deliveries', label: words.deliveries, current: place === 'deliveries' },
      ...(open ? [{ path: '/issues', label: words.archive, current: false }] : []),
    ],
    aside: html`<details class="account"><summary>${name ?? person}</summary><div><p>${person} · ${words.role[role]}</p>
<form method="post" action="/sign-out">${csrfField(csrf)}<button name="where" value="here">${words.signOut}</button> <button name="where" value="everywhere" class="second">${words.signOutEverywhere}</button></form></div></details>`,
    head: html`<meta name="robots" content="noindex">${liveHead('/desk/events')}`,
    body,
  })
}

/** Keeps a page up to date, by what is told at this address. */
export const liveHead = (events: string): Html =>
  html`<meta name="events" content="${events}"><script type="module" src="${assetPath('live.js')}"></script>`

/** What every form carries. */
export const csrfField = (csrf: string): Html => html`<input type="hidden" name="csrf" value="${csrf}">`
