import type { Draft } from '../../model.ts'
import type { ArchiveStore } from '../../store/archive.ts'
import type { DeskStore } from '../../store/desk.ts'
import { readTemplate, type Template } from './template.ts'

type FilingStore = Pick<ArchiveStore, 'byTopic'> & Pick<DeskStore, 'setting'>

/** What past issues did with a topic: its section, in so many of the items that were looked at. */
export interface Habit {
  readonly title: string
  readonly times: number
  readonly of: number
}

/**
 * The section into which a new item with these topics goes: the one to which the template gives one of them, else the one in which its
 * topic stood in past issues, else where the last item went. An editor sees it and can change it.
 */
export async function filedUnder(store: FilingStore, topics: readonly string[], draft: Draft): Promise<string | null> {
  const template = await readTemplate(store)
  const named = topics.map((slug) => sectionOf(template, slug)).find((title) => title !== null)
  if (named) return named
  for (const slug of topics) {
    const habit = await habitOf(store, slug)
    if (habit && (template === null || isThere(habit.title, template, draft))) return habit.title
  }
  return lastSection(draft)
}

/** The section to which the template gives a topic, or null. */
export const sectionOf = (template: Template | null, slug: string): string | null =>
  template?.sections.find(({ topics }) => topics.includes(slug))?.title ?? null

/** In which section the newest items of a topic stood, where most of them did in one; null: here and there, or there are too few. */
export async function habitOf({ byTopic }: Pick<FilingStore, 'byTopic'>, slug: string): Promise<Habit | null> {
  const { entries } = await byTopic(slug, { offset: 0, limit: lookedAt })
  // What went out at once, alone, stood in no section.
  const regular = entries.filter(({ urgent }) => !urgent)
  const counts = new Map<string, number>()
  for (const { section } of regular) if (section !== null) counts.set(section, (counts.get(section) ?? 0) + 1)
  const [best] = [...counts].sort((one, other) => other[1] - one[1])
  if (!best || best[1] < leastTimes || best[1] < regular.length * leastShare) return null
  return { title: best[0], times: best[1], of: regular.length }
}

const isThere = (title: string, template: Template, { sections }: Draft): boolean =>
  template.sections.length === 0 ||
  template.sections.some((section) => section.title === title) ||
  sections.some((section) => section.title === title)

/** New items go where the last ones went. */
const lastSection = ({ sections }: Draft): string | null =>
  sections.findLast(({ items }) => items.length > 0)?.title ?? null

/** A habit is what most of the last items did, and more than twice. */
const lookedAt = 24
const leastTimes = 3
const leastShare = 0.6
