import type { Item, Topic } from '../model.ts'
import { weigh } from './guess.ts'

/** A word, and in how many items it stands. */
export interface Candidate {
  readonly word: string
  readonly items: number
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words that stand in at least two of these items and give nothing away yet, the most common first. */
export function candidates(
  items: readonly Pick<Item, 'headline' | 'body'>[],
  topic: Topic,
  topics: readonly Topic[],
): readonly Candidate[] {
  const counts = new Map<string, number>()
  for (const { headline, body } of items)
    for (const word of new Set(wordsIn([headline, ...body].join('\n')))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .map(([word, items]) => ({ word, items }))
    .filter(({ word, items }) => items > 1 && !weigh(word, topics).some(({ slug }) => slug === topic.slug))
    .sort((a, b) => b.items - a.items || b.word.length - a.word.length)
}

/** Words that can tell something: four letters or more, two characters of Chinese or more. */
function wordsIn(text: string): readonly string[] {
  const found: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(text.slice(0, longest).toLowerCase())) {
    if (!isWordLike) continue
    if (/^[a-z]{4,}$/.test(segment) ? !common.has(segment) : /^\p{Script=Han}{2,}$/u.test(segment)) found.push(segment)
  }
  return found
}

const longest = 4000

const common = new Set(
  `about above after again against also among another around away back because become been before behind being below
   between both came come could does done down each early either else even ever every expect find first found from gets give
   given goes going good great half have here high into itself just keep kept last late later least less like line little long
   made make many more most much must near need never next none nothing once only open other over own part people plans same
   says should show since some soon still such take than that their them then there these they this those though three time
   told took under until upon very want week well were what when where which while will with within without world would year
   years your january february march april june july august september october november december monday tuesday wednesday
   thursday friday saturday sunday`.split(/\s+/),
)
