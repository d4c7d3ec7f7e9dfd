import type { Language } from '../../../src/model.ts'
import type { NavLink } from '../page/layout.ts'
import { archiveWords } from '../words/archive.ts'

/** The public pages that every other leads to. */
export const archiveSections = ['issues', 'topics', 'search'] as const
export type ArchiveSection = (typeof archiveSections)[number]

/** The bar of the archive in a language. */
export const archiveNav = (language: Language, prefix: string, current: ArchiveSection | null): readonly NavLink[] =>
  archiveSections.map((section) => ({
    path: `${prefix}/${section}`,
    label: archiveWords(language)[section],
    current: section === current,
  }))
