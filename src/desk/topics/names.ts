import { type Language, languageOfTag, languages, type Titles, type Topic } from '../../model.ts'
import { slugFrom } from '../../topics/hashtag.ts'
import { findTopic } from '../../topics/match.ts'
import { listedWords } from '../../topics/word.ts'

/**
 * Titles as somebody who speaks this language writes them, `Gardening / Jardinería / 园艺`: one for each language, which may be named
 * (`es: Huerto`). One alone stands for all. Null when there is none.
 */
export function readTitles(written: string, spoken: Language): Titles | null {
  const parts = written.split(/[/／|｜]/).flatMap((part) => {
    const label = /^\s*([a-z]{2})\s*[:：](.*)$/iu.exec(part)
    const named = label === null ? null : languageOfTag(label[1] ?? '')
    const text = (named === null ? part : (label?.[2] ?? '')).replaceAll(/\s+/g, ' ').trim().slice(0, longestTitle)
    if (text === '') return []
    return { text, language: named ?? (han.test(text) ? ('zh' as const) : null) }
  })
  const titles: Partial<Record<Language, string>> = {}
  for (const { text, language } of parts) if (language !== null) titles[language] ??= text
  const unnamed = parts.filter(({ language }) => language === null)
  for (const { text } of unnamed) {
    const free = spelled.filter((language) => titles[language] === undefined)
    const language = unnamed.length === 1 ? (free.find((each) => each === spoken) ?? free[0]) : free[0]
    if (language !== undefined) titles[language] = text
  }
  return Object.keys(titles).length === 0 ? null : titles
}

/** Titles as `readTitles` reads them from somebody who speaks this language. */
export function writeTitles(titles: Titles, spoken: Language): string {
  const written = languages.flatMap((language) => {
    const title = titles[language]
    return title === undefined || title === '' ? [] : { language, title }
  })
  const latin = written.filter(({ title }) => !han.test(title))
  const [only] = latin.length === 1 ? latin : []
  const plain = (language: Language, title: string): boolean => {
    if (written.length === 1) return true
    if (han.test(title)) return language === 'zh'
    if (only !== undefined) return language === (spoken === 'zh' ? spelled[0] : spoken)
    return spelled.slice(0, latin.length).every((each) => latin.some((one) => one.language === each))
  }
  return written.map(({ language, title }) => (plain(language, title) ? title : `${language}: ${title}`)).join(' / ')
}

/** A topic of these titles, with these as its words; null when no tag can be made of them. */
export function newTopic(title: Titles): Topic | null {
  const names = namesIn(title)
  const slug = names.map(tagFrom).find((tag) => tag !== null)
  return slug === undefined ? null : { slug, title, words: listedWords(names.map(asWord).join('\n')) }
}

/** The topic that has one of these names already, or null. */
export const namedAlike = ({ slug, title }: Pick<Topic, 'slug' | 'title'>, topics: readonly Topic[]): Topic | null =>
  [slug, ...namesIn(title)].map((name) => findTopic(name, topics)).find((found) => found !== null) ?? null

const namesIn = (titles: Titles): readonly string[] => languages.flatMap((language) => titles[language] || [])

/** The languages whose titles cannot be told by their script, in the order in which they are written. */
const spelled = languages.filter((language) => language !== 'zh')

/** A tag as somebody writes it: spaces and accents are forgiven. */
export const tagFrom = (written: string): string | null =>
  slugFrom(
    written
      .trim()
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .normalize('NFC')
      .replaceAll(/[\s&]+/g, '-'),
  )

const longestTitle = 60
const han = /\p{Script=Han}/u

/** Capitals alone are a name, and "ai" stands in many a word: exactly so, then. */
const asWord = (title: string): string => (/^[A-Z]{2,4}$/.test(title) ? `=${title}` : title)
