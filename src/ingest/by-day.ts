import type { Draft, Section } from '../model.ts'
import { dateIn } from './layout/date.ts'
import { headingText } from './text/line-shape.ts'
import { wording } from './text/tidy.ts'

/**
 * The days of a newsletter that has several, each an issue of its own, in the order of the text: a section whose title has a date
 * begins one, and sections without a date belong to the day above. What stands above the first day belongs to that. A newsletter
 * with less than two days is one issue. Items are numbered 1…n in each; the footer stands under the last.
 */
export function splitByDay(draft: Draft): readonly Draft[] {
  const days: { date: string; title: string; sections: Section[] }[] = []
  const above: Section[] = []
  for (const section of draft.sections) {
    const dated = section.title === null ? null : dateIn(section.title, null)
    const current = days.at(-1)
    if (dated?.date && current?.date !== dated.date) {
      const rest = dated.alone ? '' : headingText(wording(dated.rest === section.title ? '' : dated.rest))
      days.push({ date: dated.date, title: rest, sections: [{ title: null, items: section.items }] })
    } else if (current) current.sections.push(section)
    else above.push(section)
  }
  if (days.length < 2) return [draft]
  return days.map(({ date, title, sections }, at) => ({
    title: draft.title === '' ? title : draft.title,
    date,
    sections: numbered(at === 0 ? [...above, ...sections] : sections),
    footer: at === days.length - 1 ? draft.footer : [],
  }))
}

function numbered(sections: readonly Section[]): readonly Section[] {
  let number = 0
  return sections.map(({ title, items }) => ({ title, items: items.map((item) => ({ ...item, number: ++number })) }))
}
