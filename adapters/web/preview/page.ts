import { type Html, html, none } from '../page/html.ts'
import type { PreviewWords } from '../words/preview.ts'
import { slackBlocks } from './slack.ts'
import type { SentMessage, Size, Specimen } from './specimen.ts'
import { telegramButtons, telegramRich, telegramText } from './telegram.ts'

/** What readers of each kind get, side by side. */
export const specimensPiece = (specimens: readonly Specimen[], words: PreviewWords): Html =>
  html`<div class="specimens" tabindex="0" role="group" aria-label="${words.sideBySide}">${specimens.map(
    ({ name, messages }) =>
      html`<section class="specimen ${name.startsWith('slack') ? 'slack' : 'telegram'}"><h2>${words.names[name]} <span class="count">${words.messages(messages.length)}</span></h2>${messages.map(
        ({ message, sizes }) => html`<div class="sample">${messagePiece(message)}</div>${sizesPiece(sizes, words)}`,
      )}</section>`,
  )}</div>`

function messagePiece(message: SentMessage): Html {
  switch (message.kind) {
    case 'telegram':
      return html`<div class="bubble">${telegramText(message.text, message.entities)}</div>${telegramButtons(message.buttons)}`
    case 'telegram-rich':
      return html`<div class="bubble">${telegramRich(message.html)}</div>`
    case 'picture':
      return html`<div class="bubble"><span class="tg-picture"></span></div>`
    case 'slack':
      return html`<div class="post">${slackBlocks(message.blocks)}</div>`
  }
}

const sizesPiece = (sizes: readonly Size[], words: PreviewWords): Html =>
  sizes.length === 0
    ? none
    : html`<dl class="sizes">${sizes.map(
        ({ what, is, most }) =>
          html`<div class="${is > most ? 'over' : is > most * 0.9 ? 'near' : ''}"><dt>${words.sizes[what]}</dt><dd>${words.of(is, most)} <meter min="0" max="${most}" value="${is}" high="${most * 0.9}" aria-label="${words.sizes[what]}">${words.of(is, most)}</meter></dd></div>`,
      )}</dl>`
