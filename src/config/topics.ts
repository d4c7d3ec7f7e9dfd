import { z } from 'zod'
import { type StarterName, starterNames } from '../topics/starter.ts'
import { near } from './near-names.ts'

/** The topics that a brief starts with: starter sets, or those of a file, which counts again whenever it has changed. */
export type TopicChoice =
  | { readonly kind: 'starter'; readonly names: readonly StarterName[] }
  | { readonly kind: 'file'; readonly path: string }

const isStarter = (name: string): name is StarterName => starterNames.some((known) => known === name)

/** `commerce`, `technology,ai`, `none`, or the path of a JSON file. */
export const topicChoice = z.string().transform((written, context): TopicChoice => {
  const text = written.trim()
  if (/\.json$|^\.{0,2}\//i.test(text)) return { kind: 'file', path: text }
  const names = text.split(',').flatMap((name) => name.trim().toLowerCase() || [])
  if (names.length === 1 && names[0] === 'none') return { kind: 'starter', names: [] }
  for (const name of names.filter((each) => !isStarter(each))) {
    const [meant] = near(name, starterNames)
    const hint = meant === undefined ? '' : `; did you mean ${meant}?`
    const message = `"${name}" is none of ${starterNames.join(', ')}, none, nor the path of a .json file${hint}`
    context.addIssue({ code: 'custom', message })
  }
  return { kind: 'starter', names: names.filter(isStarter) }
})
