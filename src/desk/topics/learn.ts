import type { Item, Topic } from '../../model.ts'
import type { Actor } from '../../store/desk.ts'
import type { TopicStore } from '../../store/topics.ts'
import { weigh } from '../../topics/guess.ts'
import { enough } from '../../topics/word.ts'

/** What an editor made of an item's topics. */
export interface Retagging {
  /** Names the item: `k3`, or `issue 129.3`. */
  readonly item: string
  readonly text: Pick<Item, 'headline' | 'body'>
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly actor: Actor
  readonly at: number
}

/** What was learned of it; `id` null: an earlier lesson of this item was taken back. */
export interface Learned {
  readonly topic: string
  readonly id: number | null
  readonly words: readonly string[]
  readonly less: boolean
}

/** So much a word counts more or less after one correction: a word of a topic that was taken away no longer makes it alone. */
export const lessonSize = 0.25

type Shelf = Pick<TopicStore, 'teach' | 'unteach' | 'lessonOf'>

/**
 * Learns from a change of topics that goes against the guess: where a guessed topic was taken away, the words that gave it away count less
 * from now on; where one was added that the words only hinted at, they count more. The same item the other way takes that back.
 */
export async function learn(store: Shelf, topics: readonly Topic[], change: Retagging): Promise<readonly Learned[]> {
  const { before, after, item, text, actor, at } = change
  const evidence = weigh([text.headline, ...text.body].join('\n'), topics)
  const changed = [
    ...before.filter((slug) => !after.includes(slug)).map((topic) => ({ topic, less: true })),
    ...after.filter((slug) => !before.includes(slug)).map((topic) => ({ topic, less: false })),
  ]
  const learned: Learned[] = []
  for (const { topic, less } of changed) {
    const audit = (action: 'taught' | 'untaught', words: readonly string[]) =>
      ({ at, actor, action, subject: `topic ${topic}`, detail: { headline: text.headline, words, less } }) as const
    const standing = await store.lessonOf(topic, item)
    if (standing !== null && standing.change < 0 !== less) {
      await store.unteach(standing.id, audit('untaught', standing.words))
      learned.push({ topic, id: null, words: standing.words, less })
      continue
    }
    const told = evidence.find(({ slug }) => slug === topic)
    const words = told?.words.map(({ written }) => written) ?? []
    // Nothing was guessed wrongly, or no word can be blamed for it.
    if (standing !== null || told === undefined || words.length === 0 || told.weight >= enough !== less) continue
    const { headline } = text
    const lesson = { at, actor, topic, item, headline, words, change: less ? -lessonSize : lessonSize }
    learned.push({ topic, id: await store.teach(lesson, audit('taught', words)), words, less })
  }
  return learned
}
