import type { Action, Block, Doc, Inline, ItemBlock } from '../../../src/doc.ts'
import { type Html, html, none } from './html.ts'

/** Where the buttons of a message lead: a form that takes `line`, and what it carries besides. */
export interface Pressing {
  /** Its address. */
  readonly to: string
  readonly hidden: Html
  /** The button below a box for text. */
  readonly send: string
}

/** A message of the bot as a piece of a page. `pressing` null: it is only to be seen. */
export const docPiece = ({ blocks }: Pick<Doc, 'blocks'>, pressing: Pressing | null): Html =>
  html`<div class="doc">${blocks.map((block) => blockPiece(block, pressing))}</div>`

/** A message as the markup of a page. */
export const writtenDoc = (doc: Doc): string => String(docPiece(doc, null))

function blockPiece(block: Block, pressing: Pressing | null): Html {
  switch (block.kind) {
    case 'title':
      return html`<p class="doc-title"><strong>${block.text}</strong>${block.note === null ? none : html`<span class="doc-note">${block.note}</span>`}</p>`
    case 'heading':
      return html`<p class="doc-heading">${block.text}</p>`
    case 'item':
      return item(block, pressing)
    case 'paragraph':
      return html`<div class="para">${block.text.map((piece) => inline(piece, pressing))}</div>`
    case 'list':
      return html`<ul>${block.entries.map((entry) => html`<li>${entry.map((piece) => inline(piece, pressing))}</li>`)}</ul>`
    case 'footer':
      return html`<div class="doc-note">${block.paragraphs.map((line) => html`<p>${line}</p>`)}</div>`
    case 'actions':
      return html`<div class="doc-actions">${block.actions.map((action) => button(action, pressing))}</div>`
    default: {
      const missing: never = block
      return missing
    }
  }
}

const item = (
  { number, headline, body, source, topics, note, open, photos = [] }: ItemBlock,
  pressing: Pressing | null,
): Html =>
  html`<div class="doc-item"><p><strong>${number}. ${headline}</strong></p>${body.map((line) => html`<p>${line}</p>`)}${photos.map(
    (id) => html`<img src="/desk/pictures/${id}" alt="" loading="lazy">`,
  )}${
    source === null && topics.length === 0
      ? none
      : html`<p class="doc-note">${source === null ? none : inline(source.url === null ? { kind: 'text', text: source.name } : { kind: 'link', text: source.name, url: source.url }, pressing)} ${topics.map((slug) => html`#${slug} `)}</p>`
  }${note === null ? none : html`<p class="doc-note">${note}</p>`}${open === null ? none : html`<div class="doc-actions">${button(open, pressing)}</div>`}</div>`

function inline(piece: Inline, pressing: Pressing | null): Html {
  switch (piece.kind) {
    case 'text':
      return html`${piece.text}`
    case 'strong':
      return html`<strong>${piece.text}</strong>`
    case 'link':
      return /^https?:\/\//i.test(piece.url)
        ? html`<a href="${piece.url}" rel="noopener nofollow">${piece.text}</a>`
        : html`${piece.text}`
    case 'command':
      return pressing === null
        ? html`<code>/${piece.line}</code>`
        : form(pressing, html`<button class="say" name="line" value="${piece.line}">/${piece.line}</button>`)
  }
}

/** What is entered follows the command line. */
function button({ label, command, tone, form: entry }: Action, pressing: Pressing | null): Html {
  const look = tone ?? 'plain'
  if (pressing === null) return html`<span class="button ${look}">${label}</span>`
  if (entry === undefined)
    return form(pressing, html`<button class="${look}" name="line" value="${command}">${label}</button>`)
  return html`<details class="entry"><summary class="button ${look}">${label}</summary>${form(
    pressing,
    html`<label><span class="unseen">${entry.title}</span><textarea name="text" rows="6" required>${entry.value}</textarea></label><button name="line" value="${command}">${pressing.send}</button>`,
  )}</details>`
}

/** A form of its own for each: forms may not stand in one another. */
const form = ({ to, hidden }: Pressing, inside: Html): Html =>
  html`<form method="post" action="${to}" class="press">${hidden}${inside}</form>`
