import { namedAlike, newTopic, readTitles, tagFrom } from '../../desk/topics/names.ts'
import type { Doc } from '../../doc.ts'
import { type Topic, topicTitleIn } from '../../model.ts'
import { askText } from '../asking.ts'
import type { CommandRequest } from '../command.ts'
import { askMerge } from './leaving.ts'
import { afresh, entryOf, titleOf } from './say.ts'
import { show } from './show.ts'

/** `topics new Gardening / 园艺`: makes a topic that has its own names as words. */
export async function make(request: CommandRequest, written: string): Promise<Doc> {
  const said = request.phrases.topics
  const title = readTitles(written, request.language)
  if (title === null) return askText(request, 'topics new', said.askTitle)
  const topic = newTopic(title)
  if (topic === null) return askText(request, 'topics new', said.noTag(written), said.askTitle)
  const known = namedAlike(topic, request.topics)
  if (known) return show(request, known, said.taken(titleOf(known, request)))
  await request.store.putTopics([topic], entryOf(request, 'created', topic.slug, { topic }))
  return fresh(request, topic.slug, said.made(titleOf(topic, request)))
}

/** `topics rename T Gardening / 园艺`: other titles; the tag stays. */
export async function rename(request: CommandRequest, topic: Topic, written: string): Promise<Doc> {
  const said = request.phrases.topics
  const title = readTitles(written, request.language)
  const { slug } = topic
  if (title === null) return askText(request, `topics rename ${slug}`, said.askTitle)
  const others = request.topics.filter((each) => each !== topic)
  const known = namedAlike({ slug: '', title }, others)
  if (known) return askMerge(request, topic, known, said.taken(titleOf(known, request)))
  const detail = { title: { before: topic.title, after: title } }
  await request.store.changeTopic(slug, { title }, entryOf(request, 'renamed', slug, detail))
  return fresh(request, slug, said.renamed(topicTitleIn({ slug, title }, request.language)))
}

/** `topics tag T gardens`: another tag; everything comes along. */
export async function tag(request: CommandRequest, topic: Topic, written: string): Promise<Doc> {
  const said = request.phrases.topics
  const { slug } = topic
  if (written === '') return askText(request, `topics tag ${slug}`, said.askTag(slug))
  const to = tagFrom(written)
  if (to === null) return askText(request, `topics tag ${slug}`, said.noTag(written), said.askTag(slug))
  if (to === slug) return show(request, topic)
  const known = request.topics.find((each) => each.slug === to)
  if (known) return askMerge(request, topic, known, said.taken(titleOf(known, request)))
  await request.store.renameTopic(slug, to, entryOf(request, 'renamed', to, { slug: { before: slug, after: to } }))
  return fresh(request, to, said.tagged(to))
}

async function fresh(request: CommandRequest, slug: string, lead: string): Promise<Doc> {
  const now = await afresh(request)
  const topic = now.topics.find((each) => each.slug === slug)
  if (topic === undefined) throw new Error(`the topic ${slug} was changed and is not there`)
  return show(now, topic, lead)
}
