import type { Topic } from '../model.ts'

const compiled = new WeakMap<readonly Topic[], ReadonlyMap<string, string>>()

/** These slugs as they are called by now; the same list where none was renamed. */
export function currentSlugs(slugs: readonly string[], topics: readonly Topic[]): readonly string[] {
  const names = formerOf(topics)
  if (names.size === 0 || !slugs.some((slug) => names.has(slug))) return slugs
  return [...new Set(slugs.map((slug) => names.get(slug) ?? slug))]
}

function formerOf(topics: readonly Topic[]): ReadonlyMap<string, string> {
  const known = compiled.get(topics)
  if (known) return known
  const made = new Map(topics.flatMap(({ slug, also = [] }) => also.map((old) => [old, slug] as const)))
  compiled.set(topics, made)
  return made
}
