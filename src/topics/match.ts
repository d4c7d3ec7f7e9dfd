import type { Topic } from '../model.ts'
import { editDistance } from '../text/edit-distance.ts'
import { nameKey, singular } from './spelling.ts'
import { readWord } from './word.ts'

/** Every spelling of every name, as `nameKey` writes it, and its singular. A list is compiled once. */
type Names = ReadonlyMap<string, Topic>

const compiledLists = new WeakMap<readonly Topic[], Names>()

/** The topic of that slug (also a former one) or title in either language, whatever its case, hyphens and number, or null. */
export function findTopic(name: string, topics: readonly Topic[]): Topic | null {
  if (name.length > longestName) return null
  const names = compiled(topics)
  const key = nameKey(name)
  return names.get(key) ?? names.get(singular(key)) ?? null
}

/** The places in the list of the topics that a title names among other things: "Payments and finance". */
export function topicsNamedIn(title: string, topics: readonly Topic[]): readonly number[] {
  const key = `-${nameKey(title.slice(0, longestTitle))}-`
  const has = (name: string): boolean =>
    /\p{Script=Han}/u.test(name) ? name.length > 1 && key.includes(name) : name !== '' && key.includes(`-${name}-`)
  return topics.flatMap((topic, at) => (namesOf(topic).some((name) => has(name) || has(singular(name))) ? at : []))
}

const longestTitle = 200

/**
 * The topics that somebody may have meant by a name that is none, nearest first: one that it begins, one of whose words
 * it is, or one a few letters away.
 */
export function nearestTopics(name: string, topics: readonly Topic[], limit: number): Topic[] {
  const key = nameKey(name.slice(0, longestName))
  if (key === '') return []
  return topics
    .map((topic, at) => ({ topic, at, far: farness(key, topic) }))
    .filter(({ far }) => far <= Math.max(1, key.length / 3))
    .sort((a, b) => a.far - b.far || a.at - b.at)
    .slice(0, limit)
    .map(({ topic }) => topic)
}

// Longer than any name of a topic, short enough to be compared letter by letter with all of them.
const longestName = 64

function farness(key: string, topic: Topic): number {
  const names = namesOf(topic)
  // Short names such as "ai" stand by chance in many a word.
  const telling = names.filter((name) => name.length > 2 || /\p{Script=Han}/u.test(name))
  if (names.some((name) => name.startsWith(key)) || telling.some((name) => key.startsWith(name))) return 0
  const words = topic.words.map((written) => nameKey(readWord(written)?.text ?? ''))
  if (words.some((word) => word === key || word === singular(key))) return 0.25
  if (names.some((name) => name.includes(key)) || telling.some((name) => key.includes(name))) return 0.5
  if (key.length > 2 && words.some((word) => word.startsWith(key))) return 0.75
  return Math.min(...names.flatMap((name) => [name, ...name.split('-')]).map((name) => editDistance(key, name)))
}

const namesOf = ({ slug, title }: Topic): readonly string[] =>
  [slug, ...Object.values(title)].map(nameKey).filter((key) => key !== '')

function compiled(topics: readonly Topic[]): Names {
  const known = compiledLists.get(topics)
  if (known) return known
  const names = new Map<string, Topic>()
  const keep = (key: string, topic: Topic) => names.has(key) || names.set(key, topic)
  for (const topic of topics) for (const name of namesOf(topic)) keep(name, topic)
  // After all full names, so that the singular of one never hides another.
  for (const topic of topics) for (const name of namesOf(topic)) keep(singular(name), topic)
  for (const topic of topics) for (const slug of topic.also ?? []) keep(nameKey(slug), topic)
  compiledLists.set(topics, names)
  return names
}
