import type { Selection, Topic } from '../model.ts'

const compiled = new WeakMap<readonly Topic[], ReadonlyMap<string, string>>()

/** These slugs as they are called by now; the same list where none was renamed. */
export function currentSlugs(slugs: readonly string[], topics: readonly Topic[]): readonly string[] {
  const names = formerOf(topics)
  if (names.size === 0 || !slugs.some((slug) => names.has(slug))) return slugs
  return [...new Set(slugs.map((slug) => names.get(slug) ?? slug))]
}

/** A selection under the names that its topics have by now. */
export function currentSelection<S extends Selection>(selection: S, topics: readonly Topic[]): S {
  const [named, except] = [currentSlugs(selection.topics, topics), currentSlugs(selection.except, topics)]
  return named === selection.topics && except === selection.except ? selection : { ...selection, topics: named, except }
}

/** Whether it depends on the names of topics. */
export const namesTopics = ({ topics, except }: Selection): boolean => topics.length > 0 || except.length > 0

function formerOf(topics: readonly Topic[]): ReadonlyMap<string, string> {
  const known = compiled.get(topics)
  if (known) return known
  const made = new Map(topics.flatMap(({ slug, also = [] }) => also.map((old) => [old, slug] as const)))
  compiled.set(topics, made)
  return made
}
