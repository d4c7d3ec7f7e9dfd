import type { Item } from '../../model.ts'

/** An item that has no number and no key yet. */
export type NewItem = Omit<Item, 'number'>

/** How long all that an item says is, in characters; its picture aside. */
export const lengthOf = ({ headline, body, source, topics }: NewItem): number =>
  [headline, ...body, source?.name ?? '', source?.url ?? '', ...topics].reduce((sum, text) => sum + text.length, 0)
