import type { Work } from './work.ts'

/** Like `map`, where the database is asked for each. */
export function* mapped<T, R>(list: readonly T[], each: (item: T, index: number) => Work<R>): Work<R[]> {
  const results: R[] = []
  for (const [index, item] of list.entries()) results.push(yield* each(item, index))
  return results
}

/** Like `filter`, where the database is asked for each. */
export function* kept<T>(list: readonly T[], is: (item: T) => Work<boolean>): Work<T[]> {
  const results: T[] = []
  for (const item of list) if (yield* is(item)) results.push(item)
  return results
}
