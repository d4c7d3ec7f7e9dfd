import type { Topic } from '../../model.ts'
import { candidates } from '../../topics/likely.ts'
import type { CommandRequest } from '../command.ts'

/** Words that stand in a topic's items and hardly anywhere else, and are none of its own: the best few. */
export async function likelyWords({ store, topics }: CommandRequest, topic: Topic): Promise<readonly string[]> {
  const { entries } = await store.byTopic(topic.slug, { offset: 0, limit: mostItems })
  const found = candidates(
    entries.map(({ item }) => item),
    topic,
    topics,
  )
  const good: string[] = []
  for (const { word, items } of found.slice(0, mostAsked)) {
    const { total } = await store.search(word, { offset: 0, limit: 1 })
    if (total > 0 && items / total >= mostlyHere) good.push(word)
    if (good.length === mostOffered) break
  }
  return good
}

const mostItems = 60
const mostAsked = 12
const mostOffered = 6
/** Of all items that have the word so many have the topic. */
const mostlyHere = 0.8
