import type { Draft, Item, Section } from '../../model.ts'

/** A draft with nothing in it. */
export const emptyDraft: Draft = { title: '', date: null, sections: [], footer: [] }

/** How many items a draft has. */
export const itemCount = (draft: Draft): number =>
  draft.sections.reduce((sum, section) => sum + section.items.length, 0)

/** How many headings readers will see in it. */
export const sectionCount = ({ sections }: Draft): number =>
  sections.filter(({ title, items }) => title !== null && items.length > 0).length

/**
 * Adds what came in to a draft: items go to the section of the same title, or to a new one at the end. Title, date and
 * footer that the draft has already stay. Items are numbered anew, 1…n.
 */
export function merge(draft: Draft, addition: Draft): Draft {
  const sections = addition.sections.reduce(place, draft.sections)
  const known = new Set(draft.footer)
  return renumber({
    title: draft.title || addition.title,
    date: draft.date ?? addition.date,
    sections,
    ...(draft.templated ? { templated: true } : {}),
    footer: [...draft.footer, ...addition.footer.filter((paragraph) => !known.has(paragraph))],
  })
}

/** The same draft with its items numbered 1…n across the sections. */
export function renumber(draft: Draft): Draft {
  let number = 0
  const numbered = (item: Item): Item => ({ ...item, number: ++number })
  return { ...draft, sections: draft.sections.map((section) => ({ ...section, items: section.items.map(numbered) })) }
}

function place(sections: readonly Section[], addition: Section): readonly Section[] {
  const at = sections.findIndex((section) => section.title === addition.title)
  if (at < 0) return [...sections, addition]
  return sections.map((section, index) =>
    index === at ? { ...section, items: [...section.items, ...addition.items] } : section,
  )
}
