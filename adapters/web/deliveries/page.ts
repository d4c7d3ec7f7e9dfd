import { longDate } from '../../../src/doc.ts'
import { type DeliveryState, deliveryStates, type Language } from '../../../src/model.ts'
import { issueName } from '../archive/item.ts'
import type { Pressing } from '../page/doc.ts'
import { type Html, html, none } from '../page/html.ts'
import { locales } from '../page/languages.ts'
import { archiveWords } from '../words/archive.ts'
import type { DeliveryWords } from '../words/deliveries.ts'
import { issuesChart, speedChart } from './charts.ts'
import type { BroadcastLook, IssueRow } from './look.ts'

/** How it is said, and in whose time. */
export interface DeliveryView {
  readonly language: Language
  readonly timeZone: string
  /** The brief's. */
  readonly title: string
  readonly words: DeliveryWords
}

/** What came of a broadcast so far, and what can be done about it. */
export function broadcastPiece(look: BroadcastLook, view: DeliveryView, { to, hidden }: Pressing): Html {
  const { language, words } = view
  const { issue, date, counts, fixes, halted } = look
  const name = issueName({ number: issue, title: look.title }, { words: archiveWords(language), brief: view.title })
  const all = deliveryStates.reduce((sum, state) => sum + counts[state], 0)
  const open = counts.pending + counts.sending
  const state = halted !== null ? words.stopped(halted) : open > 0 ? words.going : words.done
  const press = (verb: string, label: string, tone = ''): Html =>
    html`<button class="${tone}" name="line" value="deliveries ${issue} ${verb}">${label}</button>`
  return html`<p class="kicker">${longDate(date, language)} · ${state}</p>
<h1>${name}</h1>
${
  all === 0
    ? html`<p class="empty">${words.nobody}</p>`
    : html`<p class="big">${words.of(counts.sent, all)}</p>
<svg class="outcome" viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-label="${words.states.sent}: ${words.of(counts.sent, all)}">${outcome(counts, all)}</svg>
<ul class="outcomes">${deliveryStates.filter((each) => counts[each] > 0).map((each) => html`<li class="${each}"><strong>${counts[each].toLocaleString(language)}</strong> ${words.states[each]}</li>`)}</ul>`
}
${fixes.done + fixes.open + fixes.failed === 0 ? none : html`<p class="meta">${words.fixes(fixes.done, fixes.open, fixes.failed)}</p>`}
<form method="post" action="${to}" class="press bar-of-buttons">${hidden}${
    open === 0
      ? none
      : html`${halted === null ? press('pause', words.pause) : press('resume', words.resume, 'primary')}${press('cancel', words.cancel, 'danger')}`
  }${open === 0 && counts.uncertain > 0 ? html`${press('resend', words.resend(counts.uncertain), 'primary')}${press('leave', words.leave)}` : none}<a class="button" href="/issues/${issue}/preview">${words.preview}</a><a class="button" href="/issues/${issue}/preview#correct">${words.putRight}</a></form>`
}

const outcome = (counts: BroadcastLook['counts'], all: number): readonly Html[] => {
  const order: readonly DeliveryState[] = ['sent', 'sending', 'uncertain', 'failed', 'skipped', 'pending']
  let from = 0
  return order.map((state) => {
    const wide = (counts[state] / all) * 1000
    const x = from
    from += wide
    return html`<rect class="${state}" x="${x.toFixed(1)}" y="0" width="${wide.toFixed(1)}" height="14"/>`
  })
}

/** How fast it goes, against what is allowed. */
export const speedPiece = ({ speeds }: BroadcastLook, { words }: DeliveryView): Html =>
  speeds.length === 0
    ? html`<p class="empty">${words.noSpeed}</p>`
    : html`${speeds.map(({ platform, most, seconds }) => {
        const summary = words.speedSummary(seconds.at(-1) ?? 0, Math.max(...seconds), most)
        return html`<figure><figcaption><strong>${words.speed(platform)}</strong> <span class="count">${summary}</span></figcaption>${speedChart(seconds, most, `${words.speed(platform)}. ${summary}`, words.limit(most))}${speedTable(platform, seconds, words)}</figure>`
      })}`

/** So many seconds stand in a line of the table. */
const line = 10

/** The same in numbers, the newest first. */
function speedTable(platform: string, seconds: readonly number[], words: DeliveryWords): Html {
  const newest = seconds.toReversed()
  const lines = Array.from({ length: Math.ceil(newest.length / line) }, (_, at) =>
    newest.slice(at * line, (at + 1) * line),
  )
  return html`<details id="speed-${platform}" class="numbers"><summary>${words.asTable}</summary><div class="scroll" tabindex="0" role="group" aria-label="${words.speed(platform)}"><table class="list figures"><caption class="unseen">${words.speed(platform)}</caption><thead><tr><th scope="col">${words.secondsAgo}</th><th scope="col">${words.messages}</th><th scope="col">${words.mostInOne}</th></tr></thead><tbody>${lines.map(
    (each, at) =>
      html`<tr><th scope="row">${at * line}–${at * line + each.length - 1}</th><td>${each.reduce((sum, count) => sum + count, 0)}</td><td>${Math.max(...each)}</td></tr>`,
  )}</tbody></table></div></details>`
}

/** Whom it did not reach, with the reasons. */
export const missedPiece = ({ missed }: BroadcastLook, { words }: DeliveryView): Html =>
  missed.length === 0
    ? html`<p class="empty">${words.nobodyMissed}</p>`
    : html`<div class="scroll" tabindex="0" role="group" aria-label="${words.missed}"><table class="list"><thead><tr><th scope="col">${words.place}</th><th scope="col">${words.state}</th><th scope="col">${words.reason}</th></tr></thead><tbody>${missed.map(
        ({ place, state, reason }) =>
          html`<tr><td>${place}</td><td class="${state}">${words.states[state]}</td><td>${reason ?? ''}</td></tr>`,
      )}</tbody></table></div>`

/** The last issues at a glance: how many readers each reached, and what was put right in it; as a chart, and as a table. */
export const latelyPiece = (rows: readonly IssueRow[], { language, timeZone, words }: DeliveryView): Html => {
  const moment = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const most = Math.max(0, ...rows.map(({ sent }) => sent))
  const corrected = rows.reduce((sum, { corrections }) => sum + corrections, 0)
  const summary = words.latelySummary(rows.length, most, corrected)
  return html`${rows.length < 2 || most === 0 ? none : html`<figure><figcaption class="count">${summary}</figcaption>${issuesChart(rows.toReversed(), summary)}</figure>`}<div class="scroll tall" tabindex="0" role="group" aria-label="${words.lately}"><table class="list figures"><thead><tr><th scope="col">${words.issue}</th><th scope="col">${words.date}</th><th scope="col">${words.states.sent}</th><th scope="col">${words.states.failed}</th><th scope="col">${words.states.uncertain}</th><th scope="col">${words.corrections}</th></tr></thead><tbody>${rows.map(
    ({ issue, at, sent, failed, uncertain, corrections }) =>
      html`<tr><th scope="row"><a href="/deliveries/${issue}">${issue}</a></th><td>${moment.format(at)}</td><td>${sent.toLocaleString(language)}</td><td class="${failed > 0 ? 'failed' : ''}">${failed.toLocaleString(language)}</td><td class="${uncertain > 0 ? 'uncertain' : ''}">${uncertain.toLocaleString(language)}</td><td>${corrections}</td></tr>`,
  )}</tbody></table></div>`
}
