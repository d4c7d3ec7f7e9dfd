import type { Pressing } from '../page/doc.ts'
import { type Html, html, none } from '../page/html.ts'
import type { DeskItem, DeskLook, DeskSection } from '../ports.ts'
import type { DeskWords } from '../words/desk.ts'

/** The draft, to be arranged: by dragging, by the arrow keys, by buttons. */
export const boardPiece = ({ sections, later }: DeskLook, words: DeskWords, pressing: Pressing): Html => {
  const row = (entry: DeskItem, section: DeskSection | null) => rowPiece(entry, section, sections, words, pressing)
  return html`${sections.every(({ items }) => items.length === 0) ? html`<p class="empty">${words.empty}</p>` : none}
${sections.map(
  (section) =>
    html`<section class="board" data-mark="${section.mark}"><h2 class="section">${section.title ?? words.noSection}</h2><ol>${section.items.map((entry) => row(entry, section))}</ol></section>`,
)}
${
  later.length === 0
    ? none
    : html`<section class="board aside"><h2 class="section">${words.keptForLater}</h2><ol>${later.map((entry) => row(entry, null))}</ol></section>`
}`
}

function rowPiece(
  { key, item, words: text }: DeskItem,
  section: DeskSection | null,
  sections: readonly DeskSection[],
  words: DeskWords,
  { to, hidden }: Pressing,
): Html {
  const press = (line: string, label: string, look = '', named = ''): Html =>
    html`<button class="${look}" name="line" value="${line}"${named === '' ? none : html` aria-label="${named}" title="${named}"`}>${label}</button>`
  const edits = item.edits ?? 0
  const others = sections.filter(({ mark }) => mark !== section?.mark)
  return html`<li class="row" data-key="${key}" data-number="${item.number}"${section === null ? none : html` draggable="true"`}>
${section === null ? none : html`<span class="grip" role="button" tabindex="0" aria-label="${words.grip(item.headline)}">⠿</span>`}
<div class="story"><p class="row-head"><span class="no">${section === null ? '' : item.number}</span> <strong>${item.headline}</strong></p>
<p class="meta">${item.source === null ? none : html`<span>${item.source.name}</span>`}${item.topics.map((slug) => html`<span>#${slug}</span>`)}</p>
<div class="tools"><form method="post" action="${to}" class="press">${hidden}${
    section === null
      ? press(`draft next ${key}`, words.nextIssue)
      : html`${press(`draft up ${key}`, '↑', 'up', words.up)}${press(`draft down ${key}`, '↓', 'down', words.down)}${press(`draft later ${key}`, words.later)}`
  }${press(`draft remove ${key}`, words.remove)}</form>
<details class="entry" id="edit-${key}"><summary>${words.edit}</summary><form method="post" action="${to}" class="press">${hidden}<label><span class="unseen">${words.edit}</span><textarea name="text" rows="7" required>${text}</textarea></label>${press(`draft edit ${key} ${edits}`, words.save, 'primary')}</form>${
    section === null || others.length === 0
      ? none
      : html`<form method="post" action="${to}" class="press choose">${hidden}<label>${words.section} <select name="text">${others.map(
          ({ title, mark }) => html`<option value="${mark}">${title ?? words.noSection}</option>`,
        )}</select></label>${press(`draft section ${key}`, words.move)}</form>`
  }</details></div></div></li>`
}
