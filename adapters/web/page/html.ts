import { html, raw } from 'hono/html'

/** A piece of a page: every value that is put into it is escaped, unless it is such a piece itself. */
export type Html = ReturnType<typeof html>

export { html, raw }

/** Nothing. */
export const none = html``

/** A piece written out. */
export const written = async (piece: Html): Promise<string> => String(await piece)

/** Data for programs inside a page: no text in it can end the element that it stands in. */
export const jsonLd = (value: unknown): Html =>
  html`<script type="application/ld+json">${raw(JSON.stringify(value).replaceAll('<', '\\u003c'))}</script>`
