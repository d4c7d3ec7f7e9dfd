import { createHash } from 'node:crypto'
import type { Draft, Section } from '../../model.ts'
import { tidied } from './arrange.ts'

/** A short name for a section that buttons can carry; it holds as long as the title does. `-` is the section without one. */
export const sectionMark = (title: string | null): string =>
  title === null ? '-' : `=${createHash('sha256').update(title).digest('hex').slice(0, 8)}`

/** The section that somebody means: by its mark, its title whatever its case, or its place from 1. Null: none. */
export function findSection(draft: Draft, name: string): Section | null {
  const wanted = name.trim()
  const byName = draft.sections.find(
    ({ title }) => sectionMark(title) === wanted || title?.toLowerCase() === wanted.toLowerCase(),
  )
  return byName ?? (/^\d{1,3}$/.test(wanted) ? (draft.sections[Number(wanted) - 1] ?? null) : null)
}

/** Moves a section so many places down, or up where that is negative; never beyond an end. */
export function moveSection(draft: Draft, section: Section, places: number): Draft {
  const at = draft.sections.indexOf(section)
  const to = Math.min(Math.max(0, at + places), draft.sections.length - 1)
  const sections = draft.sections.toSpliced(at, 1).toSpliced(to, 0, section)
  return at < 0 ? draft : tidied({ ...draft, sections })
}

/** Gives a section another title; where one has it already, the two become one, in that one's place. */
export function renameSection(draft: Draft, section: Section, title: string | null): Draft {
  const twin = draft.sections.find((each) => each !== section && each.title === title)
  const sections = draft.sections.flatMap((each) => {
    if (each === twin) return [{ title, items: [...each.items, ...section.items] }]
    if (each !== section) return [each]
    return twin ? [] : [{ title, items: section.items }]
  })
  return tidied({ ...draft, sections })
}

/** Adds a section without items at the end; the same draft when there is one of this title. */
export const addSection = (draft: Draft, title: string): Draft =>
  draft.sections.some((section) => section.title === title)
    ? draft
    : { ...draft, sections: [...draft.sections, { title, items: [] }] }

/** Takes a section without items away; the same draft when it has some. */
export const dropSection = (draft: Draft, section: Section): Draft =>
  section.items.length > 0 ? draft : { ...draft, sections: draft.sections.filter((each) => each !== section) }
