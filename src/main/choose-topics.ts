import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileFailure } from '../cli/io.ts'
import type { TopicChoice } from '../config/topics.ts'
import { atCommandLine } from '../desk/desk.ts'
import type { Topic } from '../model.ts'
import type { Store } from '../store/port.ts'
import { defaultTopics } from '../topics/defaults.ts'
import { readTopicFile } from '../topics/file.ts'
import { starterTopics } from '../topics/starter.ts'

type Shelf = Pick<
  Store,
  'latest' | 'draft' | 'subscriptionCounts' | 'topics' | 'chooseTopics' | 'putTopics' | 'setting' | 'saveSetting'
>

/** The topics that a new brief starts with. Throws UserError for a file that cannot be read. */
export async function startingTopics(choice: TopicChoice): Promise<readonly Topic[]> {
  if (choice.kind === 'file') return readTopicFile(await textOf(choice.path), choice.path)
  const sets = choice.names.flatMap((name) => starterTopics(name))
  return sets.filter(({ slug }, at) => sets.findIndex((other) => other.slug === slug) === at)
}

/**
 * Gives a new brief the topics that the environment chose, and takes a file in again whenever it has changed. A brief that has issues, readers
 * or a draft already keeps the topics that it has. Tells the operator what had no effect, or null.
 */
export async function chooseTopics(store: Shelf, choice: TopicChoice, now: () => number): Promise<string | null> {
  const chosen = JSON.stringify(choice)
  const before = await store.setting(choiceSetting)
  if (choice.kind === 'starter' && before === chosen) return null
  const fresh = before === null && (await isNew(store))
  if (choice.kind === 'file') {
    const mark = `${chosen} ${createHash('sha256')
      .update(await textOf(choice.path))
      .digest('hex')}`
    if (before === mark) return null
    const topics = await startingTopics(choice)
    if (!(fresh && (await store.chooseTopics(topics)))) {
      await store.chooseTopics(defaultTopics)
      const detail = { from: choice.path, topics: topics.map(({ slug }) => slug) }
      await store.putTopics(topics, { at: now(), actor: atCommandLine, action: 'imported', subject: 'topics', detail })
    }
    await store.saveSetting(choiceSetting, mark)
    return null
  }
  const taken = fresh && (await store.chooseTopics(await startingTopics(choice)))
  await store.chooseTopics(defaultTopics)
  await store.saveSetting(choiceSetting, chosen)
  const isDefault = choice.names.join() === 'commerce'
  if (taken || (before === null && isDefault)) return null
  return `BRIEF_TOPICS chooses topics at the first start, and this brief has topics already; \`briefwire topics import ${choice.names[0] ?? 'FILE'}\` adds some`
}

/** What of BRIEF_TOPICS was taken in last: the choice, and for a file what stood in it. */
const choiceSetting = 'topics'

async function isNew(store: Shelf): Promise<boolean> {
  const { active, paused, ended } = await store.subscriptionCounts()
  return active + paused + ended === 0 && (await store.latest()) === null && (await store.draft()).version === 0
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (thrown) {
    throw fileFailure(path, thrown)
  }
}
