import type { Item } from '../../model.ts'

/** An item that has no number and no key yet. */
export type NewItem = Omit<Item, 'number'>

/** How long all that an item says is, in characters, in the language in which it is longest; its picture aside. */
export function lengthOf({ headline, body, source, topics, translations = [] }: NewItem): number {
  const longest = Math.max(...[{ headline, body }, ...translations].map(lettersOf))
  return [source?.name ?? '', source?.url ?? '', ...topics].reduce((sum, text) => sum + text.length, longest)
}

const lettersOf = ({ headline, body }: Pick<NewItem, 'headline' | 'body'>): number =>
  [headline, ...body].reduce((sum, text) => sum + text.length, 0)
