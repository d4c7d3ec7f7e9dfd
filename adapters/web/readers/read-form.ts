import { type Language, languages, type Topic } from '../../../src/model.ts'
import type { Choice, Settings } from './port.ts'

/** A form as it comes: whoever sends it may have sent anything. */
export type Sent = Readonly<Record<string, unknown>>

/** The text of a field; '': it is not there. */
export const textOf = (sent: Sent, name: string): string => {
  const value = sent[name]
  return typeof value === 'string' ? value : ''
}

/** What was chosen of what there is to choose; what there is not is left out. */
export function choiceIn(sent: Sent, topics: readonly Topic[], own: Language): Choice {
  const { topic } = sent
  const named = (Array.isArray(topic) ? topic : [topic]).filter((each) => typeof each === 'string')
  return {
    topics: topics.map(({ slug }) => slug).filter((slug) => named.includes(slug)),
    format: textOf(sent, 'format') === 'headlines' ? 'headlines' : 'full',
    pictures: textOf(sent, 'pictures') === 'yes',
    language: languages.find((each) => each === textOf(sent, 'language')) ?? own,
  }
}

/** The same with the time. */
export function settingsIn(sent: Sent, topics: readonly Topic[], own: Language): Settings {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(textOf(sent, 'time')) ?? []
  const zone = textOf(sent, 'zone')
  return {
    ...choiceIn(sent, topics, own),
    hour: hour === undefined ? null : Number(hour),
    minute: hour === undefined ? 0 : Number(minute),
    timeZone: Intl.supportedValuesOf('timeZone').includes(zone) ? zone : null,
  }
}
