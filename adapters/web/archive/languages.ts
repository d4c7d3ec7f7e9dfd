import { type Item, type Language, languages } from '../../../src/model.ts'
import { type Html, html, none } from '../page/html.ts'
import { languageNames, languageTags } from '../page/languages.ts'
import type { ItemLook } from './item.ts'

/** What stands before the paths of pages in a language, where the brief speaks this one. */
export const prefixOf = (language: Language, brief: Language): string => (language === brief ? '' : `/${language}`)

/** The languages in which these items were given, where any was given in more than one; none otherwise. */
export const givenIn = (items: readonly Item[], { wordingOf }: Pick<ItemLook, 'wordingOf'>): readonly Language[] => {
  const translated = items.filter(({ translations }) => translations !== undefined)
  const given = new Set(
    translated.flatMap((item) => [
      ...(item.translations ?? []).map(({ language }) => language),
      item.language ?? wordingOf({ ...item, translations: [] }).language,
    ]),
  )
  return languages.filter((language) => given.has(language))
}

/** Where a page is in the other languages in which its items were given. */
export function alsoPiece(given: readonly Language[], path: string, brief: Language, look: ItemLook): Html {
  const others = given.filter((language) => language !== look.language)
  return others.length === 0
    ? none
    : html`<p class="also">${look.words.alsoIn} ${others.map((language) => toLanguage(language, path, brief))}</p>`
}

/** The way to a page in each language. */
export const switchPiece = (path: string, brief: Language, look: Pick<ItemLook, 'language' | 'words'>): Html =>
  html`<nav aria-label="${look.words.languages}"><ul>${languages.map(
    (language) =>
      html`<li>${
        language === look.language
          ? html`<span aria-current="true" lang="${languageTags[language]}">${languageNames[language]}</span>`
          : toLanguage(language, path, brief)
      }</li>`,
  )}</ul></nav>`

const toLanguage = (language: Language, path: string, brief: Language): Html =>
  html`<a href="${prefixOf(language, brief)}${path}" lang="${languageTags[language]}" hreflang="${languageTags[language]}">${languageNames[language]}</a> `
