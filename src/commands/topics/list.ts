import type { Block, Doc } from '../../doc.ts'
import { text } from '../../doc.ts'
import type { Topic } from '../../model.ts'
import { starterNames, starterTopics } from '../../topics/starter.ts'
import { type CommandRequest, say } from '../command.ts'
import { buttons, titleOf } from './say.ts'

/** `topics`, for an editor: all topics of the brief, each a press away, page by page; `lead` comes first. */
export async function list(request: CommandRequest, page: string, ...lead: readonly (Block | string)[]): Promise<Doc> {
  const { phrases, store, topics } = request
  const words = phrases.topics
  const more = [
    { label: words.make, command: 'topics new', form: { title: words.renameTitle, value: '' } },
    { label: words.try, command: 'topics try', form: { title: words.tryTitle, value: '' } },
    { label: words.sets, command: 'topics sets' },
  ]
  if (topics.length === 0) return say(request, ...lead, words.none, buttons(...more))
  const pages = Math.ceil(topics.length / pageSize)
  const at = Math.min(pages, Math.max(1, Number(/\d+/.exec(page)?.[0] ?? 1)))
  const shown = topics.slice((at - 1) * pageSize, at * pageSize)
  const counts = await store.topicCounts()
  const entry = async (topic: Topic) => {
    const readers = await store.followers(topic.slug)
    const line = words.line(topic.slug, counts.get(topic.slug) ?? 0, readers, topic.words.length)
    return [text(`${titleOf(topic, request)}  ${line}`)]
  }
  const open = shown.map((topic) => ({ label: titleOf(topic, request), command: `topics show ${topic.slug}` }))
  const turn = [
    ...(at > 1 ? [{ label: phrases.back, command: `topics page ${at - 1}` }] : []),
    ...(at < pages ? [{ label: phrases.more, command: `topics page ${at + 1}` }] : []),
  ]
  const note = pages > 1 ? words.page(at, pages) : null
  return say(
    request,
    ...lead,
    { kind: 'title', text: words.title, note },
    { kind: 'list', entries: await Promise.all(shown.map(entry)) },
    buttons(...open),
    buttons(...turn, ...more),
  )
}

/** `topics sets`: the starter sets; `topics set NAME` adds the topics of one. */
export async function sets(request: CommandRequest, chosen: string): Promise<Doc> {
  const words = request.phrases.topics
  const name = starterNames.find((each) => each === chosen)
  if (name === undefined) {
    const offers = starterNames.map((each) => ({ label: words.setNames[each], command: `topics sets ${each}` }))
    return say(request, words.setsAre, buttons(...offers), buttons({ label: words.all, command: 'topics' }))
  }
  const topics = starterTopics(name)
  const detail = { from: name, topics: topics.map(({ slug }) => slug) }
  const added = await request.store.putTopics(topics, {
    at: request.now(),
    actor: request.actor,
    action: 'imported',
    subject: 'topics',
    detail,
  })
  const now = { ...request, topics: await request.store.topics() }
  return list(now, '1', words.setAdded(words.setNames[name], added))
}

/** As many as a telephone shows with their buttons. */
const pageSize = 12
