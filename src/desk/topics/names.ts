import type { Topic } from '../../model.ts'
import { slugFrom } from '../../topics/hashtag.ts'
import { findTopic } from '../../topics/match.ts'
import { listedWords } from '../../topics/word.ts'

/** Titles as somebody writes them, `Gardening / 园艺`: one alone stands for both languages. Null when there is none. */
export function readTitles(written: string): Topic['title'] | null {
  const parts = written
    .split(/[/／|｜]/)
    .flatMap((part) => part.replaceAll(/\s+/g, ' ').trim().slice(0, longestTitle) || [])
    .slice(0, 2)
  const zh = parts.find((part) => han.test(part)) ?? parts.at(-1)
  const en = parts.find((part) => part !== zh) ?? zh
  return en === undefined || zh === undefined ? null : { en, zh }
}

/** Titles as `readTitles` reads them. */
export const writeTitles = ({ en, zh }: Topic['title']): string => (en === zh ? en : `${en} / ${zh}`)

/** A topic of these titles, with these as its words; null when no tag can be made of them. */
export function newTopic(title: Topic['title']): Topic | null {
  const slug = tagFrom(title.en) ?? tagFrom(title.zh)
  if (slug === null) return null
  return { slug, title, words: listedWords([title.en, title.zh].map(asWord).join('\n')) }
}

/** The topic that has one of these names already, or null. */
export const namedAlike = ({ slug, title }: Topic, topics: readonly Topic[]): Topic | null =>
  [slug, title.en, title.zh].map((name) => findTopic(name, topics)).find((found) => found !== null) ?? null

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
