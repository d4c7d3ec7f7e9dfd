import { longDate } from '../../../src/doc.ts'
import type { Language } from '../../../src/model.ts'
import { type Html, html, none } from '../page/html.ts'
import type { DeliveryWords } from '../words/deliveries.ts'
import { growthChart } from './charts.ts'
import type { Growth } from './look.ts'

export interface GrowthView {
  readonly language: Language
  readonly words: DeliveryWords
}

/** So many lines are drawn of a kind, those with the most readers; a hundred workspaces tell nobody anything. */
const mostLines = 12

/** Readers over time, by platform, account and topic: as lines, and as tables for whoever wants the numbers. */
export function growthPiece(growth: readonly Growth[], view: GrowthView): Html {
  const { words } = view
  if (growth.length === 0) return html`<p class="empty">${words.noGrowth}</p>`
  const of = (kind: Growth['kind']) => growth.filter((each) => each.kind === kind)
  // One account a platform says the same again.
  const accounts = of('account').length > of('platform').length ? of('account') : []
  return html`${groupPiece('platform', words.platforms, of('platform'), view)}${groupPiece('account', words.accounts, accounts, view)}${groupPiece('topic', words.topics, of('topic'), view)}`
}

function groupPiece(kind: Growth['kind'], label: string, all: readonly Growth[], view: GrowthView): Html {
  if (all.length === 0) return none
  const { words } = view
  const shown = all.toSorted((a, b) => latest(b) - latest(a)).slice(0, mostLines)
  const left = all.length - shown.length
  return html`<h3>${label}</h3><ul class="sparks">${shown.map((each) => {
    const said = words.growthSummary(each.name, latest(each))
    return html`<li><span>${said}</span>${growthChart(
      each.days.map(({ readers }) => readers),
      said,
    )}</li>`
  })}</ul>${left > 0 ? html`<p class="count">${words.andMore(left)}</p>` : none}${tablePiece(kind, label, shown, view)}`
}

const latest = ({ days }: Growth): number => days.at(-1)?.readers ?? 0

/** The same numbers, the newest day first. */
function tablePiece(
  kind: Growth['kind'],
  label: string,
  shown: readonly Growth[],
  { words, language }: GrowthView,
): Html {
  const days = [...new Set(shown.flatMap((each) => each.days.map(({ day }) => day)))].sort().reverse()
  const readers = new Map(shown.map((each) => [each, new Map(each.days.map(({ day, readers }) => [day, readers]))]))
  const name = `${words.growth}: ${label}`
  return html`<details id="growth-${kind}" class="numbers"><summary>${words.asTable}</summary><div class="scroll" tabindex="0" role="group" aria-label="${name}"><table class="list figures"><caption class="unseen">${name}</caption><thead><tr><th scope="col">${words.day}</th>${shown.map((each) => html`<th scope="col">${each.name}</th>`)}</tr></thead><tbody>${days.map(
    (day) =>
      html`<tr><th scope="row">${longDate(day, language)}</th>${shown.map((each) => html`<td>${readers.get(each)?.get(day)?.toLocaleString(language) ?? '–'}</td>`)}</tr>`,
  )}</tbody></table></div></details>`
}
