import { z } from 'zod'
import { languages, type Titles, type Topic } from '../model.ts'
import { slugFrom } from './hashtag.ts'
import { listedWords, longestWord } from './word.ts'

const title = z.string().trim().min(1, 'must not be empty').max(60, 'must have at most 60 characters')
const words = z
  .array(
    z
      .string()
      .refine(
        (list) => list.split(/[,，、;；\n]/).every((word) => word.length <= longestWord),
        `a word may have ${longestWord} characters`,
      ),
  )
  .transform((lists) => [...new Set(lists.flatMap(listedWords))])

const slug = z.string().transform((text, context) => {
  const slug = slugFrom(text)
  if (slug === null)
    context.addIssue({ code: 'custom', message: 'must be a tag: letters, digits and hyphens, or Chinese' })
  return slug ?? ''
})

const titles = z
  .partialRecord(z.enum(languages), title)
  .refine((given) => Object.keys(given).length > 0, `must have one of ${languages.join(', ')}`)

/** One topic as a file has it; a title that names no language is English, and stands for all. */
const topic = z
  .object({
    slug,
    title: z.union([
      title.transform((one): Titles => (/\p{Script=Han}/u.test(one) ? { zh: one } : { en: one })),
      titles,
    ]),
    words: words.default([]),
    learned: z.record(z.string(), z.number().min(-2).max(2)).default({}),
    also: z.array(slug).default([]),
  })
  .transform(({ slug, title, words, learned, also }): Topic => {
    const known = Object.entries(learned).filter(([word, change]) => words.includes(word) && change !== 0)
    return {
      slug,
      title,
      words,
      ...(known.length > 0 ? { learned: Object.fromEntries(known) } : {}),
      ...(also.length > 0 ? { also } : {}),
    }
  })

/** A file of topics: `{"topics": [{"slug": "gardening", "title": {"en": "Gardening", "zh": "园艺"}, "words": ["compost, mulch"]}]}`. */
export const topicFile = z
  .object({ topics: z.array(topic).max(500, 'must be at most 500') })
  .superRefine(({ topics }, context) => {
    const seen = new Set<string>()
    for (const [at, { slug }] of topics.entries()) {
      if (seen.has(slug))
        context.addIssue({ code: 'custom', path: ['topics', at, 'slug'], message: `“${slug}” is there twice` })
      seen.add(slug)
    }
  })
