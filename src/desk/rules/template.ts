import { z } from 'zod'
import type { Draft, Section } from '../../model.ts'
import type { Actor, DeskStore } from '../../store/desk.ts'
import { itemCount } from '../draft/draft.ts'

/** What every issue has: sections in their order, and closing words. */
export interface Template {
  readonly sections: readonly TemplateSection[]
  /** Paragraphs. */
  readonly closing: readonly string[]
}

/** A section, and the topics (slugs) whose new items are filed there. */
export interface TemplateSection {
  readonly title: string
  readonly topics: readonly string[]
}

/** Null: issues are as editors make them. */
export async function readTemplate(store: Pick<DeskStore, 'setting'>): Promise<Template | null> {
  const stored = await store.setting(templateSetting)
  return stored === null ? null : shape.parse(JSON.parse(stored))
}

/** Keeps it for the drafts to come; one with nothing in it is none. */
export async function saveTemplate(
  store: Pick<DeskStore, 'setting' | 'saveSetting'>,
  template: Template,
  actor: Actor,
  at: number,
): Promise<void> {
  const none = template.sections.length === 0 && template.closing.length === 0
  const detail = { before: await readTemplate(store), after: none ? null : template }
  const audit = { at, actor, action: 'arranged', subject: 'template', detail } as const
  await store.saveSetting(templateSetting, none ? null : JSON.stringify(template), audit)
}

/**
 * The draft with the template's order and closing words, once it has items. Sections that are new since `before` take their places; what
 * editors have moved or written since the template was first applied stays as it is.
 */
export function withTemplate(before: Draft, after: Draft, template: Template | null): Draft {
  if (template === null || itemCount(after) === 0) return after
  const known = after.templated ? before.sections.map(({ title }) => title) : []
  const order = template.sections.map(({ title }) => title)
  const isNew = ({ title }: Section): boolean => title !== null && order.includes(title) && !known.includes(title)
  const sections = after.sections
    .filter(isNew)
    .toSorted((one, other) => order.indexOf(one.title ?? '') - order.indexOf(other.title ?? ''))
    .reduce<readonly Section[]>(
      (placed, section) => insert(placed, section, order),
      after.sections.filter((section) => !isNew(section)),
    )
  const footer = after.templated || after.footer.length > 0 ? after.footer : template.closing
  return { ...after, sections, footer, templated: true }
}

/** Behind the last section that comes before it, else in front of the first one that comes after. */
function insert(sections: readonly Section[], section: Section, order: readonly string[]): readonly Section[] {
  const rank = (each: Section): number => order.indexOf(each.title ?? '')
  const before = sections.findLastIndex((each) => rank(each) >= 0 && rank(each) < rank(section))
  if (before >= 0) return sections.toSpliced(before + 1, 0, section)
  const behind = sections.findIndex((each) => rank(each) > rank(section))
  return sections.toSpliced(behind < 0 ? sections.length : behind, 0, section)
}

const templateSetting = 'template'

const shape = z.object({
  sections: z.array(z.object({ title: z.string(), topics: z.array(z.string()) })),
  closing: z.array(z.string()),
})
