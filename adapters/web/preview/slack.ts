import { type Html, html, none } from '../page/html.ts'

/** Any JSON object. */
type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Blocks as Slack shows them. What it is given and does not know is left out there; here it is named. */
export const slackBlocks = (blocks: readonly unknown[]): Html => html`${blocks.map(blockPiece)}`

function blockPiece(value: unknown): Html {
  const block = fieldsOf(value)
  switch (block.type) {
    case 'header':
      return html`<p class="sl-header">${plainOf(block.text)}</p>`
    case 'section':
      return html`<div class="sl-section"><div>${worded(block.text)}</div>${block.accessory === undefined ? none : element(block.accessory)}</div>`
    case 'context':
      return html`<p class="sl-context">${listOf(block.elements).map((each) => html`<span>${worded(each)}</span>`)}</p>`
    case 'container': {
      const inside = slackBlocks(listOf(block.child_blocks))
      const subtitle = plainOf(block.subtitle)
      return html`<details class="sl-container"${block.default_collapsed === true ? none : html` open`}><summary><b>${plainOf(block.title)}</b>${subtitle === '' ? none : html` <span>${subtitle}</span>`}</summary>${inside}</details>`
    }
    case 'rich_text':
      return html`<div class="sl-rich">${listOf(block.elements).map(richPiece)}</div>`
    case 'actions':
      return html`<div class="sl-actions">${listOf(block.elements).map(element)}</div>`
    case 'divider':
      return html`<hr>`
    case 'image':
    case 'picture':
      return html`<span class="tg-picture"></span>`
    default:
      return html`<p class="sl-context">${textOf(block.type)}</p>`
  }
}

function richPiece(value: unknown): Html {
  const piece = fieldsOf(value)
  const elements = listOf(piece.elements)
  if (piece.type === 'rich_text_list')
    return html`<ul>${elements.map((each) => html`<li>${richPiece(each)}</li>`)}</ul>`
  return html`<p>${elements.map((each) => {
    const { text, url, style } = fieldsOf(each)
    const { bold, italic, code } = fieldsOf(style)
    const address = textOf(url)
    let inside: Html = html`${textOf(text) || address}`
    if (code === true) inside = html`<code>${inside}</code>`
    if (italic === true) inside = html`<i>${inside}</i>`
    if (bold === true) inside = html`<b>${inside}</b>`
    return /^https?:\/\//i.test(address) ? html`<a href="${address}" rel="noopener nofollow">${inside}</a>` : inside
  })}</p>`
}

const plainOf = (value: unknown): string => textOf(fieldsOf(value).text)

const element = (value: unknown): Html => {
  const { text, style } = fieldsOf(value)
  return html`<span class="sl-button ${textOf(style)}">${plainOf(text)}</span>`
}

/** Plain text as it is, Slack's own markup as what it means. */
function worded(value: unknown): Html {
  const { type, text } = fieldsOf(value)
  return type === 'mrkdwn' ? mrkdwn(textOf(text)) : html`${textOf(text)}`
}

/** The marks that our own renderer writes: links, bold, italic, code; entities are read back. */
function mrkdwn(source: string): Html {
  const pieces = [
    ...source.matchAll(/<(https?:[^|>]*)\|([^>]*)>|\*([^*\n]+)\*|\b_([^_\n]+)_\b|`([^`\n]+)`|[^<*_`]+|[\s\S]/g),
  ]
  return html`${pieces.map(([whole, url, label, bold, italic, code]) => {
    if (url !== undefined) return html`<a href="${read(url)}" rel="noopener nofollow">${read(label ?? url)}</a>`
    if (bold !== undefined) return html`<b>${mrkdwn(bold)}</b>`
    if (italic !== undefined) return html`<i>${mrkdwn(italic)}</i>`
    if (code !== undefined) return html`<code>${read(code)}</code>`
    return html`${read(whole)}`
  })}`
}

const read = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
