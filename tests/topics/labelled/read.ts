import { readFileSync } from 'node:fs'
import type { Topic } from '../../../src/model.ts'
import { topicFile } from '../../../src/topics/shape.ts'
import { starterNames, starterTopics } from '../../../src/topics/starter.ts'

/** A headline, and what a careful editor would say that it is about. */
export interface Labelled {
  readonly set: string
  /** Whether it has a word that misleads. */
  readonly trap: boolean
  readonly headline: string
  readonly section: string | null
  readonly topics: readonly string[]
  /** Topics about which editors differ: neither right nor wrong. */
  readonly maybe: readonly string[]
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

const gardening: readonly Topic[] = topicFile.parse(JSON.parse(read('gardening.json'))).topics

/** The topics of the briefs that the headlines are from; the gardeners made theirs themselves. */
export const sets: ReadonlyMap<string, readonly Topic[]> = new Map<string, readonly Topic[]>([
  ...starterNames.map((name) => [name, starterTopics(name)] as const),
  ['gardening', gardening],
])

/** All headlines, with what is expected of each. A topic with a question mark in front is one about which editors differ. */
export const labelled: readonly Labelled[] = [...sets.keys()].flatMap((set) =>
  read(`${set}.tsv`)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [kind, slugs = '', headline = '', section = ''] = line.split('\t')
      const named = slugs.split(',').filter((slug) => slug !== '-' && slug !== '')
      return {
        set,
        trap: kind === 'trap',
        headline,
        section: section === '' ? null : section,
        topics: named.filter((slug) => !slug.startsWith('?')),
        maybe: named.flatMap((slug) => (slug.startsWith('?') ? slug.slice(1) : [])),
      }
    }),
)
