import { type Language, languages, type Topic, topicTitleIn } from '../../../src/model.ts'
import { type Html, html, none } from '../page/html.ts'
import { languageNames, locales } from '../page/languages.ts'
import type { ReaderWords } from '../words/readers/words.ts'
import type { Choice, Settings, WebReader } from './port.ts'

/** What a form begins with. */
export interface FormLook {
  readonly words: ReaderWords
  readonly language: Language
  readonly topics: readonly Topic[]
}

/** What there is to choose for everybody. */
export const choicePiece = (choice: Choice, { words, language, topics }: FormLook): Html =>
  html`${
    topics.length === 0
      ? none
      : html`<fieldset><legend>${words.topics}</legend><p class="hint">${words.topicsHint}</p><div class="columns">${topics.map(
          (topic) =>
            html`<label class="check"><input type="checkbox" name="topic" value="${topic.slug}"${checked(choice.topics.includes(topic.slug))}> ${topicTitleIn(topic, language)}</label>`,
        )}</div></fieldset>`
  }
<fieldset><legend>${words.format}</legend>${(['full', 'headlines'] as const).map(
    (format) =>
      html`<label class="check"><input type="radio" name="format" value="${format}"${checked((choice.format === 'full') === (format === 'full'))}> ${words.formats[format]}</label>`,
  )}<label class="check"><input type="checkbox" name="pictures" value="yes"${checked(choice.pictures)}> ${words.pictures}</label></fieldset>
<p><label for="language">${words.language}</label><select id="language" name="language">${languages.map(
    (each) =>
      html`<option value="${each}"${selected((choice.language ?? language) === each)}>${languageNames[each]}</option>`,
  )}</select></p>`

/** The form on which somebody subscribes; `said` is what was wrong with the last try. */
export const subscribePiece = (
  brief: string,
  look: FormLook,
  { token, said, address, choice }: { token: string; said: string | null; address: string; choice: Choice },
): Html => {
  const { words } = look
  return html`<div class="form"><h1>${words.subscribeTo(brief)}</h1><p>${words.intro}</p>
${said === null ? none : html`<p class="fault" role="alert">${said}</p>`}
<form method="post">
<input type="hidden" name="form" value="${token}">
<p><label for="address">${words.address}</label><input id="address" name="address" type="email" autocomplete="email" maxlength="254" required value="${address}"></p>
<p class="trap" aria-hidden="true"><label>Website <input name="website" tabindex="-1" autocomplete="off"></label></p>
${choicePiece(choice, look)}
<p><button>${words.subscribe}</button></p>
<p class="hint">${words.noTracking}</p>
</form></div>`
}

/** What a reader sees of themselves, and may change. */
export const readerPiece = (
  reader: WebReader,
  look: FormLook,
  { brief, zone, saved }: { brief: string; zone: string; saved: boolean },
): Html => {
  const { words, language } = look
  const { state, settings, returnsAt } = reader
  const day = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: settings.timeZone ?? zone })
  const said = state === 'resting' ? words.resting(day.format(returnsAt ?? 0)) : words.states[state]
  return html`<div class="form"><h1>${words.page}</h1>
<p>${reader.address}</p>
<p role="status">${saved ? html`${words.saved} ` : none}${said}</p>
${state === 'active' ? none : act('come', html`<button>${words.come}</button>`)}
${
  state === 'left'
    ? none
    : act(
        'choose',
        html`${choicePiece(settings, look)}
${timePiece(settings, zone, words)}
<p><button>${words.save}</button></p>`,
      )
}
${
  state === 'active'
    ? html`<h2>${words.rest}</h2>${act(
        'rest',
        html`<label class="unseen" for="days">${words.rest}</label><select id="days" name="days">${[7, 14, 30].map(
          (days) => html`<option value="${days}">${words.restDays(days)}</option>`,
        )}</select> <button>${words.doRest}</button>`,
      )}`
    : none
}
${state === 'left' ? none : html`<h2>${words.leave}</h2><p>${words.leaveWhy(brief)}</p>${act('end', html`<button>${words.leave}</button>`)}`}
<h2>${words.kept}</h2>
<p>${words.keptWhat(day.format(reader.since ?? 0), reader.issues)}</p>
${act('forget', html`<p><label class="check"><input type="checkbox" name="sure" value="yes" required> ${words.forgetSure}</label></p><p><button>${words.forget}</button></p>`)}
</div>`
}

const timePiece = ({ hour, minute, timeZone }: Settings, zone: string, words: ReaderWords): Html => {
  const now = hour === null ? '' : clock(hour, minute)
  const times = new Set(['', ...Array.from({ length: 24 }, (_, each) => clock(each, 0)), now])
  return html`<fieldset><legend>${words.time}</legend>
<p><label for="time">${words.hour}</label><select id="time" name="time">${[...times]
    .toSorted()
    .map(
      (time) => html`<option value="${time}"${selected(time === now)}>${time || words.atOnce}</option>`,
    )}</select></p>
<p><label for="zone">${words.zone}</label><select id="zone" name="zone"><option value="">${words.zoneOfBrief(zone)}</option>${Intl.supportedValuesOf(
    'timeZone',
  ).map((each) => html`<option${selected(each === timeZone)}>${each}</option>`)}</select></p></fieldset>`
}

const clock = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

/** A form of its own for each thing that a reader may do. */
const act = (name: string, inside: Html): Html =>
  html`<form method="post"><input type="hidden" name="act" value="${name}">${inside}</form>`

const checked = (is: boolean): Html => (is ? html` checked` : none)
const selected = (is: boolean): Html => (is ? html` selected` : none)
