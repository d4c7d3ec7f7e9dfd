import { z } from 'zod'
import { normalise } from '../ingest/normalise.ts'
import { type Draft, languages } from '../model.ts'

const item = z.object({
  headline: z.string().min(1),
  body: z.array(z.string()).default([]),
  source: z
    .object({ name: z.string(), url: z.string().nullable().default(null) })
    .nullable()
    .default(null),
  topics: z.array(z.string()).default([]),
  language: z.exactOptional(z.enum(languages)),
  translations: z.exactOptional(
    z.array(
      z.object({ language: z.enum(languages), headline: z.string().min(1), body: z.array(z.string()).default([]) }),
    ),
  ),
})
const shape = z.object({
  title: z.string().default(''),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable()
    .default(null),
  sections: z.array(z.object({ title: z.string().nullable().default(null), items: z.array(item) })),
  footer: z.array(z.string()).default([]),
  urgent: z.exactOptional(z.literal(true)),
})

/** An issue as `briefwire export --as json` writes it, or null: it is something else. Numbers and topics are taken as they stand. */
export function readOwnJson(text: string): Draft | null {
  const found = shape.safeParse(JSON.parse(text))
  if (!found.success) return null
  let number = 0
  const sections = found.data.sections.map(({ title, items }) => ({
    title,
    items: items.map((each) => ({ ...each, number: ++number })),
  }))
  return normalise({ ...found.data, sections })
}
