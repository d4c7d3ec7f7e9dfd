import type { Item, Section } from '../../model.ts'
import type { Problems } from './problems.ts'

/** The sections of an issue as they are read, one item after the other. */
export interface Sections {
  /** Begins a section; without a title when that is empty. */
  open(title: string, line: number): void
  /** Puts an item at the end and numbers it. */
  add(item: Omit<Item, 'number'>): void
  /** How many items there are so far. */
  count(): number
  /** All sections; empty ones only if they have a title, each with a problem. */
  list(): readonly Section[]
}

/** No section yet. */
export function createSections(problems: Problems): Sections {
  const sections: { title: string | null; line: number; items: Item[] }[] = []
  let count = 0
  return {
    open(title, line) {
      sections.push({ title: title === '' ? null : title, line, items: [] })
    },
    add(item) {
      if (sections.length === 0) sections.push({ title: null, line: 1, items: [] })
      const { headline, body, source, topics, language, translations } = item
      const more = translations === undefined ? {} : { ...(language ? { language } : {}), translations }
      sections.at(-1)?.items.push({ number: ++count, headline, body, source, topics, ...more })
    },
    count: () => count,
    list() {
      for (const { title, line, items } of sections)
        if (title !== null && items.length === 0)
          problems.addOf('emptyHeading', line, problems.words.emptyHeading(title))
      return sections
        .filter(({ title, items }) => title !== null || items.length > 0)
        .map(({ title, items }) => ({ title, items }))
    },
  }
}
