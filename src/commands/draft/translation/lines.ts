import { leftBehind } from '../../../desk/draft/translations.ts'
import type { Action } from '../../../doc.ts'
import type { Item, Language } from '../../../model.ts'
import type { Phrases } from '../../../phrases/index.ts'
import type { CommandRequest } from '../../command.ts'
import type { Found } from '../find.ts'

/** The button for it; the form begins with the translation that there is. */
export function translateAction({ phrases }: CommandRequest, { key, item }: Found): Action {
  const { button, title } = phrases.translations
  const [known] = item.translations ?? []
  const value = known ? [known.headline, ...known.body].join('\n') : ''
  const action = { label: button, command: `draft translate ${key}` }
  return value.length > longestForm ? action : { ...action, form: { title, value } }
}

/** Slack's forms hold 3,000 characters (https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element): a longer text is asked for. */
const longestForm = 2900

/** What a language is called. */
export const nameOf = (language: Language, { translations }: Phrases): string =>
  translations.names[language][0] ?? language

/** What else an item says, a line a language. */
export const translationLines = (item: Item, phrases: Phrases): readonly string[] =>
  (item.translations ?? []).map(({ language, headline }) =>
    phrases.translations.line(nameOf(language, phrases), headline),
  )

/** A warning where the item's own words were changed and others were not. */
export function leftBehindLines(before: Item, after: Item, phrases: Phrases): readonly string[] {
  const languages = leftBehind(before, after).map((language) => nameOf(language, phrases))
  return languages.length === 0 ? [] : [phrases.translations.leftBehind(languages.join(phrases.comma))]
}
