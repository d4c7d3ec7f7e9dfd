import { isDeepStrictEqual } from 'node:util'
import { languageOf } from '../../compose/wording.ts'
import { type Item, type Language, languages, type Translation } from '../../model.ts'

type Texts = Pick<Item, 'headline' | 'body' | 'language' | 'translations'>

/** The language of an item's own text: as an editor said, as its words show, or else the brief's. */
export const ownLanguage = (item: Texts, ofBrief: Language): Language =>
  item.language ?? languageOf([item.headline, ...item.body].join('\n')) ?? ofBrief

/** The language that a translation of this item most likely is in: what its words show, the one that it has, the brief's, or another one. */
export function likelyLanguage(item: Texts, text: string, ofBrief: Language): Language {
  const own = ownLanguage(item, ofBrief)
  const shown = languageOf(text)
  if (shown !== null && shown !== own) return shown
  const hasHan = /\p{Script=Han}/u.test(text)
  const others = languages.filter((language) => language !== own && (language !== 'zh' || hasHan))
  const known = item.translations?.find(({ language }) => others.includes(language))
  return known?.language ?? (others.includes(ofBrief) ? ofBrief : (others[0] ?? own))
}

/** The item with this translation, in the place of what it had in that language; null: without one in it. */
export function withTranslation(
  item: Item,
  language: Language,
  translation: Pick<Translation, 'headline' | 'body'> | null,
  ofBrief: Language,
): Item {
  const { translations: before = [], language: _, ...rest } = item
  const others = before.filter((each) => each.language !== language)
  const translations = translation === null ? others : [...others, { ...translation, language }]
  return translations.length === 0 ? rest : { ...rest, language: ownLanguage(item, ofBrief), translations }
}

/** The languages whose text stays as it was while the item's own words changed: an editor should look at them. */
export const leftBehind = (before: Texts, after: Texts): readonly Language[] =>
  before.headline === after.headline && isDeepStrictEqual(before.body, after.body)
    ? []
    : (after.translations ?? []).flatMap((each) =>
        before.translations?.some((old) => isDeepStrictEqual(old, each)) ? [each.language] : [],
      )

/** The language in which alone two items differ, or null: they differ in more, or in what all readers see. */
export function changedAlone(before: Item, after: Item): Language | null {
  const shared = ({ source, topics, photos = [] }: Item) => ({ source, topics, photos })
  if (!isDeepStrictEqual(shared(before), shared(after))) return null
  const own = before.headline !== after.headline || !isDeepStrictEqual(before.body, after.body)
  const [was, is] = [before.translations ?? [], after.translations ?? []]
  const differs = (one: readonly Translation[], other: readonly Translation[]): readonly Language[] =>
    one.flatMap((each) => (other.some((same) => isDeepStrictEqual(same, each)) ? [] : each.language))
  const changed = new Set([...differs(was, is), ...differs(is, was)])
  const [only = null, ...more] = changed
  if (more.length > 0) return null
  if (own) return only === null && is.length > 0 ? (after.language ?? null) : null
  return only
}

/** In which language two items differ, where it is not the reader's own affair: to show both in it. Null: in their own words, or in none. */
export function changedLanguage(before: Texts, after: Texts): Language | null {
  if (before.headline !== after.headline || !isDeepStrictEqual(before.body, after.body)) return after.language ?? null
  const changed = (after.translations ?? []).find(
    (each) => !before.translations?.some((old) => isDeepStrictEqual(old, each)),
  )
  return changed?.language ?? null
}
