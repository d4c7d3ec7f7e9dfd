import { z } from 'zod'
import { UserError } from '../../errors.ts'
import { type Draft, languages } from '../../model.ts'

const line = z.string('must be a text').refine((value) => value.trim() !== '', 'is empty')

const item = z.object({
  number: z.int('must be a whole number').min(1, 'must be 1 or more'),
  headline: line,
  body: z.array(z.string('must be a text'), 'must be a list of paragraphs'),
  source: z
    .object({
      name: z.string('must be a text'),
      url: z.url({ protocol: /^https?$/, error: 'must be an http(s) address, or null' }).nullable(),
    })
    .nullable(),
  topics: z.array(line, 'must be a list of topics'),
  language: z.enum(languages, `must be one of ${languages.join(', ')}`).optional(),
  translations: z
    .array(
      z.object({
        language: z.enum(languages, `must be one of ${languages.join(', ')}`),
        headline: line,
        body: z.array(z.string('must be a text'), 'must be a list of paragraphs'),
      }),
      'must be a list of translations',
    )
    .optional(),
})

const shape = z
  .object({
    title: z.string('must be a text; empty: the brief’s own'),
    date: z.iso.date('must be a day that there is, as in 2026-12-24, or null: today').nullable(),
    sections: z.array(
      z.object({ title: z.string('must be a text, or null').nullable(), items: z.array(item) }),
      'must be a list of sections',
    ),
    footer: z.array(z.string('must be a text'), 'must be a list of paragraphs'),
  })
  .superRefine(({ sections }, context) => {
    const seen = new Set<number>()
    for (const [section, { items }] of sections.entries())
      for (const [at, { number }] of items.entries()) {
        if (seen.has(number))
          context.addIssue({
            code: 'custom',
            path: ['sections', section, 'items', at, 'number'],
            message: `${number} is taken already; items are numbered 1, 2, 3 … through all sections`,
          })
        seen.add(number)
      }
  })

/** What a program hands over as an issue. Throws a UserError that names each fault and where it is: `sections[0].items[1].headline`. */
export function checkDraft(draft: Draft): void {
  const read = shape.safeParse(draft)
  if (read.success) return
  const { issues } = read.error
  const faults = issues.slice(0, mostFaults).map(({ path, message }) => `${pathOf(path)}: ${message}`)
  if (issues.length > mostFaults) faults.push(`… and ${issues.length - mostFaults} more`)
  throw new UserError(`This cannot go into an issue:\n${faults.join('\n')}`)
}

/** So many faults are shown; the rest are counted. */
const mostFaults = 20

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (whole, key) => (typeof key === 'number' ? `${whole}[${key}]` : `${whole}${whole === '' ? '' : '.'}${String(key)}`),
    '',
  ) || 'the draft'
