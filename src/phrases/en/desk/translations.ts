import type { Language } from '../../../model.ts'

const names: Readonly<Record<Language, readonly string[]>> = {
  en: ['English'],
  es: ['Spanish'],
  zh: ['Chinese', 'Mandarin'],
}

/** What Briefwire says in English of items in a second language. */
export const translations = {
  /** How a language may be named; the first is what it is called. */
  names,
  button: 'Translation…',
  title: 'Headline, then text',
  how: (own: string, headline: string) =>
    `Send me “${headline}” in a second language: the headline in the first line, then the text. Its own is ${own}. “-” takes a translation away.`,
  set: (language: string) => `It has its text in ${language} now: whoever reads ${language} gets that.`,
  removed: (language: string) => `It has no text in ${language} any more.`,
  none: 'It has no such translation.',
  own: (language: string) => `Its own text is in ${language}; change that one, or name another language.`,
  noHeadline: 'Nothing was changed: the first line has to be the headline in the second language.',
  line: (language: string, headline: string) => `${language}: ${headline}`,
  leftBehind: (languages: string) => `Its text in ${languages} stays as it was. Look whether that still holds.`,
}

/** What every language has to say of it. */
export type Translations = typeof translations
