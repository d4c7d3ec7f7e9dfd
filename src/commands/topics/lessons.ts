import { type Learned, learn } from '../../desk/topics/learn.ts'
import type { Block } from '../../doc.ts'
import type { Item } from '../../model.ts'
import type { CommandRequest } from '../command.ts'
import { buttons, titleOf } from './say.ts'

/** An item whose topics an editor has just changed. */
export interface Retagged {
  /** Names it: `k3`, or `issue 129.3`. */
  readonly item: string
  readonly before: Pick<Item, 'topics'>
  readonly after: Pick<Item, 'headline' | 'body' | 'topics'>
}

/** Learns from the change, and says what of it; each lesson has a button under `undo` that takes it back. */
export async function learnFrom(
  request: CommandRequest,
  { item, before, after }: Retagged,
  undo: string,
): Promise<readonly (Block | string)[]> {
  const { phrases, store, topics, actor } = request
  const change = { item, text: after, before: before.topics, after: after.topics, actor, at: request.now() }
  const learned = await learn(store, topics, change)
  if (learned.length === 0) return []
  const say = ({ topic: slug, id, words, less }: Learned): string => {
    const topic = topics.find((each) => each.slug === slug)
    const title = topic ? titleOf(topic, request) : slug
    return id === null ? phrases.topics.untaught(title) : phrases.topics.taught(words.join(phrases.comma), title, less)
  }
  const undoing = learned.flatMap(({ id, words }) =>
    id === null
      ? []
      : { label: phrases.topics.unteach(words.join(phrases.comma).slice(0, 30)), command: `${undo} ${id}` },
  )
  return [...learned.map(say), ...(undoing.length > 0 ? [buttons(...undoing)] : [])]
}

/** Takes a lesson back; tells whether it still stood. */
export async function unlearn(request: CommandRequest, id: string): Promise<string> {
  const { phrases, store, actor } = request
  const lesson = /^\d{1,15}$/.test(id) ? await store.lesson(Number(id)) : null
  if (lesson === null) return phrases.topics.undoneBefore
  const { topic, headline, words } = lesson
  const entry = { at: request.now(), actor, action: 'untaught', subject: `topic ${topic}` } as const
  const done = await store.unteach(lesson.id, { ...entry, detail: { headline, words } })
  return done ? phrases.topics.undone : phrases.topics.undoneBefore
}
