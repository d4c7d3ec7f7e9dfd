import type { Item, Language } from '../../model.ts'
import { languages } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'

/** What is retracted with its headline: in its place stands, in every language, that it was. */
export function withoutHeadline({ translations: _, ...item }: Item, language: Language): Item {
  const headlineIn = (each: Language): string => phrasesIn(each).corrections.headline
  const others = languages.filter((each) => each !== language)
  return {
    ...item,
    headline: headlineIn(language),
    language,
    translations: others.map((each) => ({ language: each, headline: headlineIn(each), body: [] })),
  }
}

/** Whether this was made so. */
export const isBare = ({ headline }: Item): boolean =>
  languages.some((each) => phrasesIn(each).corrections.headline === headline)
