import type { Draft, Item, Section, Source } from '../model.ts'
import { noTopic, slugFrom } from '../topics/hashtag.ts'
import { sourceOf } from './source/source.ts'
import { tidy, wording } from './text/tidy.ts'
import { cleanUrl } from './text/url.ts'

/**
 * What of a draft survives being printed and read again: for every draft `parse(print(draft))` has the content of
 * `normalise(draft)`, and what `parse` gave is normal already. In it
 *
 * - every text is tidied: a single space for any white space, none at the ends, no zero-width characters; a text that is
 *   only punctuation is none; paragraphs without a text are gone, as are items without a headline and untitled sections
 *   without items; items are numbered 1…n;
 * - a source's name has no separators around it; its URL has no punctuation behind it; a source without a name takes the
 *   host of its URL;
 * - of translations there is one a language, each with a headline;
 * - topics are slugs as hashtags can write them (lower case, `[a-z0-9-]` and Chinese), each once.
 */
export function normalise(draft: Draft): Draft {
  let number = 0
  const items = (section: Section): readonly Item[] =>
    section.items.flatMap((item) => {
      const headline = wording(item.headline)
      return headline === '' ? [] : [normalItem({ ...item, headline, number: ++number })]
    })
  return {
    title: wording(draft.title),
    date: draft.date,
    sections: draft.sections
      .map((section) => ({ title: wording(section.title ?? '') || null, items: items(section) }))
      .filter(({ title, items }) => title !== null || items.length > 0),
    footer: texts(draft.footer),
    ...(draft.urgent ? { urgent: true } : {}),
  }
}

function normalItem({ number, headline, body, source, topics, language, translations = [] }: Item): Item {
  const others = translations.flatMap((each) => {
    const said = wording(each.headline)
    return said === '' || each.language === language ? [] : [{ ...each, headline: said, body: texts(each.body) }]
  })
  const first = others.filter((each, at) => others.findIndex((other) => other.language === each.language) === at)
  const slugs = new Set(topics.map(slugFrom).filter((slug) => slug !== null))
  slugs.delete(noTopic)
  return {
    number,
    headline,
    body: texts(body),
    source: source && normalSource(source),
    topics: [...slugs],
    ...(first.length === 0 ? {} : { ...(language ? { language } : {}), translations: first }),
  }
}

function normalSource({ name, url }: Source): Source | null {
  const clean = url === null ? null : cleanUrl(url)
  return sourceOf(clean === null ? tidy(name) : `${tidy(name)}, ${clean}`)
}

const texts = (paragraphs: readonly string[]): readonly string[] =>
  paragraphs.map(wording).filter((text) => text !== '')
