import type { Problems } from './layout/problems.ts'

/** The last number that an item can have: four digits in front of a line are a year more often than an item. */
export const lastNumber = 999

const last = /^[ \t\u3000]{0,20}[(（第]? ?999 ?[.．。)）、条:：]/m
const beyond = /^[ \t\u3000]{0,20}[(（第]? ?1,?000 ?[.．。)）、条:：]/m

/** Names the line with which the numbering goes on after the last number: it is read as text of the item before. */
export function nameBeyondLast(input: string, problems: Problems): void {
  const end = last.exec(input)
  const found = end && beyond.exec(input.slice(end.index))
  if (!end || !found) return
  const at = end.index + found.index + found[0].search(/\S/)
  const line = input.slice(0, at).split(/\r\n|[\n\r\u0085\u2028\u2029]/).length
  problems.add(line, problems.words.beyondLast(lastNumber))
}
