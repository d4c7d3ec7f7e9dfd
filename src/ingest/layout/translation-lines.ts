import { type Item, type Language, languages, type Translation } from '../../model.ts'

// In a text that is to be read back exactly a translation stands below its item: a line `:en:`, its headline, its paragraphs. A mark
// with nothing below it, the last one, names the language of the item's own text.

/** The line above a text in this language. */
export const languageMark = (language: Language): string => `:${language}:`

/** The language whose mark a line is, or null: it is none. */
export const languageMarked = (line: string): Language | null =>
  languages.find((language) => line === languageMark(language)) ?? null

/** A line of a text that is no such mark, whatever it says: a backslash at its end tells. */
export const unmarked = (line: string): string =>
  languageMarked(line.replace(/^&#58;/, ':')) === null ? line : `${line}\\`

/** The lines of an item's translations; `quote` keeps a text from being taken for anything else. */
export const translationLines = (
  { language, translations = [] }: Pick<Item, 'language' | 'translations'>,
  quote: (text: string) => string,
): readonly string[] =>
  translations.length === 0
    ? []
    : [
        ...translations.flatMap((each) => [
          languageMark(each.language),
          ...[each.headline, ...each.body].map((text) => unmarked(quote(text))),
        ]),
        ...(language === undefined ? [] : [languageMark(language)]),
      ]

/** What such lines say; `read` gives back what was quoted. */
export function readTranslations(
  lines: readonly { readonly whole: string }[],
  read: (text: string) => string,
): Pick<Item, 'language' | 'translations'> {
  const parts: { readonly language: Language; readonly texts: string[] }[] = []
  for (const { whole } of lines) {
    const language = languageMarked(whole)
    if (language !== null) parts.push({ language, texts: [] })
    else parts.at(-1)?.texts.push(read(whole))
  }
  const own = parts.findLast(({ texts }) => texts.length === 0)?.language
  const translations: readonly Translation[] = parts.flatMap(({ language, texts: [headline = '', ...body] }) =>
    headline === '' ? [] : [{ language, headline, body }],
  )
  return translations.length === 0 ? {} : { ...(own ? { language: own } : {}), translations }
}
