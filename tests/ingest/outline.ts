import { parse } from '../../src/ingest/parse.ts'
import type { Draft, Topic } from '../../src/model.ts'

/** A draft on a few lines: what stands where, without having to spell out objects. */
export function outline(draft: Draft): string[] {
  return [
    `= ${draft.title} (${draft.date ?? 'no date'})`,
    ...draft.sections.flatMap(({ title, items }) => [
      `## ${title ?? '-'}`,
      ...items.map(({ number, headline, body, source, topics }) =>
        [
          `${number} ${headline}`,
          ...body,
          ...(source ? [`<${source.name}${source.url ? ` ${source.url}` : ''}>`] : []),
          ...topics.map((topic) => `#${topic}`),
        ].join(' | '),
      ),
    ]),
    ...draft.footer.map((paragraph) => `_ ${paragraph}`),
  ]
}

/** The items of a newsletter on a line each, without the sections they stand in; no topics are guessed. */
export const items = (text: string, topics: readonly Topic[] = []): string[] =>
  outline(parse(text, { topics })).filter((line) => /^\d/.test(line))

/** The problems of a newsletter: "line: message". */
export const problems = (text: string): string[] =>
  parse(text, { topics: [] }).problems.map(({ line, message }) => `${line}: ${message}`)
