import { Parser } from 'htmlparser2'
import { type Html, html, none, raw } from '../page/html.ts'
import type { TelegramEntity } from './specimen.ts'

/** A message's text with its formatting, cut at every border of a piece of it. */
export function telegramText(text: string, entities: readonly TelegramEntity[]): Html {
  const borders = new Set([0, text.length])
  for (const { offset, length } of entities) borders.add(offset).add(offset + length)
  const at = [...borders].filter((place) => place >= 0 && place <= text.length).sort((a, b) => a - b)
  return html`${at.slice(0, -1).map((from, index) => {
    const piece = text.slice(from, at[index + 1])
    const over = entities.filter(({ offset, length }) => offset <= from && from < offset + length)
    return over.reduce<Html>((inside, entity) => formatted(inside, entity), html`${piece}`)
  })}`
}

function formatted(inside: Html, { type, url }: TelegramEntity): Html {
  switch (type) {
    case 'bold':
      return html`<b>${inside}</b>`
    case 'italic':
      return html`<i>${inside}</i>`
    case 'code':
      return html`<code>${inside}</code>`
    case 'expandable_blockquote':
      return html`<span class="tg-quote">${inside}</span>`
    case 'text_link':
      return /^https?:\/\//i.test(url ?? '') ? html`<a href="${url}" rel="noopener nofollow">${inside}</a>` : inside
    default:
      return inside
  }
}

/** Rows of buttons below a message. */
export const telegramButtons = (rows: readonly (readonly string[])[]): Html =>
  rows.length === 0
    ? none
    : html`<div class="tg-buttons">${rows.map((row) => html`<div>${row.map((label) => html`<span>${label}</span>`)}</div>`)}</div>`

/** What of a rich message's markup a page takes over, and as what; all other marks are left out, their text stays. */
const shown: ReadonlyMap<string, string> = new Map([
  ...['h1', 'h2', 'h3', 'p', 'b', 'i', 'ul', 'li', 'details', 'summary', 'footer', 'code'].map(
    (name) => [name, name] as const,
  ),
  ['tg-button-row', 'div'],
  ['tg-button', 'span'],
])

/** The html of a rich message, written anew out of marks that we know; nothing of it is taken over as it is. */
export function telegramRich(source: string): Html {
  const pieces: Html[] = []
  const parser = new Parser({
    onopentag(name, { href = '' }) {
      const as = shown.get(name)
      if (name === 'br') pieces.push(html`<br>`)
      else if (name === 'hr') pieces.push(html`<hr>`)
      else if (name === 'img') pieces.push(html`<span class="tg-picture"></span>`)
      else if (name === 'a' && /^https?:\/\//i.test(href)) pieces.push(html`<a href="${href}" rel="noopener nofollow">`)
      else if (as === 'div') pieces.push(html`<div class="tg-row">`)
      else if (as === 'span') pieces.push(html`<span class="tg-button">`)
      else if (/^h\d$/.test(as ?? '')) pieces.push(html`<p class="tg-${as}">`)
      else if (as !== undefined) pieces.push(raw(`<${as}>`))
      if (name === 'a' && !/^https?:\/\//i.test(href)) pieces.push(html`<span>`)
    },
    ontext(text) {
      pieces.push(html`${text}`)
    },
    onclosetag(name, implied) {
      const as = shown.get(name)
      if (implied && ['br', 'hr', 'img'].includes(name)) return
      if (name === 'a') pieces.push(raw('</a>'))
      else if (as !== undefined) pieces.push(raw(/^h\d$/.test(as) ? '</p>' : `</${as}>`))
    },
  })
  parser.end(source)
  return html`<div class="tg-rich">${pieces}</div>`
}
