import type { Language } from '../../../src/model.ts'
import type { Pressing } from '../page/doc.ts'
import { type Html, html, none } from '../page/html.ts'
import { locales } from '../page/languages.ts'
import type { DeskCalendar } from '../ports.ts'
import type { DeskWords } from '../words/desk.ts'

const dayMs = 86_400_000
const weeks = 4
/** Issues of one day that are shown, the newest. */
const mostOfDay = 3

/** Four weeks from last Monday on: what went out, what is planned. All by the brief's own clock. */
export function calendarPiece(
  { once, standing, published, now }: DeskCalendar,
  look: { readonly language: Language; readonly timeZone: string },
  words: DeskWords,
  { to, hidden }: Pressing,
): Html {
  const { timeZone } = look
  const shown = (options: Intl.DateTimeFormatOptions, zone = 'UTC') =>
    new Intl.DateTimeFormat(locales[look.language], { timeZone: zone, ...options })
  const dayOf = (at: number): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
  const clock = shown({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, timeZone)
  const today = dayOf(now)
  const noon = Date.parse(`${today}T12:00:00Z`)
  const monday = noon - (((new Date(noon).getUTCDay() + 6) % 7) + 7) * dayMs
  const days = Array.from({ length: weeks * 7 }, (_, index) => monday + index * dayMs)
  const cell = (at: number): Html => {
    const day = new Date(at).toISOString().slice(0, 10)
    const out = published.filter((issue) => dayOf(issue.at) === day).slice(-mostOfDay)
    const plans = standing.filter((moment) => dayOf(moment) === day && moment !== once)
    const single = once !== null && dayOf(once) === day ? once : null
    return html`<td${day === today ? html` class="today" aria-current="date"` : none}><time datetime="${day}">${shown({ day: 'numeric' }).format(at)}</time>${out.map(
      ({ issue }) => html`<a href="/issues/${issue}/preview">${words.published(issue)}</a>`,
    )}${plans.map((moment) => html`<span class="standing">${words.standing(clock.format(moment))}</span>`)}${
      single === null ? none : html`<strong>${words.planned(clock.format(single))}</strong>`
    }</td>`
  }
  const rows = Array.from({ length: weeks }, (_, week) => days.slice(week * 7, week * 7 + 7))
  return html`<table class="calendar"><caption>${words.calendar} <span class="count">${timeZone}</span></caption><thead><tr>${days.slice(0, 7).map((at) => html`<th scope="col">${shown({ weekday: 'short' }).format(at)}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table>
<form method="post" action="${to}" class="press plan">${hidden}<label>${words.day} <input type="date" name="day" min="${today}" value="${today}" required></label> <label>${words.time} <input type="time" name="time" value="08:00" required></label> <button name="line" value="publish">${words.schedule}</button></form>${
    once === null
      ? none
      : html`<form method="post" action="${to}" class="press">${hidden}<button name="line" value="unschedule ${once}">${words.unschedule}</button></form>`
  }`
}
