import type { Pressing } from '../page/doc.ts'
import { type Html, html, none } from '../page/html.ts'
import type { DeskItem } from '../ports.ts'
import type { DeskWords } from '../words/desk.ts'

/** The items of an issue that is out, each to be put right or taken back by the commands of the chat. */
export const publishedPiece = (
  issue: number,
  items: readonly DeskItem[],
  words: DeskWords,
  { to, hidden }: Pressing,
): Html => {
  const form = (id: string, label: string, line: string, text: string, tone: string): Html =>
    html`<details class="entry" id="${id}"><summary>${label}</summary><form method="post" action="${to}" class="press">${hidden}<label><span class="unseen">${label}</span><textarea name="text" rows="${text === '' ? 2 : 6}" required${text === '' ? html` placeholder="${words.retractWhy}"` : none}>${text}</textarea></label><button class="${tone}" name="line" value="${line}">${label}</button></form></details>`
  return html`<ol class="published">${items.map(
    ({ item: { number, headline, amended }, words: text }) =>
      html`<li class="row ${amended?.kind ?? ''}" data-key="${number}"><div class="story"><p class="row-head"><span class="no">${number}</span> <strong dir="auto">${headline}</strong></p><div class="tools">${form(`correct-${number}`, words.putRight, `correct ${issue}.${number}`, text, 'primary')}${
        amended?.kind === 'retracted'
          ? none
          : form(`retract-${number}`, words.retract, `retract ${issue}.${number}`, '', 'danger')
      }</div></div></li>`,
  )}</ol>`
}
